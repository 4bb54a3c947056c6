package io.holdfast.identity.usecase;

import io.holdfast.identity.usecase.SigningKeyring.SigningKey;
import io.holdfast.security.Lease;
import io.holdfast.security.Moment;
import io.holdfast.security.RunAs;
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
import java.util.concurrent.atomic.AtomicLong;

/**
 * This node's copy of the signing keys. Read again every half minute, when a token names a key that is not in it, and when the
 * platform's epoch says that one was changed or withdrawn. Without a lease nothing tells that, and each asks anew.
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
    RunAs runAs;

    @Inject
    Clock clock;

    @Inject
    Lease lease;

    private final AtomicLong readings = new AtomicLong();
    private volatile Copy copy = new Copy(List.of(), Instant.EPOCH, null, 0);

    /**
     * @param under the platform's epoch that was known before the keys were read; null when the node held no lease
     * @param number of the reading, given before it began
     */
    private record Copy(List<SigningKey> keys, Instant readAt, Stamp under, long number) {}

    /** The key that signs now. */
    public SigningKey signing() {
        return published().get(0);
    }

    /** The keys for those who verify elsewhere: while there is no lease they may be half a minute old. */
    public List<SigningKey> announced() {
        Copy last = copy;
        return lease.now().isEmpty() && isFresh(last, FRESH) ? last.keys() : published();
    }

    /**
     * All keys whose tokens hold now, the newest first. The same list, not only an equal one, as long as the same keys are known: what
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
        long before = readings.get();
        // Outside the lock: it may wait for a reading.
        Optional<Moment> moment = lease.now();
        Copy last = copy;
        return serves(last, age, moment, before) ? last.keys() : read(age, moment, before);
    }

    private synchronized List<SigningKey> read(Duration age, Optional<Moment> moment, long before) {
        Copy last = copy;
        if (!serves(last, age, moment, before)) {
            long number = readings.incrementAndGet();
            Instant now = clock.instant();
            List<SigningKey> read = current();
            Stamp under = moment.map(m -> m.stamp(Caller.PLATFORM)).orElse(null);
            copy = new Copy(read.equals(last.keys()) ? last.keys() : read, now, under, number);
        }
        return copy.keys();
    }

    private List<SigningKey> current() {
        List<SigningKey> keys = keyring.current();
        if (keys.isEmpty()) {
            runAs.call(RunAs.system("signing-keys", Caller.PLATFORM), () -> {
                keyring.renew();
                return null;
            });
            keys = keyring.current();
        }
        return keys;
    }

    /** @param before how many readings had begun when this was asked: without a lease only a later one counts */
    private boolean serves(Copy last, Duration age, Optional<Moment> moment, long before) {
        boolean unchanged = moment.map(m -> last.under() != null && m.holds(Caller.PLATFORM, last.under()))
                .orElse(last.number() > before);
        return unchanged && isFresh(last, age);
    }

    private boolean isFresh(Copy last, Duration age) {
        Instant now = clock.instant();
        boolean signs =
                !last.keys().isEmpty() && last.keys().get(0).signsUntil().isAfter(now);
        // A clock that was set back must not make these keys last until it has caught up.
        return signs && !last.readAt().plus(age).isBefore(now) && !now.isBefore(last.readAt());
    }
}
