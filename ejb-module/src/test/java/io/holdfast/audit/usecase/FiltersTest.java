package io.holdfast.audit.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.audit.model.EventFilter;
import io.holdfast.shared.audit.Outcome;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FiltersTest {
    private static final UUID PERSON = UUID.fromString("0193527c-6a00-7000-8000-00000000000b");

    @Test
    void anAddressIsRecordedAsTheIdOfThePerson() {
        EventFilter filter = byUser("ann@acme.example").by(PERSON);

        assertThat(Filters.words(filter, true))
                .containsExactly("user=" + PERSON, "outcome=DENIED", "from=2026-11-21T09:00:00Z");
    }

    @Test
    void anAddressThatNobodyHasIsNotRecorded() {
        assertThat(Filters.words(byUser("ann@elsewhere.example"), false))
                .contains("user=unknown")
                .noneMatch(word -> word.contains("ann"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann@acme.example", "Ann Example", "<script>", "a\nb", "\u0000"})
    void whatMayBePersonalIsNoNameOfAnAction(String text) {
        assertThatThrownBy(() -> Filters.check(byAction(text))).hasMessageContaining("'action'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LOGIN", "project.read", "ReadingProjects.list"})
    void namesOfTheLogAreTaken(String action) {
        assertThatCode(() -> Filters.check(byAction(action))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-!-", "a\u0000b"})
    void aTextWithoutALetterOrDigitIsNone(String text) {
        assertThatThrownBy(() -> Filters.check(byText(text))).hasMessageContaining("'text'");
    }

    @Test
    void aTextIsBounded() {
        assertThatCode(() -> Filters.check(byText("x".repeat(100)))).doesNotThrowAnyException();
        assertThatThrownBy(() -> Filters.check(byText("x".repeat(101)))).hasMessageContaining("'text'");
    }

    @Test
    void aSpanOfTimeThatEndsBeforeItBeginsIsNone() {
        Instant moment = Instant.parse("2026-11-21T09:00:00Z");

        assertThatThrownBy(() -> Filters.check(between(moment, moment))).hasMessageContaining("'from'");
        assertThatCode(() -> Filters.check(between(moment, moment.plusNanos(1000))))
                .doesNotThrowAnyException();
    }

    @Test
    void addressAndTextStayOutOfTheWords() {
        var filter = new EventFilter(
                null, null, null, null, null, null, null, null, null, null, "203.0.113.9", null, null, "ann");

        assertThat(Filters.words(filter, true)).isEmpty();
    }

    private static EventFilter byText(String text) {
        return new EventFilter(null, null, null, null, null, null, null, null, null, null, null, null, null, text);
    }

    private static EventFilter between(Instant from, Instant to) {
        return new EventFilter(null, null, null, null, null, null, null, null, null, null, null, from, to, null);
    }

    private static EventFilter byUser(String user) {
        return new EventFilter(
                user,
                null,
                null,
                null,
                null,
                Outcome.DENIED,
                null,
                null,
                null,
                null,
                null,
                Instant.parse("2026-11-21T09:00:00Z"),
                null,
                null);
    }

    private static EventFilter byAction(String action) {
        return new EventFilter(null, action, null, null, null, null, null, null, null, null, null, null, null, null);
    }
}
