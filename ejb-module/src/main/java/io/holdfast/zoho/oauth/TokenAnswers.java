package io.holdfast.zoho.oauth;

import io.holdfast.zoho.Answer;
import io.holdfast.zoho.Lenient;
import io.holdfast.zoho.Outcome;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Reads answers of the token endpoint by their body: an error arrives with status 200 as well, and a throttle with 400.
 * Calls during a throttle prolong it, so the wait is at least ten minutes, with jitter so that nodes do not return together.
 */
final class TokenAnswers {
    private static final Duration THROTTLE = Duration.ofMinutes(10);
    private static final int JITTER_SECONDS = 60;
    private static final Duration USUAL_LIFE = Duration.ofHours(1);
    private static final BigDecimal MORE_THAN_A_DAY = BigDecimal.valueOf(86_400);

    private final String host;
    private final Clock clock;

    /** @param host named in messages to the operator: a wrong data centre looks like a wrong client */
    TokenAnswers(String host, Clock clock) {
        this.host = host;
        this.clock = clock;
    }

    Outcome<AccessToken> read(Answer answer) {
        if (!(answer.json().orElse(null) instanceof JsonObject body)) {
            return new Outcome.Unavailable<>(host + " answered " + answer.status() + " without JSON");
        }
        String token = Lenient.text(body, "access_token");
        if (token != null && answer.status() < 300) {
            return Outcome.ok(new AccessToken(token, lifetime(body)));
        }
        return refusal(answer.status(), body);
    }

    private Outcome<AccessToken> refusal(int status, JsonObject body) {
        String error = Lenient.text(body, "error");
        String description = Lenient.text(body, "error_description");
        if (error == null) {
            return new Outcome.Unavailable<>(host + " answered " + status + " without a token");
        }
        if (description != null && description.contains("too many requests") || status == 429) {
            return throttled();
        }
        return switch (error) {
            case "invalid_client", "invalid_client_secret", "invalid_redirect_uri" ->
                new Outcome.Misconfigured<>(host + " answered " + error + ": client, secret or data centre is wrong");
            case "invalid_code", "invalid_grant" ->
                new Outcome.NeedsConsent<>(host + " no longer knows the consent (" + error + ")");
            // Without a description it is the limit of grant codes, which closes itself like the other throttle.
            case "access_denied", "Access Denied" -> throttled();
            default -> new Outcome.Unavailable<>(host + " answered an unknown error with status " + status);
        };
    }

    private Outcome<AccessToken> throttled() {
        return new Outcome.Throttled<>(clock.instant()
                .plus(THROTTLE)
                .plusSeconds(ThreadLocalRandom.current().nextInt(JITTER_SECONDS)));
    }

    /** The old form says seconds in one member and milliseconds in the other. */
    private static Duration lifetime(JsonObject body) {
        BigDecimal seconds = Lenient.decimal(body, "expires_in_sec");
        if (seconds != null) {
            return Duration.ofSeconds(seconds.longValue());
        }
        BigDecimal number = Lenient.decimal(body, "expires_in");
        if (number == null) {
            return USUAL_LIFE;
        }
        return number.compareTo(MORE_THAN_A_DAY) > 0
                ? Duration.ofMillis(number.longValue())
                : Duration.ofSeconds(number.longValue());
    }
}
