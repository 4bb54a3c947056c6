package io.holdfast.identity.usecase;

import io.holdfast.identity.model.Logins;
import io.holdfast.security.RunAs;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Collaborator;
import io.holdfast.shared.security.Permission;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Warns a person by mail that somebody tried passwords until the sign-in was locked. On a thread of its own: how long the answer
 * takes must not tell a stranger whether the address belongs to anybody.
 */
@Collaborator
@ApplicationScoped
public class WarningOfLocks {
    private static final Logger LOG = Logger.getLogger(WarningOfLocks.class.getName());

    @Inject
    CallerContext context;

    @Inject
    Doors doors;

    @Inject
    QueueingWarning queueing;

    @Inject
    RunAs runAs;

    @Inject
    Clock clock;

    @Resource
    ManagedExecutorService executor;

    /** @param email in lower case; nobody need have it */
    public void of(String email, Instant until) {
        Caller stranger = context.caller();
        try {
            executor.execute(() -> warn(stranger, email, until));
        } catch (RejectedExecutionException e) {
            LOG.log(Level.FINE, "no warning: the server is stopping", e);
        }
    }

    private void warn(Caller stranger, String email, Instant until) {
        try {
            runAs.call(stranger, () -> doors.login(email).flatMap(login -> doors.memberships(login.id()).stream()
                            .findFirst()))
                    .ifPresent(membership -> warn(membership, stranger.origin(), email, until));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "a person could not be warned of a locked sign-in", e);
        }
    }

    private void warn(Logins.Membership membership, Caller.Origin origin, String email, Instant until) {
        Instant now = clock.instant();
        long minutes = Math.max(1, (Duration.between(now, until).toSeconds() + 59) / 60);
        var system =
                RunAs.system("sign-in", membership.tenant(), Permission.OPERATE).at(origin);
        runAs.call(system, () -> queueing.locked(membership.user(), email, origin.address(), now, minutes));
    }
}
