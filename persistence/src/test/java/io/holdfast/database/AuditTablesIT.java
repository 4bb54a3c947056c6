package io.holdfast.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.testing.Sql;
import io.holdfast.testing.SqlFailure;
import io.holdfast.testing.SqlWork;
import io.holdfast.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The audit trail is written once: for the runtime by privilege, for the owner by triggers that cannot be slept through. */
class AuditTablesIT {
    private static final String REFUSED = "42501";
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final UUID TENANT = DATABASE.newTenant("food-safety");

    @ParameterizedTest
    @ValueSource(strings = {"audit_log", "audit_position", "audit_tree", "audit_blinds", "audit_findings"})
    void evenTheOwnerCannotChangeRemoveOrTruncate(String table) {
        row(table);
        assertThat(asOwner(sql -> sql.update("UPDATE " + table + " SET tenant_id = tenant_id")))
                .isEqualTo(REFUSED);
        assertThat(asOwner(sql -> sql.update("DELETE FROM " + table))).isEqualTo(REFUSED);
        assertThat(asOwner(sql -> sql.update("TRUNCATE " + table))).isEqualTo(REFUSED);
    }

    @Test
    void personalValuesAreNeverChangedAndDeletedByTheOwnerAlone() {
        row("audit_personal");
        assertThat(asOwner(sql -> sql.update("UPDATE audit_personal SET field = 'x'")))
                .isEqualTo(REFUSED);
        assertThat(asOwner(sql -> sql.update("TRUNCATE audit_personal"))).isEqualTo(REFUSED);
        assertThat(asRuntime(sql -> sql.update("DELETE FROM audit_personal"))).isEqualTo(REFUSED);
        assertThat(DATABASE.<Integer>asOwner(sql -> sql.update("DELETE FROM audit_personal")))
                .isPositive();
    }

    @Test
    void checkpointsAreNeverChangedAndThinnedOutByTheOwnerAlone() {
        row("audit_checkpoints");
        assertThat(asOwner(sql -> sql.update("UPDATE audit_checkpoints SET note = 'x'")))
                .isEqualTo(REFUSED);
        assertThat(asOwner(sql -> sql.update("TRUNCATE audit_checkpoints"))).isEqualTo(REFUSED);
        assertThat(asRuntime(sql -> sql.update("DELETE FROM audit_checkpoints")))
                .isEqualTo(REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"audit_installation_tree", "audit_installation_checkpoints", "audit_incarnations"})
    void whatTheInstallationSignedIsNotTakenBack(String table) {
        DATABASE.asOwner(sql ->
                sql.update("INSERT INTO audit_installation_tree VALUES (0, 0, sha256('x')) ON CONFLICT DO NOTHING"));
        DATABASE.asOwner(sql ->
                sql.update("INSERT INTO audit_installation_checkpoints VALUES (1, now(), 1, 'o', sha256('x'), 'n')"
                        + " ON CONFLICT DO NOTHING"));
        assertThat(asOwner(sql -> sql.update("DELETE FROM " + table))).isEqualTo(REFUSED);
        assertThat(asOwner(sql -> sql.update("TRUNCATE " + table))).isEqualTo(REFUSED);
    }

    @Test
    void theRuntimeAddsToTheQueueOfTheSequencerAndTakesNothingAway() {
        row("audit_pending");
        assertThat(asRuntime(sql -> sql.update("DELETE FROM audit_pending"))).isEqualTo(REFUSED);
        assertThat(asRuntime(sql -> sql.update("UPDATE audit_pending SET event_time = now()")))
                .isEqualTo(REFUSED);
        assertThat(DATABASE.<Integer>asOwner(sql -> sql.update("DELETE FROM audit_pending")))
                .isPositive();
    }

    @Test
    void everyPartitionRefusesAsItsParentDoes() {
        List<String> partitions = DATABASE.asOwner(sql -> new Catalog(sql).partitions());
        assertThat(partitions).hasSizeGreaterThanOrEqualTo(5).contains("audit_log_default");
        for (String partition : partitions) {
            String month = partition.equals("audit_log_default") ? "2019-05-05 00:00Z" : firstDayOf(partition);
            DATABASE.asOwner(sql -> {
                Map<String, String> row = new RowGenerator(sql).rowOf("audit_log", TENANT);
                row.put("timestamp", month);
                return sql.update(
                        RowGenerator.insertStatement(partition, row),
                        row.values().toArray());
            });
            assertThat(asOwner(sql -> sql.update("UPDATE " + partition + " SET tenant_id = tenant_id")))
                    .as(partition)
                    .isEqualTo(REFUSED);
            assertThat(asOwner(sql -> sql.update("DELETE FROM " + partition)))
                    .as(partition)
                    .isEqualTo(REFUSED);
            assertThat(asOwner(sql -> sql.update("TRUNCATE " + partition)))
                    .as(partition)
                    .isEqualTo(REFUSED);
        }
    }

    @Test
    void theTriggersFireInEverySession() {
        assertThat(DATABASE.<List<String>>asOwner(sql -> sql.column("""
                        SELECT concat(tgrelid::regclass, ' ', tgname) FROM pg_trigger
                        WHERE tgfoid IN ('refuse_audit_change()'::regprocedure, 'refuse_audit_log_change()'::regprocedure)
                          AND tgenabled <> 'A'"""))).isEmpty();
    }

    @Test
    void partitionsOfThisMonthAndTheNextThreeExistAndASecondCallMakesNone() {
        TestDatabase database = TestDatabase.migrated();
        List<String> months = database.asOwner(sql -> sql.column("""
                SELECT to_char(m, '"audit_log_y"YYYY"m"MM')
                FROM generate_series(date_trunc('month', now() AT TIME ZONE 'UTC'),
                  date_trunc('month', now() AT TIME ZONE 'UTC') + interval '3 months', interval '1 month') m"""));
        List<String> partitions = database.asOwner(sql -> new Catalog(sql).partitions());
        assertThat(partitions).containsAll(months).hasSize(5);
        assertThat(database.<Long>withoutTenant(sql -> sql.one("SELECT ensure_partitions()")))
                .isZero();
        assertThat(database.<List<String>>asOwner(sql -> new Catalog(sql).partitions()))
                .isEqualTo(partitions);
    }

    @Test
    void theRuntimeGetsAMissingPartitionWithAllItsGuards() {
        TestDatabase database = withoutItsLastPartition();
        database.<Long>withoutTenant(sql -> sql.one("SELECT ensure_partitions()"));
        List<Map<String, Object>> guards = database.asOwner(sql -> sql.rows("""
                SELECT c.relforcerowsecurity AS forced, pg_get_userbyid(c.relowner)::text AS owner,
                  (SELECT count(*) FROM pg_policies WHERE tablename = c.relname) AS policies,
                  (SELECT count(*) FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgenabled = 'A') AS guards
                FROM pg_class c WHERE c.relname = ?""", lastMonth(database)));
        assertThat(guards)
                .containsExactly(Map.of("forced", true, "owner", "holdfast_owner", "policies", 2L, "guards", 2L));
    }

    @Test
    void nodesThatStartTogetherMakeEachPartitionOnce() throws Exception {
        TestDatabase database = withoutItsLastPartition();
        var threads = Executors.newFixedThreadPool(2);
        try {
            Callable<Long> node = () -> database.withoutTenant(sql -> sql.one("SELECT ensure_partitions()"));
            for (Future<Long> call : threads.invokeAll(List.of(node, node))) {
                assertThat(call.get()).isZero();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(database.<List<String>>asOwner(sql -> new Catalog(sql).partitions()))
                .hasSize(5);
    }

    @Test
    void eventsAreWrittenWhileANewPartitionWaitsForALongReport() throws Exception {
        TestDatabase database = withoutItsLastPartition();
        UUID tenant = database.newTenant("food-safety");
        var thread = Executors.newSingleThreadExecutor();
        try (var report = database.reader().getConnection()) {
            report.setAutoCommit(false);
            new Sql(report).one("SELECT count(*) FROM audit_log");
            Future<Long> call =
                    thread.submit(() -> database.<Long>withoutTenant(sql -> sql.one("SELECT ensure_partitions()")));
            await().until(() -> database.<Boolean>asOwner(
                    sql -> sql.one("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND database = "
                            + "(SELECT oid FROM pg_database WHERE datname = current_database()))")));
            assertThat(database.<Integer>inTenant(tenant, sql -> {
                        sql.update("SET LOCAL lock_timeout = '1s'");
                        Map<String, String> event = new RowGenerator(sql).rowOf("audit_log", tenant);
                        return sql.update(
                                RowGenerator.insertStatement("audit_log", event),
                                event.values().toArray());
                    }))
                    .isOne();
            report.rollback();
            assertThat(call.get()).isZero();
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void rowsInTheDefaultPartitionAreCountedAndHoldUpNoOtherMonth() {
        TestDatabase database = TestDatabase.migrated();
        UUID tenant = database.newTenant("food-safety");
        List<String> months = database.asOwner(sql -> new Catalog(sql).partitions());
        months.remove("audit_log_default");
        database.asOwner(sql -> {
            months.forEach(month -> sql.update("DROP TABLE " + month));
            return new RowGenerator(sql).insert("audit_log", tenant);
        });
        assertThat(database.<Long>withoutTenant(sql -> sql.one("SELECT ensure_partitions()")))
                .isOne();
        assertThat(database.<List<String>>asOwner(sql -> new Catalog(sql).partitions()))
                .hasSize(4)
                .doesNotContain(months.get(0));
    }

    @Test
    void anEventShowsAddressAndClientAsCiphertextOfItsOwnTenant() {
        Map<String, String> event = row("audit_log");
        UUID subject = UUID.randomUUID();
        DATABASE.asOwner(sql -> {
            sql.update(
                    "INSERT INTO audit_subject_keys (tenant_id, subject_id, wrapped_key) VALUES (?, ?, 'k')",
                    TENANT,
                    subject);
            for (String field : List.of("ip_address", "user_agent", "email")) {
                sql.update("""
                        INSERT INTO audit_personal (tenant_id, event_id, event_time, field, subject_id, salt, ciphertext)
                        SELECT tenant_id, id, "timestamp", ?, CAST(? AS uuid), sha256('s'), convert_to(?, 'UTF8') FROM audit_log
                        WHERE tenant_id = ? AND id = CAST(? AS uuid)""", field, subject, field, TENANT, event.get("id"));
            }
            return null;
        });
        List<Map<String, Object>> shown = DATABASE.inTenant(TENANT, sql -> sql.rows("""
                SELECT convert_from(ip_address, 'UTF8') AS address, convert_from(user_agent, 'UTF8') AS agent
                FROM audit_events WHERE id = CAST(? AS uuid)""", event.get("id")));
        assertThat(shown).containsExactly(Map.of("address", "ip_address", "agent", "user_agent"));

        Map<String, String> packed = row("audit_log");
        DATABASE.asOwner(sql -> sql.update("""
                INSERT INTO audit_personal (tenant_id, event_id, event_time, field, subject_id, salt, ciphertext, more_fields, more)
                SELECT tenant_id, id, "timestamp", 'ip_address', CAST(? AS uuid), sha256('s'), 'a', '{email,user_agent}', 'more'
                FROM audit_log WHERE tenant_id = ? AND id = CAST(? AS uuid)""", subject, TENANT, packed.get("id")));
        assertThat(DATABASE.<String>inTenant(
                        TENANT,
                        sql -> sql.one(
                                "SELECT convert_from(user_agent, 'UTF8') FROM audit_events WHERE id = CAST(? AS uuid)",
                                packed.get("id"))))
                .isEqualTo("more");
        assertThat(DATABASE.<List<String>>asOwner(sql -> sql.column("""
                        SELECT attname::text FROM pg_attribute
                        WHERE attrelid = 'audit_events'::regclass AND attnum > 0 ORDER BY attnum""")))
                .containsExactly(
                        "tenant_id",
                        "id",
                        "user_id",
                        "action",
                        "entity",
                        "entity_id",
                        "meta",
                        "ip_address",
                        "user_agent",
                        "session_id",
                        "timestamp");
    }

    @Test
    void aLeafThatDoesNotMatchItsBytesIsRefused() {
        assertThat(asOwner(sql -> {
                    Map<String, String> row = new RowGenerator(sql).rowOf("audit_log", TENANT);
                    row.put("canonical", "\\x00");
                    return sql.update(
                            RowGenerator.insertStatement("audit_log", row),
                            row.values().toArray());
                }))
                .isEqualTo("23514");
    }

    private static TestDatabase withoutItsLastPartition() {
        TestDatabase database = TestDatabase.migrated();
        database.asOwner(sql -> sql.update("DROP TABLE " + lastMonth(database)));
        return database;
    }

    private static String lastMonth(TestDatabase database) {
        return database.asOwner(sql -> sql.one("""
                SELECT to_char(date_trunc('month', now() AT TIME ZONE 'UTC') + interval '3 months', '"audit_log_y"YYYY"m"MM')"""));
    }

    private static String firstDayOf(String partition) {
        return partition.replaceFirst("audit_log_y(\\d{4})m(\\d{2})", "$1-$2-01 00:00Z");
    }

    private static Map<String, String> row(String table) {
        return DATABASE.asOwner(sql -> new RowGenerator(sql).insert(table, TENANT));
    }

    private static String asOwner(SqlWork<?> work) {
        return refusal(() -> DATABASE.asOwner(work));
    }

    private static String asRuntime(SqlWork<?> work) {
        return refusal(() -> DATABASE.inTenant(TENANT, work));
    }

    private static String refusal(Runnable work) {
        try {
            work.run();
            return null;
        } catch (SqlFailure e) {
            return e.state();
        }
    }
}
