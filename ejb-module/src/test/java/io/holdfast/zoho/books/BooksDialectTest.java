package io.holdfast.zoho.books;

import static io.holdfast.zoho.Answers.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.zoho.Answer;
import io.holdfast.zoho.Outcome;
import io.holdfast.zoho.Quota;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class BooksDialectTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final BooksDialect dialect = new BooksDialect(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void aRefusedTokenComesWith401() {
        assertThat(dialect.refusesToken(error(401, 57))).isTrue();
        assertThat(dialect.refusesToken(error(401, 14))).isTrue();
        assertThat(dialect.refusesToken(error(400, 6041))).isFalse();
    }

    @Test
    void theLimitOfAMinuteLastsAMinuteAndThatOfADayUntilBooksSaysSo() {
        assertThat(until(error(429, 44))).isEqualTo(NOW.plusSeconds(60));
        assertThat(until(error(429, 45))).isEqualTo(NOW.plusSeconds(3600));
        assertThat(until(quota(45, false, Duration.ofHours(7)))).isEqualTo(NOW.plus(Duration.ofHours(7)));
        assertThat(until(answer(429, ""))).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void theLimitOfAMinuteNeverLastsLessAndLongerWhenTheDayIsUsedUpToo() {
        assertThat(until(answer(429, "{'code':44}", Duration.ofSeconds(5)))).isEqualTo(NOW.plusSeconds(60));
        assertThat(until(quota(44, false, Duration.ofHours(7)))).isEqualTo(NOW.plusSeconds(60));
        assertThat(until(quota(44, true, Duration.ofHours(7)))).isEqualTo(NOW.plus(Duration.ofHours(7)));
    }

    @Test
    void onlyTheLimitOfADayIsAnAlarm() {
        assertThat(dialect.quotaUsedUp(error(429, 45))).isTrue();
        assertThat(dialect.quotaUsedUp(error(429, 44))).isFalse();
    }

    @Test
    void tooManyAtOncePassesInSeconds() {
        assertThat(dialect.passesSoon(error(429, 1070))).isTrue();
        assertThat(dialect.tooManyAtOnce(error(429, 1070))).isTrue();
        assertThat(dialect.passesSoon(error(429, 44))).isFalse();
        assertThat(until(error(429, 1070))).isBetween(NOW.plusSeconds(3), NOW.plusSeconds(6));
    }

    @Test
    void aMissingOrganizationIsForTheOperator() {
        assertThat(problem(error(400, 6041))).isInstanceOf(Outcome.Misconfigured.class);
    }

    @Test
    void anUnknownRecordIsGone() {
        assertThat(problem(error(404, 1002))).isInstanceOf(Outcome.Gone.class);
        assertThat(problem(answer(404, "<html></html>"))).isInstanceOf(Outcome.Gone.class);
    }

    @Test
    void anErrorInsideAStatus200IsAnError() {
        assertThat(problem(error(200, 9))).isEqualTo(new Outcome.Rejected<>(null, "9"));
        assertThat(problem(answer(200, "{'code':'24016'}"))).isEqualTo(new Outcome.Rejected<>(null, "24016"));
    }

    @Test
    void anOutageIsAnOutageWhateverTheBody() {
        assertThat(problem(answer(503, "<html></html>"))).isInstanceOf(Outcome.Unavailable.class);
        assertThat(problem(error(500, 9))).isInstanceOf(Outcome.Unavailable.class);
        assertThat(problem(answer(302, ""))).isInstanceOf(Outcome.Unavailable.class);
    }

    @Test
    void codeZeroIsNoProblem() {
        assertThat(problem(answer(200, "{'code':0,'invoices':[]}"))).isNull();
    }

    private Outcome<Object> problem(Answer answer) {
        return dialect.problem(answer);
    }

    private Instant until(Answer answer) {
        assertThat(problem(answer)).isInstanceOf(Outcome.Throttled.class);
        return ((Outcome.Throttled<Object>) problem(answer)).until();
    }

    private static Answer quota(int code, boolean usedUp, Duration reset) {
        return answer(429, "{'code':" + code + "}", null, new Quota(usedUp, reset));
    }

    private static Answer error(int status, int code) {
        return answer(status, "{'code':" + code + ",'message':'m'}");
    }
}
