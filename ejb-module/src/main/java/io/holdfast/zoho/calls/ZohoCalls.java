package io.holdfast.zoho.calls;

import io.holdfast.zoho.Answer;
import io.holdfast.zoho.Dialect;
import io.holdfast.zoho.Outcome;
import io.holdfast.zoho.Outcome.Throttled;
import io.holdfast.zoho.ZohoHosts;
import io.holdfast.zoho.ZohoMode;
import io.holdfast.zoho.calls.ZohoAlarms.Kind;
import io.holdfast.zoho.model.Pause;
import io.holdfast.zoho.oauth.AccessToken;
import io.holdfast.zoho.oauth.AccessTokens;
import io.holdfast.zoho.oauth.Connected;
import io.holdfast.zoho.oauth.TokenRow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Sends reads to Zoho for the caller's tenant. A refused token is replaced and the call repeated once; what {@link
 * LimitedExchange} repeats besides is counted there. A request to wait is remembered for all nodes. Call it outside
 * transactions.
 */
@ApplicationScoped
public class ZohoCalls {
    private static final int MANY_IN_A_ROW = 5;
    private static final Duration CREDITS = Duration.ofMinutes(15);

    @Inject
    ZohoHosts hosts;

    @Inject
    TokenRow row;

    @Inject
    AccessTokens tokens;

    @Inject
    CallBudgets budgets;

    @Inject
    LimitedExchange exchange;

    @Inject
    ZohoAlarms alarms;

    @Inject
    Clock clock;

    /** A read: how to send it and how to understand a good answer. */
    public record Read<T>(
            Route route,
            Dialect dialect,
            BiFunction<Connected, String, Response> request,
            BiFunction<Connected, Answer, Outcome<T>> understand) {}

    public <T> Outcome<T> send(Read<T> read) {
        if (hosts.mode() == ZohoMode.OFF) {
            return new Outcome.Misconfigured<>("Zoho is switched off on this installation (holdfast.zoho.mode=off)");
        }
        return row.connected().then(connected -> {
            // Before the token: a closed way must not cost a renewal.
            Optional<Throttled<Void>> pause = budgets.paused(read.route());
            return pause.isPresent()
                    ? pause.get().as()
                    : tokens.current(connected.hosts().accounts()).then(token -> send(read, connected, token));
        });
    }

    private <T> Outcome<T> send(Read<T> read, Connected connected, AccessToken token) {
        Outcome<Answer> answer = exchange.send(read, connected, token);
        if (answer instanceof Outcome.Ok<Answer> first && read.dialect().refusesToken(first.value())) {
            answer = tokens.insteadOf(connected.hosts().accounts(), token)
                    .then(other -> exchange.send(read, connected, other));
            if (answer instanceof Outcome.Ok<Answer> second && read.dialect().refusesToken(second.value())) {
                return new Outcome.Misconfigured<>("a token of "
                        + connected.hosts().accounts().getHost() + " is refused by the API: wrong data centre?");
            }
        }
        return answer.then(good -> judge(read, connected, good));
    }

    private <T> Outcome<T> judge(Read<T> read, Connected connected, Answer answer) {
        Outcome<T> problem = read.dialect().problem(answer);
        if (problem instanceof Throttled<T> throttled) {
            return close(read, answer, throttled);
        }
        return problem != null ? problem : read.understand().apply(connected, answer);
    }

    /** Remembers the wait for all nodes, and tells people when the day's quota is the cause. */
    private <T> Outcome<T> close(Read<T> read, Answer answer, Throttled<T> throttled) {
        Product product = read.route().product();
        if (read.dialect().tooManyAtOnce(answer) && !read.dialect().passesSoon(answer)) {
            budgets.lower(product);
        }
        Pause pause = budgets.pause(read.route(), throttled);
        boolean again = product == Product.CRM && pause.inARow() >= MANY_IN_A_ROW;
        if (again) {
            // The CRM does not tell whether credits or places are missing; so often in a row, it is the credits.
            pause = budgets.pause(
                    read.route(),
                    new Throttled<>(clock.instant().plus(CREDITS), throttled.reason() + ", again and again"));
        }
        if (again || read.dialect().quotaUsedUp(answer)) {
            String what = "nothing is sent to Zoho " + product.word() + " until " + pause.until() + " ("
                    + pause.reason() + ")";
            alarms.raise(Kind.QUOTA_USED_UP, what, 1);
        }
        return new Throttled<>(pause.until(), pause.reason());
    }
}
