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
import io.holdfast.shared.crypto.Vault;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.Uuids;
import io.holdfast.shared.security.Caller;
import io.holdfast.testing.Sql;
import io.holdfast.testing.SqlWork;
import io.holdfast.testing.TestDatabase;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AuditLogIT {
    private static final TestDatabase database = TestDatabase.migrated();
    private static final String MASTER_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final String ADDRESS = "203.0.113.77";
    private static final String EMAIL = "ann.example@acme.example";

    private final AuditLog log = newNode();
    private final TenantId tenant = new TenantId(database.newTenant("food-safety"));
    private final UUID user = Uuids.next();

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
    void personalValuesAreNowhereInClear() {
        AuditEvent event = written(attempt());

        String row = inTenant(sql ->
                sql.one("SELECT l::text || convert_from(canonical, 'UTF8') FROM audit_log l WHERE id = ?", event.id()));
        List<Map<String, Object>> personal = inTenant(
                sql -> sql.rows("SELECT *, p::text AS row FROM audit_personal p WHERE event_id = ?", event.id()));
        assertThat(row).contains("project.update").doesNotContain(ADDRESS, EMAIL, "Firefox");
        assertThat(personal).singleElement().satisfies(values -> {
            for (String column : List.of("ciphertext", "more")) {
                assertThat(new String((byte[]) values.get(column), StandardCharsets.ISO_8859_1))
                        .doesNotContain(ADDRESS, EMAIL, "Firefox");
            }
            assertThat(values.get("row").toString())
                    .contains("{actor_name,user_agent}")
                    .doesNotContain(ADDRESS, EMAIL, "Firefox");
        });
    }

    @Test
    void personalValuesOpenAgainOnAnotherNode() {
        AuditEvent event = written(attempt());

        Map<String, String> values = personalValues(newNode(), tenant, event.id());

        assertThat(values)
                .containsOnly(
                        Map.entry("ip_address", ADDRESS),
                        Map.entry("user_agent", "Firefox"),
                        Map.entry("actor_name", EMAIL));
    }

    @Test
    void aSaltProvesTheValueBehindACommitment() {
        AuditEvent event = written(attempt());

        byte[] salt = inTenant(sql ->
                sql.one("SELECT salt FROM audit_personal WHERE event_id = ? AND field = 'ip_address'", event.id()));
        assertThat(event.commitments()).containsEntry("ip_address", Commitment.of(salt, ADDRESS));
        assertThat(event.commitments().get("ip_address"))
                .isNotEqualTo(written(attempt()).commitments().get("ip_address"));
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
    void aCiphertextCopiedToAnotherEventDoesNotOpen() {
        AuditEvent one = written(attempt());
        AuditEvent other = written(attempt());

        assertThatThrownBy(() -> inTenant(sql -> {
                    AuditPersonal row =
                            AuditPersonal.of(sql.connection(), tenant, one.id()).get(0);
                    return new AuditPersonal(
                                    tenant, other.id(), row.field(), row.subject(), row.ciphertext(), row.more())
                            .open(keyOf(sql, row.subject()));
                }))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void equalAddressesAreFoundBySearchWhateverTheirLetterCase() {
        AuditEvent event =
                written(attemptOf(tenant, List.of(new PersonalValue(user, PersonalValue.ADDRESS, "2001:DB8::7"))));
        written(attempt());

        List<UUID> found = inTenant(sql -> sql.column(
                "SELECT event_id FROM audit_personal WHERE field = 'ip_address' AND search_hmac = ?",
                log.searchValue(sql.connection(), tenant, "2001:db8::7")));
        assertThat(found).containsExactly(event.id());
    }

    @Test
    void theValuesOfTwoPersonsLieApartAndGoApart() {
        UUID invited = UUID.randomUUID();
        AuditEvent event = written(attemptOf(
                tenant,
                List.of(
                        new PersonalValue(invited, "email", "\"new\\one\"@acme.example"),
                        new PersonalValue(user, PersonalValue.ACTOR_NAME, EMAIL),
                        new PersonalValue(user, PersonalValue.ADDRESS, ADDRESS),
                        new PersonalValue(invited, "name", "Zoë\n\u001b"))));
        assertThat(personalValues(newNode(), tenant, event.id()))
                .containsOnly(
                        Map.entry("email", "\"new\\one\"@acme.example"),
                        Map.entry("name", "Zoë\n\u001b"),
                        Map.entry("actor_name", EMAIL),
                        Map.entry("ip_address", ADDRESS));

        assertThat(this.<Long>inTenant(sql -> sql.one("SELECT erase_audit_subject(?)", invited)))
                .isEqualTo(2);

        assertThat(personalValues(newNode(), tenant, event.id())).containsOnlyKeys("actor_name", "ip_address");
    }

    @Test
    void valuesThatWereSealedTogetherHaveASaltEach() {
        AuditEvent event = written(attempt());

        JsonObject sealed = inTenant(sql -> {
            AuditPersonal row =
                    AuditPersonal.of(sql.connection(), tenant, event.id()).get(0);
            byte[] more = keyOf(sql, row.subject())
                    .open(SealedValues.placeOfMore(tenant, event.id(), row.field()), row.more());
            try (JsonReader reader = Json.createReader(new ByteArrayInputStream(more))) {
                return reader.readObject();
            }
        });
        assertThat(sealed.keySet()).containsExactlyInAnyOrder("user_agent", "actor_name");
        assertThat(sealed.keySet()).allSatisfy(field -> {
            byte[] salt = HexFormat.of().parseHex(sealed.getJsonArray(field).getString(0));
            String value = sealed.getJsonArray(field).getString(1);
            assertThat(event.commitments()).containsEntry(field, Commitment.of(salt, value));
        });
    }

    @Test
    void aValueInARowOfItsOwnIsReadAsBefore() {
        AuditEvent event = written(attemptOf(tenant, List.of(new PersonalValue(user, "ip_address", ADDRESS))));
        inTenant(sql -> sql.update(
                "INSERT INTO audit_personal (tenant_id, event_id, event_time, field, subject_id, salt, ciphertext)"
                        + " SELECT tenant_id, event_id, event_time, 'user_agent', subject_id, salt, ? FROM audit_personal"
                        + " WHERE event_id = ?",
                keyOf(sql, user)
                        .seal(
                                SealedValues.place(tenant, event.id(), "user_agent"),
                                "Opera".getBytes(StandardCharsets.UTF_8)),
                event.id()));

        assertThat(personalValues(newNode(), tenant, event.id()))
                .containsOnly(Map.entry("ip_address", ADDRESS), Map.entry("user_agent", "Opera"));
    }

    private SubjectKey keyOf(Sql sql, UUID subject) throws SQLException {
        return new SubjectKeys(Vault.of(MASTER_KEY))
                .find(sql.connection(), tenant, subject)
                .orElseThrow();
    }

    @Test
    void anotherTenantHasAnotherSearchValue() {
        TenantId other = new TenantId(database.newTenant("food-safety"));
        written(attempt());
        prepareKeys(attemptOf(other, List.of(new PersonalValue(other.value(), "ip_address", ADDRESS))));

        byte[] ours = inTenant(sql -> log.searchValue(sql.connection(), tenant, ADDRESS));
        byte[] theirs = database.inTenant(other.value(), sql -> log.searchValue(sql.connection(), other, ADDRESS));
        assertThat(ours).hasSize(32).isNotEqualTo(theirs);
    }

    @Test
    void withoutItsKeyAPersonalValueIsGoneAndTheEventStillVerifies() {
        AuditEvent event = written(attempt());
        database.asOwner(sql -> sql.update("DELETE FROM audit_personal WHERE subject_id = ?", user));
        database.asOwner(sql -> sql.update("DELETE FROM audit_subject_keys WHERE subject_id = ?", user));

        assertThat(personalValues(newNode(), tenant, event.id())).isEmpty();
        Boolean verifies = inTenant(sql -> sql.one(
                "SELECT leaf_hash = sha256('\\x00'::bytea || canonical) FROM audit_log WHERE id = ?", event.id()));
        assertThat(verifies).isTrue();
    }

    @Test
    void aDestroyedKeyInTheCacheIsNotUsedAgain() {
        written(attempt());
        database.asOwner(sql -> sql.update("DELETE FROM audit_personal WHERE subject_id = ?", user));
        database.asOwner(sql -> sql.update("DELETE FROM audit_subject_keys WHERE subject_id = ?", user));

        assertThatThrownBy(() -> inTenant(sql -> log.append(sql.connection(), attempt())))
                .hasMessageContaining("audit_personal");
        assertThat(log.holdsKeysOf(attempt())).isFalse();
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
    void anEventWithoutPersonalValuesNeedsNoKey() {
        Attempt attempt = attemptOf(tenant, List.of());

        assertThat(log.holdsKeysOf(attempt)).isTrue();
        AuditEvent event = inTenant(sql -> log.append(sql.connection(), attempt));
        assertThat(rowOf(event).get("commitments")).hasToString("{}");
    }

    @Test
    void aKeyThatWasNotMadeBeforeIsAnErrorAndNotAnUnprotectedValue() {
        assertThatThrownBy(() -> inTenant(sql -> log.append(sql.connection(), attempt())))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void nodesThatMeetAPersonAtTheSameTimeAgreeOnOneKey() throws Exception {
        int nodes = 8;
        var start = new CyclicBarrier(nodes);
        List<Callable<UUID>> writers = new ArrayList<>(Collections.nCopies(nodes, () -> {
            AuditLog node = newNode();
            start.await(10, TimeUnit.SECONDS);
            prepareKeys(node, attempt());
            return inTenant(sql -> node.append(sql.connection(), attempt())).id();
        }));
        var pool = Executors.newFixedThreadPool(nodes);
        try {
            for (var written : pool.invokeAll(writers, 30, TimeUnit.SECONDS)) {
                UUID event = written.get();
                assertThat(personalValues(log, tenant, event)).containsEntry("ip_address", ADDRESS);
            }
        } finally {
            pool.shutdownNow();
        }
        Long keys = inTenant(sql -> sql.one("SELECT count(*) FROM audit_subject_keys"));
        assertThat(keys).isEqualTo(2);
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

    private Attempt attempt() {
        return attemptOf(
                tenant,
                List.of(
                        new PersonalValue(user, PersonalValue.ADDRESS, ADDRESS),
                        new PersonalValue(user, PersonalValue.USER_AGENT, "Firefox"),
                        new PersonalValue(user, PersonalValue.ACTOR_NAME, EMAIL)));
    }

    private Attempt attemptOf(TenantId of, List<PersonalValue> personal) {
        return new Attempt(
                of,
                new Actor(Caller.Kind.USER, user, null, List.of("pm", "admin")),
                new Act("project.update", Category.DATA_ACCESS, Risk.MEDIUM, Outcome.SUCCEEDED),
                new Details(
                        "project",
                        "p-1",
                        null,
                        "asked by phone",
                        Map.of("status", "planned"),
                        Map.of("status", "active"),
                        Map.of()),
                new Trace(null, "req-1", null, 42L),
                personal);
    }

    private AuditEvent written(Attempt attempt) {
        prepareKeys(attempt);
        return inTenant(sql -> log.append(sql.connection(), attempt));
    }

    private void prepareKeys(Attempt attempt) {
        prepareKeys(log, attempt);
    }

    private void prepareKeys(AuditLog node, Attempt attempt) {
        database.inTenant(attempt.tenant().value(), sql -> {
            node.createKeys(sql.connection(), attempt.tenant(), attempt.subjects());
            return null;
        });
    }

    private Map<String, String> personalValues(AuditLog node, TenantId transactionOf, UUID event) {
        return database.inTenant(transactionOf.value(), sql -> node.personalValues(sql.connection(), tenant, event));
    }

    private Map<String, Object> rowOf(AuditEvent event) {
        return inTenant(sql -> sql.rows("SELECT * FROM audit_log WHERE id = ?", event.id()))
                .get(0);
    }

    private <T> T inTenant(SqlWork<T> work) {
        return database.inTenant(tenant.value(), work);
    }

    private static AuditLog newNode() {
        return new AuditLog(Vault.of(MASTER_KEY));
    }
}
