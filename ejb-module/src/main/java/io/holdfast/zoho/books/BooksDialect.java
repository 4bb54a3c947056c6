package io.holdfast.zoho.books;

import io.holdfast.zoho.Answer;
import io.holdfast.zoho.Dialect;
import io.holdfast.zoho.Lenient;
import io.holdfast.zoho.Outcome;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Errors of Books: told by a numeric {@code code}, at any status, 200 included. The limits are those of the organization. */
final class BooksDialect implements Dialect {
    private static final String PER_MINUTE = "44";
    private static final String PER_DAY = "45";
    private static final String AT_ONCE = "1070";
    private static final Duration MINUTE = Duration.ofSeconds(60);

    /** For the daily limit when Books does not say when its day ends: a look an hour costs little. */
    private static final Duration LOOK = Duration.ofHours(1);

    private static final int AT_ONCE_SECONDS = 3;

    private final Clock clock;

    BooksDialect(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean refusesToken(Answer answer) {
        return answer.status() == 401;
    }

    @Override
    public boolean tooManyAtOnce(Answer answer) {
        return AT_ONCE.equals(code(answer));
    }

    @Override
    public boolean passesSoon(Answer answer) {
        return AT_ONCE.equals(code(answer));
    }

    @Override
    public boolean quotaUsedUp(Answer answer) {
        return PER_DAY.equals(code(answer));
    }

    @Override
    public <T> Outcome<T> problem(Answer answer) {
        String code = code(answer);
        switch (code == null ? "" : code) {
            case PER_MINUTE:
                return throttled(answer, MINUTE, "too many requests per minute (code 44)");
            case PER_DAY:
                Duration reset = answer.quota().reset();
                return throttled(
                        answer,
                        reset == null ? LOOK : reset,
                        "the organization's quota for the day is used up (code 45)");
            case AT_ONCE:
                // Passes in seconds. Jitter, so that nodes do not return together.
                int seconds = AT_ONCE_SECONDS + ThreadLocalRandom.current().nextInt(AT_ONCE_SECONDS);
                return throttled(answer, Duration.ofSeconds(seconds), "too many requests at once (code 1070)");
            case "14", "57", "6041":
                return new Outcome.Misconfigured<>(
                        "Zoho Books answered code " + code + ": a scope, a role or the organization is missing");
            case "1002":
                return new Outcome.Gone<>();
            default:
                return answer.status() == 429
                        ? throttled(answer, MINUTE, "too many requests")
                        : byStatus(answer.status(), code);
        }
    }

    private static <T> Outcome<T> byStatus(int status, String code) {
        if (status >= 500) {
            return new Outcome.Unavailable<>("Zoho Books answered " + status);
        }
        if (code != null && !code.equals("0")) {
            return new Outcome.Rejected<>(null, code);
        }
        if (status == 404) {
            return new Outcome.Gone<>();
        }
        if (status == 403) {
            return new Outcome.Misconfigured<>("Zoho Books answered " + status);
        }
        if (status >= 400) {
            return new Outcome.Rejected<>(null, "HTTP " + status);
        }
        return status >= 200 && status < 300 ? null : new Outcome.Unavailable<>("Zoho Books answered " + status);
    }

    /** At least the usual time: what Books tells may only make it longer. */
    private <T> Outcome<T> throttled(Answer answer, Duration usual, String reason) {
        Duration told = answer.retryAfter();
        if (told == null && answer.quota().usedUp()) {
            told = answer.quota().reset();
        }
        Duration wait = told == null || told.compareTo(usual) < 0 ? usual : told;
        return new Outcome.Throttled<>(clock.instant().plus(wait), "Zoho Books: " + reason);
    }

    private static String code(Answer answer) {
        return answer.json().orElse(null) instanceof JsonObject body ? Lenient.text(body, "code") : null;
    }
}
