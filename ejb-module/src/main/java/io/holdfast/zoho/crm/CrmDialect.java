package io.holdfast.zoho.crm;

import io.holdfast.zoho.Answer;
import io.holdfast.zoho.Dialect;
import io.holdfast.zoho.Lenient;
import io.holdfast.zoho.Outcome;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Errors of the CRM: told by {@code code}. Credits gone and too many calls at once look the same. */
final class CrmDialect implements Dialect {
    private static final Set<String> REFUSED_TOKEN = Set.of("INVALID_TOKEN", "AUTHENTICATION_FAILURE");
    private static final Set<String> RIGHTS =
            Set.of("OAUTH_SCOPE_MISMATCH", "NO_PERMISSION", "AUTHORIZATION_FAILED", "INVALID_MODULE");
    private static final Set<String> THROTTLE = Set.of("TOO_MANY_REQUESTS", "RATE_LIMIT_EXCEEDED", "LIMIT_REACHED");
    private static final Duration SHORT_WAIT = Duration.ofSeconds(15);
    private static final Duration LONG_WAIT = Duration.ofMinutes(15);

    private final Clock clock;

    CrmDialect(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean refusesToken(Answer answer) {
        return answer.status() == 401 && (code(answer) == null || REFUSED_TOKEN.contains(code(answer)));
    }

    @Override
    public boolean tooManyAtOnce(Answer answer) {
        return isThrottle(answer) && !answer.quota().usedUp();
    }

    @Override
    public boolean quotaUsedUp(Answer answer) {
        return isThrottle(answer) && answer.quota().usedUp();
    }

    @Override
    public <T> Outcome<T> problem(Answer answer) {
        int status = answer.status();
        String code = code(answer);
        if (isThrottle(answer)) {
            return throttled(answer);
        }
        if (status == 304) {
            return new Outcome.Unchanged<>();
        }
        if (status >= 500) {
            return new Outcome.Unavailable<>("Zoho CRM answered " + status);
        }
        if (code != null && (RIGHTS.contains(code) || status == 401 || status == 403)) {
            return new Outcome.Misconfigured<>("Zoho CRM answered " + code);
        }
        if (status >= 300 || isWholeError(answer)) {
            return new Outcome.Rejected<>(null, code == null ? "HTTP " + status : code);
        }
        return null;
    }

    private static boolean isThrottle(Answer answer) {
        String code = code(answer);
        return answer.status() == 429 || (code != null && THROTTLE.contains(code));
    }

    private <T> Outcome<T> throttled(Answer answer) {
        if (answer.quota().usedUp()) {
            return new Outcome.Throttled<>(clock.instant().plus(LONG_WAIT), "Zoho CRM: the credits are used up");
        }
        int jitter = ThreadLocalRandom.current().nextInt((int) SHORT_WAIT.toSeconds());
        return new Outcome.Throttled<>(
                clock.instant().plus(SHORT_WAIT).plusSeconds(jitter), "Zoho CRM: too many requests");
    }

    private static boolean isWholeError(Answer answer) {
        return answer.json().orElse(null) instanceof JsonObject body
                && !body.containsKey("data")
                && "error".equals(Lenient.text(body, "status"));
    }

    private static String code(Answer answer) {
        return answer.json().orElse(null) instanceof JsonObject body && !body.containsKey("data")
                ? Lenient.text(body, "code")
                : null;
    }
}
