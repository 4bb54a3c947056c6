package io.holdfast.identity.usecase;

import io.holdfast.identity.usecase.SigningKeyring.SigningKey;
import io.holdfast.shared.security.Collaborator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** This node's copy of the signing keys. Read again every half minute, or when a token names a key that is not in it. */
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

    private List<SigningKey> keys = List.of();
    private Instant readAt = Instant.EPOCH;

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

    private static Optional<SigningKey> in(List<SigningKey> keys, String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    private List<SigningKey> notOlderThan(Duration age) {
        Instant now = clock.instant();
        boolean signs = !keys.isEmpty() && keys.get(0).signsUntil().isAfter(now);
        // A clock that was set back must not make these keys last until it has caught up.
        if (!signs || readAt.plus(age).isBefore(now) || now.isBefore(readAt)) {
            keys = keyring.current();
            readAt = now;
        }
        return keys;
    }
}
