package io.holdfast.audit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.audit.model.AuditEvent.Act;
import io.holdfast.audit.model.AuditEvent.Actor;
import io.holdfast.audit.model.AuditEvent.Details;
import io.holdfast.audit.model.AuditEvent.Trace;
import io.holdfast.shared.audit.Category;
import io.holdfast.shared.audit.Outcome;
import io.holdfast.shared.audit.Risk;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.Uuids;
import io.holdfast.shared.security.Caller;
import io.holdfast.testing.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AuditLogIT extends WrittenEvents {
    @Test
    void theRowHoldsTheEventAndItsExactBytes() {
        AuditEvent event = written(attempt());

        Map<String, Object> row = rowOf(event);
        assertThat(row)
                .containsEntry("tenant_id", tenant.value())
                .containsEntry("user_id", user)
                .containsEntry("actor_kind", "user")
                .containsEntry("actor_name", null)
                .containsEntry("action", "project.update")
                .containsEntry("outcome", "SUCCEEDED")
                .containsEntry("category", "DATA_ACCESS")
                .containsEntry("risk", "MEDIUM")
                .containsEntry("entity", "project")
                .containsEntry("entity_id", "p-1")
                .containsEntry("reason", "asked by phone")
                .containsEntry("request_id", "req-1")
                .containsEntry("policy_epoch", 42L)
                .containsEntry("format", 1);
        assertThat(row.get("actor_roles")).hasToString("{admin,pm}");
        assertThat(row.get("old_values")).hasToString("{\"status\": \"planned\"}");
        assertThat(row.get("new_values")).hasToString("{\"status\": \"active\"}");
        CanonicalEvent canonical = CanonicalEvent.of(event);
        assertThat((byte[]) row.get("canonical")).isEqualTo(canonical.bytes());
        assertThat((byte[]) row.get("leaf_hash")).isEqualTo(canonical.leafHash());
    }

    @Test
    void theSearchColumnsAgreeWithTheBytes() {
        AuditEvent event = written(attempt());

        Boolean agree = inTenant(sql -> sql.one("""
                SELECT c->>'tenant' = tenant_id::text AND c->>'id' = id::text AND c->>'action' = action
                  AND (c->>'time')::timestamptz = "timestamp" AND c->'old' = old_values AND c->'new' = new_values
                  AND c->'meta' = meta AND c->'commitments' = commitments AND c->'actor'->'roles' = to_jsonb(actor_roles)
                FROM (SELECT *, convert_from(canonical, 'UTF8')::jsonb AS c FROM audit_log WHERE id = ?) l
                """, event.id()));
        assertThat(agree).isTrue();
    }

    @Test
    void theTimeIsThatOfTheDatabasesTransaction() {
        prepareKeys(attempt());
        inTenant(sql -> {
            Instant now = sql.<java.sql.Timestamp>one("SELECT now()").toInstant();

            assertThat(log.append(sql.connection(), attempt()).time()).isEqualTo(now);
            return null;
        });
    }

    @Test
    void theEventWaitsForItsPosition() {
        AuditEvent event = written(attempt());

        List<Map<String, Object>> pending =
                inTenant(sql -> sql.rows("SELECT * FROM audit_pending WHERE event_id = ?", event.id()));
        assertThat(pending).singleElement().satisfies(row -> assertThat(row.get("event_time"))
                .isEqualTo(rowOf(event).get("timestamp")));
    }

    @Test
    void aSecretIsMatchedAndNeverRead() {
        AuditEvent event = written(withSecret(tenant, "client-secret-1"));
        AuditEvent same = written(withSecret(tenant, "client-secret-1"));
        AuditEvent other = written(withSecret(tenant, "client-secret-2"));
        TenantId elsewhere = new TenantId(database.newTenant("food-safety"));
        Attempt theirs = withSecret(elsewhere, "client-secret-1");
        prepareKeys(theirs);
        AuditEvent foreign = database.inTenant(elsewhere.value(), sql -> log.append(sql.connection(), theirs));

        String words = (String) event.details().newValues().get("clientSecret");
        assertThat(words).matches("hmac-sha256:[0-9a-f]{8}:[0-9a-f]{64}");
        assertThat(same.details().newValues()).containsEntry("clientSecret", words);
        assertThat(other.details().newValues()).doesNotContainValue(words);
        assertThat(foreign.details().newValues()).doesNotContainValue(words);
        assertThat(this.<String>inTenant(sql -> log.redacted(sql.connection(), tenant, "client-secret-1")))
                .isEqualTo(words);
        assertThat(this.<String>inTenant(sql -> sql.one(
                        "SELECT l::text || convert_from(canonical, 'UTF8') FROM audit_log l WHERE id = ?", event.id())))
                .contains(words)
                .doesNotContain("client-secret");
    }

    private Attempt withSecret(TenantId of, String secret) {
        return new Attempt(
                of,
                new Actor(Caller.Kind.SYSTEM, null, "test", List.of()),
                new Act("connection.store", Category.ADMINISTRATION, Risk.HIGH, Outcome.SUCCEEDED),
                new Details(
                        "connection", "c-1", null, null, null, Map.of("clientSecret", new Redacted(secret)), Map.of()),
                new Trace(null, "req-1", null, null),
                List.of());
    }

    @Test
    void theDatabaseRefusesARowWhoseHashDoesNotFit() {
        AuditEvent event = written(attempt());

        assertThatThrownBy(() -> inTenant(sql -> sql.update("""
                        INSERT INTO audit_log (tenant_id, id, "timestamp", actor_kind, action, outcome, category, risk,
                          canonical, leaf_hash)
                        SELECT tenant_id, ?, "timestamp", 'system', action, outcome, category, risk,
                          replace(convert_from(canonical, 'UTF8'), 'planned', 'on hold')::bytea, leaf_hash
                        FROM audit_log WHERE id = ?
                        """, Uuids.next(), event.id())))
                .hasMessageContaining("check constraint");
    }

    @Test
    void theRuntimeCanNeitherChangeNorRemoveAnEvent() {
        AuditEvent event = written(attempt());

        for (String statement : List.of(
                "UPDATE audit_log SET reason = 'other' WHERE id = ?",
                "DELETE FROM audit_log WHERE id = ?",
                "DELETE FROM audit_pending WHERE event_id = ?",
                "UPDATE audit_personal SET field = 'other' WHERE event_id = ?",
                "DELETE FROM audit_personal WHERE event_id = ?")) {
            assertThatThrownBy(() -> inTenant(sql -> sql.update(statement, event.id())))
                    .as(statement)
                    .hasMessageContaining("permission denied");
        }
        assertThatThrownBy(() -> inTenant(sql -> sql.update("TRUNCATE audit_log")))
                .hasMessageContaining("permission denied");
    }

    @Test
    void aRolledBackTransactionLeavesNoTraceOfTheEvent() throws SQLException {
        prepareKeys(attempt());
        UUID event;
        try (Connection connection = database.app().getConnection()) {
            connection.setAutoCommit(false);
            new Sql(connection).enterTenant(tenant.value());
            event = log.append(connection, attempt()).id();
            connection.rollback();
        }

        List<Long> left = inTenant(sql -> sql.column("""
                SELECT count(*) FROM audit_log WHERE id = ? UNION ALL SELECT count(*) FROM audit_pending WHERE event_id = ?
                UNION ALL SELECT count(*) FROM audit_personal WHERE event_id = ?
                """, event, event, event));
        assertThat(left).containsExactly(0L, 0L, 0L);
    }

    @Test
    void anotherTenantSeesNothingOfAnEvent() {
        AuditEvent event = written(attempt());
        UUID other = database.newTenant("food-safety");

        for (String table : List.of("audit_log", "audit_pending", "audit_personal", "audit_subject_keys")) {
            Long seen = database.inTenant(other, sql -> sql.one("SELECT count(*) FROM " + table));
            assertThat(seen).as(table).isZero();
        }
        assertThat(personalValues(log, new TenantId(other), event.id())).isEmpty();
    }

    @Test
    void anEventOfAnotherTenantThanTheTransactionsIsRefused() {
        written(attempt());
        UUID other = database.newTenant("food-safety");

        assertThatThrownBy(() -> database.inTenant(other, sql -> log.append(sql.connection(), attempt())))
                .hasMessageContaining("row-level security");
    }

    @Test
    void anEventBeingWrittenDoesNotHoldUpAnotherAboutTheSamePerson() throws SQLException {
        prepareKeys(attempt());
        try (Connection first = database.app().getConnection()) {
            first.setAutoCommit(false);
            new Sql(first).enterTenant(tenant.value());
            log.append(first, attempt());

            assertThat(written(attempt())).isNotNull();
            first.rollback();
        }
    }

    @Test
    void hostileTextIsStoredAndBounded() {
        String hostile = "'; DROP TABLE audit_log; --\u0000\uD800 <script>\u001b[31m" + "x".repeat(100_000);
        var details = new Details(
                hostile, hostile, null, hostile, null, Map.of("name", hostile), Map.of("count", List.of(hostile)));
        var attempt = new Attempt(
                tenant,
                new Actor(Caller.Kind.SYSTEM, null, hostile, List.of(hostile)),
                new Act(hostile, Category.SECURITY, Risk.HIGH, Outcome.DENIED),
                details,
                new Trace(hostile, hostile, null, null),
                List.of(new PersonalValue(tenant.value(), "user_agent", hostile)));

        AuditEvent event = written(attempt);

        assertThat(rowOf(event).get("reason").toString())
                .startsWith("'; DROP TABLE audit_log; --\uFFFD\uFFFD <script>\u001b[31mxxx")
                .endsWith("characters]");
    }
}
