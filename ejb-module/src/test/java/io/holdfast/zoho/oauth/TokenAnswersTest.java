package io.holdfast.zoho.oauth;

import static io.holdfast.zoho.Answers.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.zoho.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TokenAnswersTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final String TOO_MANY =
            "You have made too many requests continuously. Please try again after some time.";

    private final TokenAnswers answers = new TokenAnswers("accounts.zoho.eu", Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void aTokenLivesForTheSecondsThatAreTold() {
        AccessToken token = granted("{'access_token':'1000.a.b','token_type':'Bearer','expires_in':3600}");
        assertThat(token.lifetime()).isEqualTo(Duration.ofHours(1));
        assertThat(token.header()).isEqualTo("Zoho-oauthtoken 1000.a.b");
    }

    @Test
    void theOldFormTellsSecondsAndMilliseconds() {
        assertThat(granted("{'access_token':'t','expires_in':3600000,'expires_in_sec':3600}")
                        .lifetime())
                .isEqualTo(Duration.ofHours(1));
        assertThat(granted("{'access_token':'t','expires_in':3600000}").lifetime())
                .isEqualTo(Duration.ofHours(1));
    }

    @Test
    void aTokenDoesNotPrintItself() {
        assertThat(granted("{'access_token':'1000.secret','expires_in':3600}").toString())
                .doesNotContain("secret");
    }

    @Test
    void aWrongClientComesWithStatus200AndNamesTheHost() {
        var outcome = answers.read(answer(200, "{'error':'invalid_client'}"));
        assertThat(outcome).isInstanceOf(Outcome.Misconfigured.class);
        assertThat(outcome.detail()).contains("accounts.zoho.eu").contains("invalid_client");
    }

    @Test
    void aRevokedConsentNeedsAPerson() {
        assertThat(answers.read(answer(200, "{'error':'invalid_code'}"))).isInstanceOf(Outcome.NeedsConsent.class);
    }

    @Test
    void tooManyRequestsIsAWaitAndNeverADisconnection() {
        for (int status : new int[] {200, 400}) {
            var outcome =
                    answers.read(answer(status, "{'error':'Access Denied','error_description':'" + TOO_MANY + "'}"));
            assertThat(outcome)
                    .isInstanceOfSatisfying(Outcome.Throttled.class, throttled -> assertThat(throttled.until())
                            .isBetween(NOW.plusSeconds(600), NOW.plusSeconds(660)));
        }
    }

    @Test
    void anAnswerWithoutTokenOrErrorIsAnOutage() {
        assertThat(answers.read(answer(200, "{}"))).isInstanceOf(Outcome.Unavailable.class);
        assertThat(answers.read(answer(502, "<html>Bad Gateway</html>"))).isInstanceOf(Outcome.Unavailable.class);
        assertThat(answers.read(answer(200, ""))).isInstanceOf(Outcome.Unavailable.class);
        assertThat(answers.read(answer(200, "[]"))).isInstanceOf(Outcome.Unavailable.class);
    }

    private AccessToken granted(String body) {
        return answers.read(answer(200, body)).fold(token -> token, failure -> {
            throw new AssertionError(failure.detail());
        });
    }
}
