package io.holdfast.zoho.projects;

import static io.holdfast.zoho.Answers.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.zoho.Answer;
import io.holdfast.zoho.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ProjectsDialectTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final ProjectsDialect dialect = new ProjectsDialect(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void aRefusedTokenComesWith400Or401() {
        assertThat(dialect.refusesToken(error(400, "INVALID_OAUTHTOKEN", "[]"))).isTrue();
        assertThat(dialect.refusesToken(error(401, "INVALID_TICKET", "[]"))).isTrue();
        assertThat(dialect.refusesToken(answer(401, ""))).isTrue();
        assertThat(dialect.refusesToken(error(401, "INVALID_OAUTHSCOPE", "[]"))).isFalse();
    }

    @Test
    void aThrottleSaysInWordsHowLongItLasts() {
        String words =
                "{'message':'Cannot execute more than 100 requests per API in 2 minutes. Try again after 22 minutes.'}";
        assertThat(waitsUntil(error(400, "URL_ROLLING_THROTTLES_LIMIT_EXCEEDED", words)))
                .isEqualTo(NOW.plus(Duration.ofMinutes(22)));
    }

    @Test
    void aThrottleWithoutWordsLastsAsLongAsTheHeaderOrHalfAnHour() {
        assertThat(waitsUntil(answer(429, "", Duration.ofSeconds(90)))).isEqualTo(NOW.plusSeconds(90));
        assertThat(waitsUntil(error(400, "URL_ROLLING_THROTTLES_LIMIT_EXCEEDED", "[]")))
                .isEqualTo(NOW.plus(Duration.ofMinutes(30)));
    }

    @Test
    void anErrorInsideAStatus200IsAnError() {
        assertThat(problem(error(200, "INVALID_PARAMETER_VALUE", "[{'message':'m','field_name':'per_page'}]")))
                .isEqualTo(new Outcome.Rejected<>("per_page", "INVALID_PARAMETER_VALUE"));
    }

    @Test
    void aMissingScopeIsForTheOperator() {
        assertThat(problem(error(400, "URL_RULE_NOT_CONFIGURED", "[]"))).isInstanceOf(Outcome.Misconfigured.class);
        assertThat(problem(error(401, "INVALID_OAUTHSCOPE", "[]"))).isInstanceOf(Outcome.Misconfigured.class);
    }

    @Test
    void anUnknownRecordIsGone() {
        assertThat(problem(error(404, "RESOURCE_NOT_FOUND", "[]"))).isInstanceOf(Outcome.Gone.class);
    }

    @Test
    void anOutageIsAnOutageWhateverTheBody() {
        assertThat(problem(answer(503, "<html></html>"))).isInstanceOf(Outcome.Unavailable.class);
        assertThat(problem(answer(302, ""))).isInstanceOf(Outcome.Unavailable.class);
    }

    @Test
    void aListIsNoProblem() {
        assertThat(problem(answer(200, "[]"))).isNull();
        assertThat(problem(answer(200, "{'projects':[]}"))).isNull();
    }

    private Outcome<Object> problem(Answer answer) {
        return dialect.problem(answer);
    }

    private Instant waitsUntil(Answer answer) {
        return ((Outcome.Throttled<?>) problem(answer)).until();
    }

    private static Answer error(int status, String title, String details) {
        return answer(
                status,
                "{'error':{'status_code':'" + status + "','title':'" + title + "','error_type':'X','details':" + details
                        + "}}");
    }
}
