package io.holdfast.audit.model;

import io.holdfast.shared.crypto.Vault;
import io.holdfast.shared.id.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The persons' data keys: wrapped by the master key in {@code audit_subject_keys}, unwrapped in a small cache.
 *
 * <p>Keys are made in a transaction of their own that commits before the event is written. Made in the event's transaction, an
 * uncommitted key would block every other event about that person, a denial recorded beside it would wait for its own
 * caller, and the cache could hold a key that a rollback took away. A key without events is harmless.
 */
class SubjectKeys {
    private static final int MAX_CACHED = 10_000;
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private final Vault master;
    private final Map<Subject, Cached> cache = new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Subject, Cached> eldest) {
            return size() > MAX_CACHED;
        }
    };

    SubjectKeys(Vault master) {
        this.master = master;
    }

    private record Subject(TenantId tenant, UUID id) {
        String purpose() {
            return "audit_subject_keys/" + tenant + "/" + id;
        }
    }

    private record Cached(SubjectKey key, long expiresAtNanos) {}

    /** True when all keys are at hand without asking the database. */
    boolean holds(TenantId tenant, Collection<UUID> subjects) {
        return subjects.stream().allMatch(id -> cached(new Subject(tenant, id)).isPresent());
    }

    /**
     * Makes the keys that do not exist yet. Must run in a transaction that does nothing else and commits; nothing is cached
     * here, because that commit may fail.
     */
    void create(Connection connection, TenantId tenant, Collection<UUID> subjects) throws SQLException {
        try (var insert = connection.prepareStatement(
                "INSERT INTO audit_subject_keys (tenant_id, subject_id, wrapped_key) VALUES (?, ?, ?) "
                        + "ON CONFLICT (tenant_id, subject_id) DO NOTHING")) {
            for (UUID id : subjects) {
                insert.setObject(1, tenant.value());
                insert.setObject(2, id);
                insert.setString(3, SubjectKey.random().wrap(master, new Subject(tenant, id).purpose()));
                insert.executeUpdate();
            }
        }
    }

    /** The key of a person; empty when there is none, or when it was destroyed. */
    Optional<SubjectKey> find(Connection connection, TenantId tenant, UUID id) throws SQLException {
        Subject subject = new Subject(tenant, id);
        Optional<SubjectKey> known = cached(subject);
        if (known.isPresent()) {
            return known;
        }
        try (var select = connection.prepareStatement(
                "SELECT wrapped_key FROM audit_subject_keys WHERE tenant_id = ? AND subject_id = ?")) {
            select.setObject(1, tenant.value());
            select.setObject(2, id);
            try (var row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                SubjectKey key = SubjectKey.unwrap(master, subject.purpose(), row.getString(1));
                put(subject, key);
                return Optional.of(key);
            }
        }
    }

    /** The key of a person that a query just read in its wrapped form. */
    SubjectKey unwrapped(TenantId tenant, UUID id, String wrapped) {
        Subject subject = new Subject(tenant, id);
        return cached(subject).orElseGet(() -> {
            SubjectKey key = SubjectKey.unwrap(master, subject.purpose(), wrapped);
            put(subject, key);
            return key;
        });
    }

    /** Forgets keys that the database turned out not to have any more. */
    synchronized void forget(TenantId tenant, Collection<UUID> subjects) {
        subjects.forEach(id -> cache.remove(new Subject(tenant, id)));
    }

    /** Forgets all keys. */
    synchronized void forget() {
        cache.clear();
    }

    private synchronized Optional<SubjectKey> cached(Subject subject) {
        Cached found = cache.get(subject);
        if (found != null && found.expiresAtNanos() - System.nanoTime() < 0) {
            cache.remove(subject);
            return Optional.empty();
        }
        return Optional.ofNullable(found).map(Cached::key);
    }

    private synchronized void put(Subject subject, SubjectKey key) {
        cache.put(subject, new Cached(key, System.nanoTime() + LIFETIME.toNanos()));
    }
}
