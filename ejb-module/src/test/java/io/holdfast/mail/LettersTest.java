package io.holdfast.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LettersTest {
    private static final String LINK = "https://portal.example/signup?invitation=a&b=c";
    private static final Map<String, Object> VALUES = Map.ofEntries(
            Map.entry("organization", "Meridian Engineering"),
            Map.entry("link", LINK),
            Map.entry("until", Instant.parse("2026-11-28T08:05:00Z")),
            Map.entry("time", Instant.parse("2026-11-21T08:05:00Z")),
            Map.entry("place", "203.0.113.9"),
            Map.entry("minutes", 15),
            Map.entry("role", "treasurer"),
            Map.entry("from", Instant.parse("2026-11-21T08:05:00Z")),
            Map.entry("holder", "Grace Hopper"),
            Map.entry("person", "Grace Hopper"),
            Map.entry("reason", "The vendor has to be paid today"),
            Map.entry("review", "Fourth quarter"),
            Map.entry("count", 12L));

    private final Letters letters = new Letters();

    static Stream<Arguments> everyMail() {
        return Stream.of(MailKind.values())
                .flatMap(kind -> Stream.of(MailLanguage.values()).map(language -> Arguments.of(kind, language)));
    }

    @ParameterizedTest
    @MethodSource("everyMail")
    void everyMailIsWrittenInEveryLanguage(MailKind kind, MailLanguage language) {
        Letter letter = letters.write(kind, language, "Ada Lovelace", VALUES);

        assertThat(letter.subject()).isNotBlank().doesNotContain("{", "\n");
        assertThat(letter.text()).contains("Ada Lovelace").doesNotContain("{");
        assertThat(letter.html())
                .contains("Ada Lovelace", "lang=\"" + language.word() + "\"")
                .doesNotContain("{");
    }

    @Test
    void theLinkStandsInBothFormsAndIsEscapedInHtml() {
        Letter letter = letters.write(MailKind.INVITATION, MailLanguage.EN, "Ada", VALUES);

        assertThat(letter.subject()).isEqualTo("You are invited to Meridian Engineering");
        assertThat(letter.text()).contains("\n\n" + LINK + "\n\n").contains("until 28 November 2026");
        assertThat(letter.html()).contains("<p><a href=\"https://portal.example/signup?invitation=a&amp;b=c\">");
    }

    @Test
    void datesAreThoseOfTheLanguage() {
        assertThat(letters.write(MailKind.INVITATION, MailLanguage.DE, "Ada", VALUES)
                        .text())
                .contains("28. November 2026", "UTC");
        assertThat(letters.write(MailKind.INVITATION, MailLanguage.ES, "Ada", VALUES)
                        .text())
                .contains("28 de noviembre de 2026");
    }

    @Test
    void whatSomebodyTypedIsOneLineAndNoElement() {
        var values = Map.<String, Object>of(
                "organization", "A <b>firm</b> & sons\r\nBcc: everybody@example.com\n\nBuy!", "link", LINK);

        Letter letter = letters.write(MailKind.WELCOME, MailLanguage.EN, "Ada\r\nX: y", values);

        assertThat(letter.subject()).doesNotContain("\r", "\n").endsWith("Buy!");
        assertThat(letter.text()).contains("Hello Ada X: y,").doesNotContain("\nBcc", "\nBuy");
        assertThat(letter.html())
                .contains("A &lt;b&gt;firm&lt;/b&gt; &amp; sons")
                .doesNotContain("<b>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "You won https://evil.example",
                "www.evil.example",
                "evil.example/win",
                "a@evil.example",
                "<script>",
                "{link}"
            })
    void aNameThatIsAnAdvertisementIsLeftOut(String name) {
        Letter letter = letters.write(MailKind.WELCOME, MailLanguage.EN, name, VALUES);

        assertThat(letter.text()).startsWith("Hello,\n").doesNotContain(name, "evil");
    }

    @Test
    void aReaderWithoutANameIsGreetedAllTheSame() {
        assertThat(letters.write(MailKind.WELCOME, MailLanguage.DE, null, VALUES)
                        .text())
                .startsWith("Guten Tag,\n");
    }

    @Test
    void aMailThatLacksAValueIsNotWritten() {
        assertThatThrownBy(() -> letters.write(MailKind.INVITATION, MailLanguage.EN, "Ada", Map.of("link", LINK)))
                .hasMessageContaining("organization");
    }

    @Test
    void aLongOrganizationMakesAShorterSubject() {
        var values = Map.<String, Object>of("organization", "x".repeat(255), "link", LINK);
        assertThat(letters.write(MailKind.WELCOME, MailLanguage.EN, "Ada", values)
                        .subject())
                .hasSize(200)
                .endsWith("…");
    }
}
