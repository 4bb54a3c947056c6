package io.holdfast.zoho.projects;

import io.holdfast.zoho.Answer;
import io.holdfast.zoho.Dialect;
import io.holdfast.zoho.Lenient;
import io.holdfast.zoho.Outcome;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Errors of Zoho Projects: told by the title in the body, at any status, 200 included. A throttle comes as 400 and says in
 * words how long it lasts; knocking prolongs it.
 */
final class ProjectsDialect implements Dialect {
    private static final Pattern MINUTES = Pattern.compile("after\\s+(\\d{1,4})\\s+minute", Pattern.CASE_INSENSITIVE);
    private static final Duration USUAL_WAIT = Duration.ofMinutes(30);

    private final Clock clock;

    ProjectsDialect(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean refusesToken(Answer answer) {
        String title = title(answer);
        return "INVALID_OAUTHTOKEN".equals(title)
                || "INVALID_TICKET".equals(title)
                || title == null && answer.status() == 401;
    }

    @Override
    public <T> Outcome<T> problem(Answer answer) {
        String title = title(answer);
        if (answer.status() == 429 || "URL_ROLLING_THROTTLES_LIMIT_EXCEEDED".equals(title)) {
            return new Outcome.Throttled<>(
                    clock.instant().plus(wait(answer)), "Zoho Projects: too many requests to this address");
        }
        if (title != null) {
            return ofTitle(title, answer);
        }
        int status = answer.status();
        if (status == 404) {
            return new Outcome.Gone<>();
        }
        if (status == 401 || status == 403) {
            return new Outcome.Misconfigured<>("Zoho Projects answered " + status);
        }
        if (status >= 400 && status < 500) {
            return new Outcome.Rejected<>(null, "HTTP " + status);
        }
        return status >= 200 && status < 300 || status == 304
                ? null
                : new Outcome.Unavailable<>("Zoho Projects answered " + status);
    }

    private static <T> Outcome<T> ofTitle(String title, Answer answer) {
        if (answer.status() == 404) {
            return new Outcome.Gone<>();
        }
        return switch (title) {
            case "INVALID_OAUTHSCOPE", "URL_RULE_NOT_CONFIGURED" ->
                new Outcome.Misconfigured<>(
                        "Zoho Projects answered " + title + ": a scope is missing, or the portal is another one");
            case "INTERNAL_SERVER_ERROR", "SERVICE_UNAVAILABLE" ->
                new Outcome.Unavailable<>("Zoho Projects answered " + title);
            default ->
                answer.status() >= 500
                        ? new Outcome.Unavailable<>("Zoho Projects answered " + answer.status())
                        : new Outcome.Rejected<>(Lenient.firstText(details(answer), "field_name"), title);
        };
    }

    private static Duration wait(Answer answer) {
        String message = Lenient.firstText(details(answer), "message");
        Matcher minutes = MINUTES.matcher(message == null ? "" : message);
        if (minutes.find()) {
            return Duration.ofMinutes(Long.parseLong(minutes.group(1)));
        }
        return answer.retryAfter() != null ? answer.retryAfter() : USUAL_WAIT;
    }

    private static String title(Answer answer) {
        return Lenient.text(error(answer), "title");
    }

    private static JsonObject details(Answer answer) {
        return Lenient.objectOrFirst(error(answer).get("details"));
    }

    private static JsonObject error(Answer answer) {
        return Lenient.object(Lenient.objectOrFirst(bodyObject(answer)), "error");
    }

    private static JsonObject bodyObject(Answer answer) {
        return answer.json().orElse(null) instanceof JsonObject object ? object : null;
    }
}
