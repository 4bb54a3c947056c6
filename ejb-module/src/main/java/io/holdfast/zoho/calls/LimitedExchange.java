package io.holdfast.zoho.calls;

import io.holdfast.zoho.Answer;
import io.holdfast.zoho.Outcome;
import io.holdfast.zoho.Outcome.Throttled;
import io.holdfast.zoho.calls.ZohoCalls.Read;
import io.holdfast.zoho.oauth.AccessToken;
import io.holdfast.zoho.oauth.Connected;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends one request within the budgets, and again where that helps: once after a quick failure, up to three times after "too
 * many at once". Each sending counts.
 */
@ApplicationScoped
public class LimitedExchange {
    private static final Duration QUICK = Duration.ofSeconds(1);
    private static final int RETRIES_WHEN_CROWDED = 3;
    private static final int FIRST_WAIT_MILLIS = 300;

    /** How long a call waits for one of ours that is under way, and how long the next try is put off then. */
    private static final Duration CROWD = Duration.ofSeconds(2);

    @Inject
    CallBudgets budgets;

    @Inject
    Clock clock;

    /** Returns an answer of any status, or why there is none. */
    public <T> Outcome<Answer> send(Read<T> read, Connected connected, AccessToken token) {
        int crowded = 0;
        boolean failedBefore = false;
        while (true) {
            long start = System.nanoTime();
            Outcome<Answer> answer = admitted(read, connected, token);
            boolean quick = System.nanoTime() - start < QUICK.toNanos();
            if (answer instanceof Outcome.Ok<Answer> ok
                    && read.dialect().passesSoon(ok.value())
                    && crowded < RETRIES_WHEN_CROWDED) {
                if (crowded == 0) {
                    budgets.lower(read.route().product());
                }
                pause(FIRST_WAIT_MILLIS << crowded);
                crowded++;
            } else if (hasFailed(answer) && quick && !failedBefore) {
                failedBefore = true;
                pause(FIRST_WAIT_MILLIS);
            } else {
                return answer;
            }
        }
    }

    private static boolean hasFailed(Outcome<Answer> answer) {
        return answer instanceof Outcome.Unavailable
                || (answer instanceof Outcome.Ok<Answer> ok && ok.value().status() >= 500);
    }

    private <T> Outcome<Answer> admitted(Read<T> read, Connected connected, AccessToken token) {
        long end = System.nanoTime() + CROWD.toNanos();
        Admission admission = budgets.admit(read.route());
        while (!admission.granted() && admission.refusal() == null && System.nanoTime() < end) {
            pause(FIRST_WAIT_MILLIS);
            admission = budgets.admit(read.route());
        }
        if (admission.refusal() != null) {
            return admission.refusal().as();
        }
        if (!admission.granted()) {
            return new Throttled<>(clock.instant().plus(CROWD), "too many calls of ours are under way");
        }
        try {
            return once(read, connected, token);
        } finally {
            if (admission.call() != null) {
                budgets.end(read.route(), admission.call());
            }
        }
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

    /** Somewhere up to this time: nodes that failed together must not return together. */
    private static void pause(int atMostMillis) {
        LockSupport.parkNanos(
                TimeUnit.MILLISECONDS.toNanos(ThreadLocalRandom.current().nextInt(atMostMillis / 6, atMostMillis)));
    }
}
