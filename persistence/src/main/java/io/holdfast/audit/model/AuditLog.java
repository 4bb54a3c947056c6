package io.holdfast.audit.model;

import io.holdfast.shared.crypto.Vault;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.Uuids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Writes events and reads their personal values back. Every method works on the connection it is given, whose transaction
 * must already belong to the event's tenant ({@code set_session_variables}); none of them commits. No method changes or
 * removes an event: there is no such thing.
 */
@ApplicationScoped
public class AuditLog {
    private static final String FOREIGN_KEY_VIOLATION = "23503";

    /** One round trip: an event without its pending mark or its personal values must not exist, not even for a moment. */
    private static final String INSERT = """
            WITH event AS (
              INSERT INTO audit_log (tenant_id, id, "timestamp", user_id, actor_kind, actor_name, actor_roles, action, outcome,
                category, risk, entity, entity_id, location_id, reason, old_values, new_values, meta, commitments, session_id,
                request_id, decision_id, policy_epoch, format, canonical, leaf_hash)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                CAST(? AS jsonb), CAST(? AS jsonb), CAST(? AS jsonb), CAST(? AS jsonb), ?, ?, ?, ?, ?, ?, ?)
              RETURNING tenant_id, id, "timestamp"),
            pending AS (
              INSERT INTO audit_pending (tenant_id, event_id, event_time) SELECT tenant_id, id, "timestamp" FROM event)
            INSERT INTO audit_personal
                (tenant_id, event_id, event_time, field, subject_id, salt, ciphertext, search_hmac)
              SELECT e.tenant_id, e.id, e."timestamp", p.* FROM event e,
                unnest(CAST(? AS text[]), CAST(? AS uuid[]), CAST(? AS bytea[]), CAST(? AS bytea[]), CAST(? AS bytea[])) p
            """;

    private SubjectKeys keys;

    protected AuditLog() {}

    @Inject
    public AuditLog(Vault vault) {
        this.keys = new SubjectKeys(vault);
    }

    /** True when the keys that this attempt needs are at hand; otherwise {@link #createKeys} has to come first. */
    public boolean holdsKeysOf(Attempt attempt) {
        return keys.holds(attempt.tenant(), attempt.subjects());
    }

    /**
     * Makes the missing keys of persons. Only in a transaction of its own, committed before {@link #append}: a key inside the
     * event's transaction would block all other events about that person.
     */
    public void createKeys(Connection connection, TenantId tenant, Collection<UUID> subjects) throws SQLException {
        keys.create(connection, tenant, subjects);
    }

    /** Forgets all keys, because one was destroyed. */
    public void forgetKeys() {
        keys.forget();
    }

    /**
     * Writes an event in this transaction, at the database's time of this transaction.
     *
     * @return the event as written
     * @throws IllegalStateException when a key was not made before, or was destroyed
     */
    public AuditEvent append(Connection connection, Attempt attempt) throws SQLException {
        return append(connection, attempt, now(connection));
    }

    /**
     * The same for whoever was told the time when the transaction entered its tenant.
     *
     * @param time the database's of this transaction, what {@code set_session_variables} returned
     */
    public AuditEvent append(Connection connection, Attempt attempt, Instant time) throws SQLException {
        UUID id = Uuids.next();
        List<SealedValue> sealed = seal(connection, id, attempt);
        Map<String, String> commitments = new TreeMap<>();
        sealed.forEach(value -> commitments.put(value.field(), value.commitment()));
        CanonicalEvent canonical = CanonicalEvent.of(new AuditEvent(
                attempt.tenant(),
                id,
                time,
                attempt.actor(),
                attempt.act(),
                redacted(connection, attempt),
                attempt.trace(),
                commitments));
        try {
            insert(connection, canonical, sealed);
        } catch (SQLException e) {
            if (FOREIGN_KEY_VIOLATION.equals(e.getSQLState())) {
                keys.forget(attempt.tenant(), attempt.subjects());
            }
            throw e;
        }
        return canonical.event();
    }

    /**
     * The personal values of an event in clear, by field. Values whose key was destroyed are absent. Whoever calls this reads
     * protected data and has to leave an event of their own.
     */
    public Map<String, String> personalValues(Connection connection, TenantId tenant, UUID event) throws SQLException {
        Map<String, String> values = new TreeMap<>();
        for (AuditPersonal row : AuditPersonal.of(connection, tenant, event)) {
            var key = keys.find(connection, tenant, row.subject());
            key.ifPresent(k -> values.put(row.field(), row.open(k)));
        }
        return values;
    }

    /** The value of {@code audit_personal.search_hmac} of every row that holds this text. Empty (no bytes) without any row. */
    public byte[] searchValue(Connection connection, TenantId tenant, String text) throws SQLException {
        return keys.find(connection, tenant, tenant.value())
                .map(key -> key.searchValue(text))
                .orElse(new byte[0]);
    }

    /** What stands in the log where this secret was old or new; empty text when the tenant has no key yet. */
    public String redacted(Connection connection, TenantId tenant, String secret) throws SQLException {
        return keys.find(connection, tenant, tenant.value())
                .map(key -> key.redact(secret))
                .orElse("");
    }

    private AuditEvent.Details redacted(Connection connection, Attempt attempt) throws SQLException {
        if (!attempt.details().holdsSecret()) {
            return attempt.details();
        }
        SubjectKey key = key(connection, attempt.tenant(), attempt.tenant().value());
        return attempt.details().redacted(key::redact);
    }

    private List<SealedValue> seal(Connection connection, UUID id, Attempt attempt) throws SQLException {
        List<SealedValue> sealed = new ArrayList<>();
        for (PersonalValue value : attempt.personal()) {
            SubjectKey subjectKey = key(connection, attempt.tenant(), value.subject());
            SubjectKey tenantKey =
                    key(connection, attempt.tenant(), attempt.tenant().value());
            sealed.add(SealedValue.of(attempt.tenant(), id, value, subjectKey, tenantKey));
        }
        return sealed;
    }

    private SubjectKey key(Connection connection, TenantId tenant, UUID subject) throws SQLException {
        return keys.find(connection, tenant, subject)
                .orElseThrow(() -> new IllegalStateException("no audit key for subject " + subject));
    }

    private static Instant now(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("SELECT now()");
                var row = select.executeQuery()) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    private static void insert(Connection connection, CanonicalEvent canonical, List<SealedValue> sealed)
            throws SQLException {
        AuditEvent event = canonical.event();
        AuditEvent.Details details = event.details();
        AuditEvent.Trace trace = event.trace();
        try (var insert = connection.prepareStatement(INSERT)) {
            var row = new Parameters(insert);
            row.add(event.tenant().value()).add(event.id()).add(event.time().atOffset(ZoneOffset.UTC));
            row.add(event.actor().userId())
                    .add(event.actor().kindWord())
                    .add(event.actor().name());
            row.add("text", event.actor().roles().toArray());
            row.add(event.act().action()).add(event.act().outcome().name());
            row.add(event.act().category().name()).add(event.act().risk().name());
            row.add(details.entity())
                    .add(details.entityId())
                    .add(details.locationId())
                    .add(details.reason());
            row.add(json(details.oldValues())).add(json(details.newValues())).add(json(details.meta()));
            row.add(json(event.commitments()));
            row.add(trace.session())
                    .add(trace.requestId())
                    .add(trace.decisionId())
                    .add(trace.policyEpoch());
            row.add(CanonicalEvent.FORMAT).add(canonical.bytes()).add(canonical.leafHash());
            row.add("text", sealed.stream().map(SealedValue::field).toArray());
            row.add("uuid", sealed.stream().map(SealedValue::subject).toArray());
            row.add("bytea", sealed.stream().map(SealedValue::salt).toArray(byte[][]::new));
            row.add("bytea", sealed.stream().map(SealedValue::ciphertext).toArray(byte[][]::new));
            row.add("bytea", sealed.stream().map(SealedValue::searchValue).toArray(byte[][]::new));
            insert.executeUpdate();
        }
    }

    private static String json(Map<String, ?> values) {
        return values == null ? null : JsonText.of(values);
    }
}
