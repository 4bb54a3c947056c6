package io.holdfast.zoho.calls;

import io.holdfast.zoho.Answer;
import io.holdfast.zoho.Dialect;
import io.holdfast.zoho.Outcome;
import io.holdfast.zoho.ZohoHosts;
import io.holdfast.zoho.ZohoMode;
import io.holdfast.zoho.oauth.AccessToken;
import io.holdfast.zoho.oauth.AccessTokens;
import io.holdfast.zoho.oauth.Connected;
import io.holdfast.zoho.oauth.TokenRow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;

/**
 * Sends reads to Zoho for the caller's tenant. A refused token is replaced and the call repeated once; a call that failed
 * quickly is repeated once too; a request to wait is remembered for all nodes. Call it outside transactions.
 */
@ApplicationScoped
public class ZohoCalls {
    private static final Duration QUICK = Duration.ofSeconds(1);

    @Inject
    ZohoHosts hosts;

    @Inject
    TokenRow row;

    @Inject
    AccessTokens tokens;

    /** A read: how to send it and how to understand a good answer. */
    public record Read<T>(
            String scope,
            Dialect dialect,
            BiFunction<Connected, String, Response> request,
            BiFunction<Connected, Answer, Outcome<T>> understand) {}

    public <T> Outcome<T> send(Read<T> read) {
        if (hosts.mode() == ZohoMode.OFF) {
            return new Outcome.Misconfigured<>("Zoho is switched off on this installation (holdfast.zoho.mode=off)");
        }
        return row.connected().then(connected -> {
            Optional<Instant> pause = row.pausedUntil(read.scope());
            if (pause.isPresent()) {
                return new Outcome.Throttled<>(pause.get());
            }
            return tokens.current(connected.hosts().accounts()).then(token -> send(read, connected, token));
        });
    }

    private <T> Outcome<T> send(Read<T> read, Connected connected, AccessToken token) {
        Outcome<Answer> answer = exchange(read, connected, token);
        if (answer instanceof Outcome.Ok<Answer> first && read.dialect().refusesToken(first.value())) {
            answer = tokens.insteadOf(connected.hosts().accounts(), token)
                    .then(other -> exchange(read, connected, other));
            if (answer instanceof Outcome.Ok<Answer> second && read.dialect().refusesToken(second.value())) {
                return new Outcome.Misconfigured<>("a token of "
                        + connected.hosts().accounts().getHost() + " is refused by the API: wrong data centre?");
            }
        }
        Outcome<T> result = answer.then(good -> judge(read, connected, good));
        if (result instanceof Outcome.Throttled<T> throttled && answer.isOk()) {
            row.pause(read.scope(), throttled.until(), "Zoho asked us to wait");
        }
        return result;
    }

    private static <T> Outcome<T> judge(Read<T> read, Connected connected, Answer answer) {
        Outcome<T> problem = read.dialect().problem(answer);
        return problem != null ? problem : read.understand().apply(connected, answer);
    }

    private static <T> Outcome<Answer> exchange(Read<T> read, Connected connected, AccessToken token) {
        long start = System.nanoTime();
        Outcome<Answer> answer = once(read, connected, token);
        boolean failed = answer instanceof Outcome.Unavailable
                || answer instanceof Outcome.Ok<Answer> ok && ok.value().status() >= 500;
        if (failed && System.nanoTime() - start < QUICK.toNanos()) {
            LockSupport.parkNanos(
                    TimeUnit.MILLISECONDS.toNanos(ThreadLocalRandom.current().nextInt(50, 300)));
            return once(read, connected, token);
        }
        return answer;
    }

    private static <T> Outcome<Answer> once(Read<T> read, Connected connected, AccessToken token) {
        try {
            return Outcome.ok(Answer.of(read.request().apply(connected, token.header())));
        } catch (ProcessingException | IOException e) {
            // The message may quote an address or a header; the class says enough.
            Throwable root = e;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            return new Outcome.Unavailable<>("no answer (" + root.getClass().getSimpleName() + ")");
        }
    }
}
