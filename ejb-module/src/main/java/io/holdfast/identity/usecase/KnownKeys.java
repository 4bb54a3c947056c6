package io.holdfast.identity.usecase;

import io.holdfast.identity.usecase.SigningKeyring.SigningKey;
import io.holdfast.security.Lease;
import io.holdfast.security.Moment;
import io.holdfast.security.Stamp;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.Collaborator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * This node's copy of the signing keys. Read again every half minute, when a token names a key that is not in it, and when the
 * platform's epoch says that one was changed or withdrawn.
 */
@Collaborator
@ApplicationScoped
public class KnownKeys {
    private static final Duration FRESH = Duration.ofSeconds(30);
    /** A flood of tokens with invented key ids asks the database at most this often. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    @Inject
    SigningKeyring keyring;

    @Inject
    Clock clock;

    @Inject
    Lease lease;

    private volatile Copy copy = new Copy(List.of(), Instant.EPOCH, null);

    /** @param under the platform's epoch that was known before the keys were read; null when the node held no lease */
    private record Copy(List<SigningKey> keys, Instant readAt, Stamp under) {}

    /** The key that signs now. */
    public SigningKey signing() {
        return published().get(0);
    }

    /**
     * All keys to be published, the newest first. The same list, not only an equal one, as long as the same keys are known: what
     * was verified with it need not be verified again.
     */
    public List<SigningKey> published() {
        return notOlderThan(FRESH);
    }

    public Optional<SigningKey> find(String id) {
        return in(notOlderThan(FRESH), id).or(() -> in(notOlderThan(PAUSE), id));
    }

    private static Optional<SigningKey> in(List<SigningKey> keys, String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    private List<SigningKey> notOlderThan(Duration age) {
        // Outside the lock: it may wait for a reading.
        Optional<Moment> moment = lease.now();
        Copy last = copy;
        return serves(last, age, moment) ? last.keys() : read(age, moment);
    }

    private synchronized List<SigningKey> read(Duration age, Optional<Moment> moment) {
        Copy last = copy;
        if (!serves(last, age, moment)) {
            Instant now = clock.instant();
            List<SigningKey> read = keyring.current();
            Stamp under = moment.map(m -> m.stamp(Caller.PLATFORM)).orElse(null);
            copy = new Copy(read.equals(last.keys()) ? last.keys() : read, now, under);
        }
        return copy.keys();
    }

    private boolean serves(Copy last, Duration age, Optional<Moment> moment) {
        Instant now = clock.instant();
        boolean signs =
                !last.keys().isEmpty() && last.keys().get(0).signsUntil().isAfter(now);
        boolean unchanged =
                moment.isEmpty() || (last.under() != null && moment.get().holds(Caller.PLATFORM, last.under()));
        // A clock that was set back must not make these keys last until it has caught up.
        return signs && unchanged && !last.readAt().plus(age).isBefore(now) && !now.isBefore(last.readAt());
    }
}
