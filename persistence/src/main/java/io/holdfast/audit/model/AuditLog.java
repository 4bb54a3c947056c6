package io.holdfast.audit.model;

import io.holdfast.shared.crypto.Vault;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.Uuids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/**
 * Writes events and reads their personal values back. Every method works on the connection it is given, whose transaction
 * must already belong to the event's tenant ({@code set_session_variables}); none of them commits. No method changes or
 * removes an event: there is no such thing.
 */
@ApplicationScoped
public class AuditLog {
    private static final String FOREIGN_KEY_VIOLATION = "23503";

    /** One statement: an event without its pending mark or its personal values must not exist, not even for a moment. */
    private static final String INSERT = """
            WITH event AS (
              INSERT INTO audit_log (tenant_id, id, "timestamp", user_id, actor_kind, actor_name, actor_roles, action, outcome,
                category, risk, entity, entity_id, location_id, reason, old_values, new_values, meta, commitments, session_id,
                request_id, decision_id, policy_epoch, format, canonical, leaf_hash)
              SELECT e.tenant_id, e.id, e."timestamp", e.user_id, e.actor_kind, e.actor_name, CAST(e.actor_roles AS text[]), e.action,
                e.outcome, e.category, e.risk, e.entity, e.entity_id, e.location_id, e.reason, CAST(e.old_values AS jsonb),
                CAST(e.new_values AS jsonb), CAST(e.meta AS jsonb), CAST(e.commitments AS jsonb), e.session_id, e.request_id,
                e.decision_id, e.policy_epoch, e.format, e.canonical, e.leaf_hash
              FROM unnest(CAST(? AS uuid[]), CAST(? AS uuid[]), CAST(? AS timestamptz[]), CAST(? AS uuid[]), CAST(? AS text[]),
                CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]),
                CAST(? AS text[]), CAST(? AS text[]), CAST(? AS uuid[]), CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]),
                CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]), CAST(? AS uuid[]), CAST(? AS bigint[]),
                CAST(? AS smallint[]), CAST(? AS bytea[]), CAST(? AS bytea[]))
                e (tenant_id, id, "timestamp", user_id, actor_kind, actor_name, actor_roles, action, outcome, category, risk, entity,
                  entity_id, location_id, reason, old_values, new_values, meta, commitments, session_id, request_id, decision_id,
                  policy_epoch, format, canonical, leaf_hash)
              RETURNING tenant_id, id, "timestamp"),
            pending AS (
              INSERT INTO audit_pending (tenant_id, event_id, event_time) SELECT tenant_id, id, "timestamp" FROM event)
            INSERT INTO audit_personal
                (tenant_id, event_id, event_time, field, subject_id, salt, ciphertext, search_hmac, more_fields, more)
              SELECT e.tenant_id, e.id, e."timestamp", p.field, p.subject_id, p.salt, p.ciphertext, p.search_hmac,
                CAST(p.more_fields AS text[]), p.more
              FROM event e
                JOIN unnest(CAST(? AS uuid[]), CAST(? AS text[]), CAST(? AS uuid[]), CAST(? AS bytea[]), CAST(? AS bytea[]),
                  CAST(? AS bytea[]), CAST(? AS text[]), CAST(? AS bytea[]))
                  p (event_id, field, subject_id, salt, ciphertext, search_hmac, more_fields, more) ON p.event_id = e.id
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
        return append(connection, List.of(attempt), time).get(0);
    }

    /** The same for several attempts of one tenant, in one statement. */
    public List<AuditEvent> append(Connection connection, List<Attempt> attempts, Instant time) throws SQLException {
        List<SealedEvent> events = new ArrayList<>();
        for (Attempt attempt : attempts) {
            UUID id = Uuids.next();
            List<SealedValues> sealed = seal(connection, id, attempt);
            events.add(new SealedEvent(canonical(connection, id, attempt, sealed, time), sealed));
        }
        try (var insert = connection.prepareStatement(INSERT)) {
            bind(insert, events);
            insert.executeUpdate();
        } catch (SQLException e) {
            if (FOREIGN_KEY_VIOLATION.equals(e.getSQLState())) {
                attempts.forEach(attempt -> keys.forget(attempt.tenant(), attempt.subjects()));
            }
            throw e;
        }
        return events.stream().map(event -> event.canonical().event()).toList();
    }

    private record SealedEvent(CanonicalEvent canonical, List<SealedValues> sealed) {
        UUID id() {
            return canonical.event().id();
        }
    }

    private record Personal(UUID event, SealedValues values) {}

    private CanonicalEvent canonical(
            Connection connection, UUID id, Attempt attempt, List<SealedValues> sealed, Instant time)
            throws SQLException {
        Map<String, String> commitments = new TreeMap<>();
        sealed.forEach(values -> commitments.putAll(values.commitments()));
        return CanonicalEvent.of(new AuditEvent(
                attempt.tenant(),
                id,
                time,
                attempt.actor(),
                attempt.act(),
                redacted(connection, attempt),
                attempt.trace(),
                commitments));
    }

    /**
     * The personal values of an event in clear, by field. Values whose key was destroyed are absent. Whoever calls this reads
     * protected data and has to leave an event of their own.
     */
    public Map<String, String> personalValues(Connection connection, TenantId tenant, UUID event) throws SQLException {
        Map<String, String> values = new TreeMap<>();
        for (AuditPersonal row : AuditPersonal.of(connection, tenant, event)) {
            var key = keys.find(connection, tenant, row.subject());
            key.ifPresent(k -> values.putAll(row.open(k)));
        }
        return values;
    }

    /** The value of {@code audit_personal.search_hmac} of every row that holds this address. Empty (no bytes) without any row. */
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

    private List<SealedValues> seal(Connection connection, UUID id, Attempt attempt) throws SQLException {
        Map<UUID, SubjectKey> needed = new HashMap<>();
        if (!attempt.personal().isEmpty()) {
            for (UUID subject : attempt.subjects()) {
                needed.put(subject, key(connection, attempt.tenant(), subject));
            }
        }
        return SealedValues.of(attempt.tenant(), id, attempt.personal(), needed::get);
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

    private static void bind(PreparedStatement insert, List<SealedEvent> sealed) throws SQLException {
        List<AuditEvent> events =
                sealed.stream().map(event -> event.canonical().event()).toList();
        var row = new Parameters(insert);
        row.addAll("uuid", events, event -> event.tenant().value());
        row.addAll("uuid", events, AuditEvent::id);
        row.addAll("timestamptz", events, event -> event.time().toString());
        row.addAll("uuid", events, event -> event.actor().userId());
        row.addAll("text", events, event -> event.actor().kindWord());
        row.addAll("text", events, event -> event.actor().name());
        row.addAll("text", arrays(row, events, event -> event.actor().roles()), Function.identity());
        row.addAll("text", events, event -> event.act().action());
        row.addAll("text", events, event -> event.act().outcome().name());
        row.addAll("text", events, event -> event.act().category().name());
        row.addAll("text", events, event -> event.act().risk().name());
        row.addAll("text", events, event -> event.details().entity());
        row.addAll("text", events, event -> event.details().entityId());
        row.addAll("uuid", events, event -> event.details().locationId());
        row.addAll("text", events, event -> event.details().reason());
        row.addAll("text", events, event -> json(event.details().oldValues()));
        row.addAll("text", events, event -> json(event.details().newValues()));
        row.addAll("text", events, event -> json(event.details().meta()));
        row.addAll("text", events, event -> json(event.commitments()));
        row.addAll("text", events, event -> event.trace().session());
        row.addAll("text", events, event -> event.trace().requestId());
        row.addAll("uuid", events, event -> event.trace().decisionId());
        row.addAll("bigint", events, event -> event.trace().policyEpoch());
        row.addAll("smallint", events, event -> CanonicalEvent.FORMAT);
        row.addAll("bytea", sealed, event -> event.canonical().bytes());
        row.addAll("bytea", sealed, event -> event.canonical().leafHash());
        List<Personal> personal = sealed.stream()
                .flatMap(event -> event.sealed().stream().map(values -> new Personal(event.id(), values)))
                .toList();
        row.addAll("uuid", personal, Personal::event);
        row.addAll("text", personal, of -> of.values().field());
        row.addAll("uuid", personal, of -> of.values().subject());
        row.addAll("bytea", personal, of -> of.values().salt());
        row.addAll("bytea", personal, of -> of.values().ciphertext());
        row.addAll("bytea", personal, of -> of.values().searchValue());
        row.addAll("text", arrays(row, personal, of -> of.values().moreFields()), Function.identity());
        row.addAll("bytea", personal, of -> of.values().more());
    }

    /** Of each row a list of texts; null where it has none. */
    private static <T> List<String> arrays(Parameters row, List<T> rows, Function<T, List<String>> texts)
            throws SQLException {
        List<String> arrays = new ArrayList<>();
        for (T one : rows) {
            List<String> own = texts.apply(one);
            arrays.add(own == null ? null : row.text("text", own.toArray()));
        }
        return arrays;
    }

    private static String json(Map<String, ?> values) {
        return values == null ? null : JsonText.of(values);
    }
}
