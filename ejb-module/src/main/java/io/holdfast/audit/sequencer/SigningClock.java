package io.holdfast.audit.sequencer;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;

/** The time that checkpoints are signed with: the database's, which must not go back in what is signed. */
@ApplicationScoped
public class SigningClock {
    private static final Logger LOG = Logger.getLogger(SigningClock.class.getName());

    private final AtomicBoolean behind = new AtomicBoolean();

    /**
     * The database's time in whole seconds, but never one before that of a checkpoint that was signed.
     *
     * @param last of the newest checkpoint; null when there is none
     */
    Instant signingTime(Instant now, Instant last) {
        Instant second = now.truncatedTo(ChronoUnit.SECONDS);
        if (last == null || !last.isAfter(second)) {
            behind.set(false);
            return second;
        }
        if (behind.compareAndSet(false, true)) {
            LOG.severe(() -> "the database's clock was set back: it says " + second + ", and the last checkpoint "
                    + last + "; checkpoints keep that time until the clock has passed it");
        }
        return last;
    }
}
