package io.holdfast.identity.usecase;

import io.holdfast.audit.usecase.AuditTrail;
import io.holdfast.audit.usecase.AuditedAction;
import io.holdfast.audit.usecase.EventDraft;
import io.holdfast.shared.audit.Outcome;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.Collaborator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts attempts at a password before it is looked at, wherever one is asked for: all of them count together. */
@Collaborator
@ApplicationScoped
public class PasswordThrottle {
    @Inject
    Doors doors;

    @Inject
    AuditTrail trail;

    @Inject
    WarningOfLocks warning;

    @Inject
    Clock clock;

    /**
     * Counts an attempt.
     *
     * @param email in lower case
     * @param attempt what the log tells of one that begins a lock
     * @throws DomainException {@link ProblemCode#SIGN_IN_LOCKED} with {@code retryAfterSeconds}
     */
    public void count(AttemptKeys keys, String email, AuditedAction action, EventDraft attempt) {
        Optional<Doors.Lock> locked = doors.registerAttempt(keys);
        if (locked.isPresent()) {
            long seconds = Math.max(
                    1, Duration.between(clock.instant(), locked.get().until()).toSeconds());
            // The beginning of a lock is on record, not every knock at a locked door: that would let anybody fill the
            // log.
            if (locked.get().begun()) {
                trail.appendDetached(action, Outcome.DENIED, "too many attempts", attempt);
                if (locked.get().ofPerson()) {
                    warning.of(email, locked.get().until());
                }
            }
            throw new DomainException(
                    ProblemCode.SIGN_IN_LOCKED,
                    "Too many attempts. Try again in " + (seconds + 59) / 60 + " min.",
                    List.of(),
                    Map.of("retryAfterSeconds", seconds));
        }
    }
}
