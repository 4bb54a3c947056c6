package io.holdfast.audit.sequencer;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.logging.Logger;

/** The time that checkpoints are signed with: the database's, which must not go back in what is signed. */
@ApplicationScoped
public class SigningClock {
    private static final Logger LOG = Logger.getLogger(SigningClock.class.getName());

    private boolean behind;
    private SetBack untold;

    /**
     * The database's clock was set back.
     *
     * @param clock what it said when that was seen
     * @param signed the time of the last checkpoint
     */
    record SetBack(Instant clock, Instant signed) {}

    /**
     * The database's time in whole seconds, but never one before that of a checkpoint that was signed.
     *
     * @param last of the newest checkpoint; null when there is none
     */
    synchronized Instant signingTime(Instant now, Instant last) {
        Instant second = now.truncatedTo(ChronoUnit.SECONDS);
        if (last == null || !last.isAfter(second)) {
            behind = false;
            return second;
        }
        if (!behind) {
            behind = true;
            untold = new SetBack(second, last);
            LOG.severe(() -> "the database's clock was set back: it says " + second + ", and the last checkpoint "
                    + last + "; checkpoints keep that time until the clock has passed it");
        }
        return last;
    }

    /** What the logs do not say yet. */
    synchronized Optional<SetBack> untold() {
        return Optional.ofNullable(untold);
    }

    synchronized void told(SetBack news) {
        if (news.equals(untold)) {
            untold = null;
        }
    }
}
