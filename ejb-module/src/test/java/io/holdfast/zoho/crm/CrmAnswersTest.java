package io.holdfast.zoho.crm;

import static io.holdfast.zoho.Answers.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.zoho.Answer;
import io.holdfast.zoho.Lenient;
import io.holdfast.zoho.Outcome;
import io.holdfast.zoho.Quota;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrmAnswersTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final CrmDialect dialect = new CrmDialect(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void anEmptyListIs204WithoutBody() {
        assertThat(page(answer(204, ""))).isEqualTo(Outcome.ok(new CrmPage<String>(List.of(), null)));
    }

    @Test
    void theNextPageIsReachedByItsToken() {
        assertThat(page(answer(
                        200,
                        "{'data':[{'id':5437280000000412001}],'info':{'more_records':true,'next_page_token':'abc'}}")))
                .isEqualTo(Outcome.ok(new CrmPage<>(List.of("5437280000000412001"), "abc")));
        assertThat(page(answer(200, "{'data':[{'id':'1'}],'info':{'more_records':'false','next_page_token':'abc'}}")))
                .isEqualTo(Outcome.ok(new CrmPage<>(List.of("1"), null)));
    }

    @Test
    void aListThatPromisesMoreWithoutAWayIsAnError() {
        assertThat(page(answer(200, "{'data':[{'id':'1'}],'info':{'more_records':true}}")))
                .isInstanceOf(Outcome.Unavailable.class);
        assertThat(page(answer(200, "[]"))).isInstanceOf(Outcome.Unavailable.class);
    }

    @Test
    void errorsAreToldByCode() {
        assertThat(dialect.refusesToken(error(401, "INVALID_TOKEN"))).isTrue();
        assertThat(dialect.refusesToken(error(401, "OAUTH_SCOPE_MISMATCH"))).isFalse();
        assertThat(problem(error(401, "OAUTH_SCOPE_MISMATCH"))).isInstanceOf(Outcome.Misconfigured.class);
        assertThat(problem(error(400, "REQUIRED_PARAM_MISSING")))
                .isEqualTo(new Outcome.Rejected<>(null, "REQUIRED_PARAM_MISSING"));
        assertThat(problem(answer(503, "<html>"))).isInstanceOf(Outcome.Unavailable.class);
        assertThat(problem(answer(304, ""))).isInstanceOf(Outcome.Unchanged.class);
        assertThat(problem(error(429, "TOO_MANY_REQUESTS")))
                .isInstanceOfSatisfying(Outcome.Throttled.class, throttled -> assertThat(throttled.until())
                        .isAfter(NOW));
        assertThat(problem(answer(204, ""))).isNull();
    }

    @Test
    void creditsThatAreGoneAreALongWaitAndAnAlarmAndTheRestIsTooMuchAtOnce() {
        Answer gone = answer(429, "{'code':'TOO_MANY_REQUESTS','status':'error'}", null, new Quota(true, null));
        assertThat(problem(gone))
                .isInstanceOfSatisfying(Outcome.Throttled.class, throttled -> assertThat(throttled.until())
                        .isEqualTo(NOW.plusSeconds(900)));
        assertThat(dialect.quotaUsedUp(gone)).isTrue();
        assertThat(dialect.tooManyAtOnce(gone)).isFalse();
        assertThat(dialect.quotaUsedUp(error(429, "TOO_MANY_REQUESTS"))).isFalse();
        assertThat(dialect.tooManyAtOnce(error(429, "TOO_MANY_REQUESTS"))).isTrue();
    }

    private Outcome<Object> problem(Answer answer) {
        return dialect.problem(answer);
    }

    private static Outcome<CrmPage<String>> page(Answer answer) {
        return CrmPage.of(answer, row -> Lenient.text(row, "id"));
    }

    private static Answer error(int status, String code) {
        return answer(status, "{'code':'" + code + "','details':{},'message':'m','status':'error'}");
    }
}
