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

    private List<SigningKey> keys = List.of();
    private Instant readAt = Instant.EPOCH;
    private Stamp readUnder;

    /** The key that signs now. */
    public SigningKey signing() {
        return published().get(0);
    }

    /** All keys to be published, the newest first. */
    public synchronized List<SigningKey> published() {
        return notOlderThan(FRESH);
    }

    public synchronized Optional<SigningKey> find(String id) {
        return in(notOlderThan(FRESH), id).or(() -> in(notOlderThan(PAUSE), id));
    }

    /**
     * Under which epoch the copy was read, brought up to date before: what is verified from now on may be remembered under it.
     * Empty when the node held no lease at that reading.
     */
    public synchronized Optional<Stamp> readUnder() {
        notOlderThan(FRESH);
        return Optional.ofNullable(readUnder);
    }

    private static Optional<SigningKey> in(List<SigningKey> keys, String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    private List<SigningKey> notOlderThan(Duration age) {
        Optional<Moment> moment = lease.now();
        Instant now = clock.instant();
        boolean signs = !keys.isEmpty() && keys.get(0).signsUntil().isAfter(now);
        boolean unchanged = moment.map(m -> readUnder != null && m.holds(Caller.PLATFORM, readUnder))
                .orElse(true);
        // A clock that was set back must not make these keys last until it has caught up.
        if (!signs || !unchanged || readAt.plus(age).isBefore(now) || now.isBefore(readAt)) {
            keys = keyring.current();
            readAt = now;
            readUnder = moment.map(m -> m.stamp(Caller.PLATFORM)).orElse(null);
        }
        return keys;
    }
}
