package io.holdfast.zoho.oauth;

import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.zoho.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Gives the access token of the caller's tenant. Of all threads of all nodes one renews it: a lock per tenant in this JVM, a
 * lease in the database beyond it. No transaction is open while the token endpoint is asked.
 */
@ApplicationScoped
public class AccessTokens {
    private static final Duration PATIENCE = Duration.ofSeconds(12);
    private static final Duration GLANCE = Duration.ofMillis(100);

    @Inject
    TokenRow row;

    @Inject
    TokenEndpoint endpoint;

    @Inject
    CallerContext context;

    private final Map<TenantId, ReentrantLock> renewing = new ConcurrentHashMap<>();

    /** A token that lives for some time yet. */
    public Outcome<AccessToken> current(URI accounts) {
        return obtain(accounts, null);
    }

    /** Another token than the one that Zoho has just refused: the row's, if it has changed meanwhile, else a new one. */
    public Outcome<AccessToken> insteadOf(URI accounts, AccessToken refused) {
        return obtain(accounts, refused.value());
    }

    private Outcome<AccessToken> obtain(URI accounts, String refused) {
        var lock = renewing.computeIfAbsent(context.tenant(), tenant -> new ReentrantLock());
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            if (!lock.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Outcome.Unavailable<>("the token is still being renewed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Unavailable<>("interrupted while the token was renewed");
        }
        try {
            return obtainAlone(accounts, refused, end);
        } finally {
            lock.unlock();
        }
    }

    private Outcome<AccessToken> obtainAlone(URI accounts, String refused, long end) {
        do {
            Step step = row.step(refused);
            if (step.answer() != null) {
                return step.answer();
            }
            if (step.renewal() != null) {
                return renew(accounts, step);
            }
            LockSupport.parkNanos(GLANCE.toNanos());
        } while (System.nanoTime() < end && !Thread.currentThread().isInterrupted());
        return new Outcome.Unavailable<>("another node did not renew the token in time");
    }

    private Outcome<AccessToken> renew(URI accounts, Step step) {
        Outcome<AccessToken> result = new Outcome.Unavailable<>("the renewal was cut short");
        try {
            result = endpoint.renew(accounts, step.renewal().consent());
            if (result instanceof Outcome.Unavailable) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(
                        ThreadLocalRandom.current().nextInt(200, 600)));
                result = endpoint.renew(accounts, step.renewal().consent());
            }
        } finally {
            row.finish(step.renewal().lease(), result);
        }
        // Due for renewal is not dead: an outage of the token endpoint alone stops nothing for five minutes.
        return result.isOk() || step.lastResort() == null ? result : Outcome.ok(step.lastResort());
    }
}
