package io.holdfast.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testing.Sql;
import io.holdfast.testing.SqlFailure;
import io.holdfast.testing.SqlWork;
import io.holdfast.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How events end: removed inside a mirrored record of retention and nowhere else, held, or with a person's values erased. */
class EventsLifeIT {
    private static final String REFUSED = "42501";
    private static final String HELD = "0A000";
    private static final String FOREIGN_KEY_VIOLATION = "23503";
    private static final AtomicLong CHECKPOINTS = new AtomicLong();
    private static final TestDatabase DATABASE = TestDatabase.migrated();

    private final UUID person = UUID.randomUUID();
    private UUID tenant;
    private long size;

    @BeforeEach
    void aTenant() {
        tenant = DATABASE.newTenant("food-safety");
        asOwner(sql -> sql.update(
                "INSERT INTO audit_subject_keys (tenant_id, subject_id, wrapped_key) VALUES (?, ?, 'k')",
                tenant,
                person));
        size = 0;
    }

    @Test
    void whatIsPastItsRetentionGoesWithItsPersonalValuesAndPositionsStay() {
        event(400, person);
        event(400, null);
        UUID young = event(10, person);
        mirrored();

        Map<String, Object> expired = expired("P1Y");
        assertThat(expired)
                .containsEntry("from_n", 0L)
                .containsEntry("to_n", 2L)
                .containsEntry("events", 2L);
        UUID record = record(0, 2, 365);
        assertThat(remove(record)).as("before a checkpoint covers the record").isNull();
        mirrored();
        assertThat(remove(record)).isEqualTo(2);

        assertThat(events()).containsExactlyInAnyOrder(young, record);
        assertThat(this.<Long>count("audit_personal")).isEqualTo(1);
        assertThat(this.<Long>count("audit_position")).isEqualTo(4);
        assertThat(expired("P1Y")).isEmpty();
        assertThat(remove(record)).as("a second time").isZero();
    }

    @Test
    void nothingIsExpiredThatNoMirrorHas() {
        event(400, null);
        checkpoint();

        assertThat(expired("P1Y")).isEmpty();
    }

    @Test
    void aRecordRemovesNothingYoungerThanItSaysOrThanNinetyDays() {
        UUID young = event(80, null);
        UUID older = event(100, null);
        mirrored();
        UUID record = record(0, 2, 0);
        mirrored();

        assertThat(remove(record)).isOne();
        assertThat(events()).contains(young).doesNotContain(older);
    }

    @Test
    void whatATenantChoosesIsNoShorterThanThePlatformsMinimum() {
        event(400, null);
        mirrored();
        inTenant(sql -> sql.update("INSERT INTO audit_settings (tenant_id, retention) VALUES (?, 'P100D')", tenant));

        assertThat(expired("P1Y")).isNotEmpty();
        assertThat(expired("P2Y")).isEmpty();
    }

    @Test
    void evenTheOwnerRemovesNoMoreThanARecordAllows() {
        UUID covered = event(400, null);
        UUID other = event(400, null);
        mirrored();
        UUID record = record(0, 1, 365);
        mirrored();

        assertThat(refusal(() -> asOwner(sql -> sql.update("DELETE FROM audit_log WHERE id = ?", covered))))
                .as("without a record")
                .isEqualTo(REFUSED);
        assertThat(refusal(() -> asOwner(sql -> {
                    sql.one("SELECT set_config('holdfast.retention_record', ?, true)", record.toString());
                    return sql.update("DELETE FROM audit_log WHERE id = ?", other);
                })))
                .as("beside the record")
                .isEqualTo(REFUSED);
        assertThat(refusal(() -> asOwner(sql -> {
                    sql.one("SELECT set_config('holdfast.retention_record', ?, true)", record.toString());
                    return sql.update("UPDATE audit_log SET reason = 'x' WHERE id = ?", covered);
                })))
                .isEqualTo(REFUSED);
        assertThat(refusal(() -> inTenant(sql -> sql.update("DELETE FROM audit_log WHERE id = ?", covered))))
                .isEqualTo(REFUSED);
        assertThat(events()).contains(covered, other);
    }

    @Test
    void anotherTenantsRecordRemovesNothing() {
        event(400, null);
        mirrored();
        UUID record = record(0, 1, 365);
        mirrored();
        UUID other = DATABASE.newTenant("food-safety");

        assertThat(DATABASE.<Integer>inTenant(
                        other, sql -> sql.one("SELECT remove_expired_audit_events(?, 10)", record)))
                .isNull();
        assertThat(this.<Long>count("audit_log")).isEqualTo(2);
    }

    @Test
    void aHoldKeepsWhatItCoversUntilItIsReleased() {
        UUID held = event(400, person);
        UUID free = event(400, null);
        mirrored();
        UUID hold = hold(person);

        assertThat(expired("P1Y")).containsEntry("from_n", 1L).containsEntry("events", 1L);
        UUID record = record(0, 2, 365);
        mirrored();
        assertThat(remove(record)).isOne();
        assertThat(events()).contains(held).doesNotContain(free);
        assertThat(expired("P1Y")).isEmpty();

        inTenant(sql -> sql.update("UPDATE audit_holds SET released_at = now() WHERE id = ?", hold));
        assertThat(expired("P1Y")).containsEntry("from_n", 0L).containsEntry("events", 1L);
        UUID next = record(0, 1, 365);
        mirrored();
        assertThat(remove(next)).isOne();
        assertThat(events()).doesNotContain(held);
    }

    @Test
    void aHoldOfASpanKeepsThatSpan() {
        UUID before = event(500, null);
        UUID within = event(400, null);
        mirrored();
        inTenant(sql -> sql.update("""
                INSERT INTO audit_holds (tenant_id, id, reason, from_time, to_time)
                VALUES (?, ?, 'a dispute', now() - interval '450 days', now() - interval '350 days')""", tenant, UUID.randomUUID()));
        UUID record = record(0, 2, 365);
        mirrored();

        assertThat(remove(record)).isOne();
        assertThat(events()).contains(within).doesNotContain(before);
    }

    @Test
    void erasureDestroysValuesSaltsAndKeyAndTheEventStaysAsItWas() {
        UUID event = event(1, person);
        byte[] leaf = inTenant(sql -> sql.one("SELECT leaf_hash FROM audit_log WHERE id = ?", event));

        assertThat(erase(person)).isEqualTo(1);

        assertThat(this.<Long>count("audit_personal")).isZero();
        assertThat(this.<Long>count("audit_subject_keys")).isZero();
        assertThat(this.<Boolean>inTenant(sql -> sql.one(
                        "SELECT leaf_hash = ? AND leaf_hash = sha256('\\x00'::bytea || canonical) FROM audit_log WHERE id = ?",
                        leaf,
                        event)))
                .isTrue();
        assertThat(this.<Long>inTenant(
                        sql -> sql.one("SELECT erased_values FROM audit_erasures WHERE subject_id = ?", person)))
                .isOne();
        assertThat(refusal(() -> asOwner(sql -> sql.update("DELETE FROM audit_erasures"))))
                .isEqualTo(REFUSED);
    }

    @Test
    void anErasedValueDoesNotComeBackWithoutAKeyAndIsSeenWithANewOne() {
        UUID event = event(1, person);
        List<Map<String, Object>> kept =
                inTenant(sql -> sql.rows("SELECT * FROM audit_personal WHERE event_id = ?", event));
        erase(person);

        assertThat(refusal(() -> inTenant(sql -> putBack(sql, kept.get(0))))).isEqualTo(FOREIGN_KEY_VIOLATION);
        assertThat(reinserted()).isZero();

        inTenant(sql -> sql.update(
                "INSERT INTO audit_subject_keys (tenant_id, subject_id, wrapped_key) VALUES (?, ?, 'new')",
                tenant,
                person));
        inTenant(sql -> putBack(sql, kept.get(0)));
        assertThat(reinserted()).isOne();
        asOwner(sql -> sql.update("DELETE FROM audit_personal WHERE tenant_id = ?", tenant));
    }

    @Test
    void aHoldOfThePersonOrOfEverybodyPreventsErasure() {
        event(1, person);
        UUID hold = hold(person);
        assertThat(refusal(() -> erase(person))).isEqualTo(HELD);
        inTenant(sql -> sql.update("UPDATE audit_holds SET released_at = now() WHERE id = ?", hold));
        hold(null);
        assertThat(refusal(() -> erase(person))).isEqualTo(HELD);
        assertThat(this.<Long>count("audit_personal")).isOne();
    }

    @Test
    void theTenantsOwnKeyIsNobodysToErase() {
        assertThat(refusal(() -> erase(tenant))).isEqualTo("22023");
    }

    @Test
    void dueAreTenantsWhoseFirstKeptEventIsOlderThanTheMinimum() {
        event(400, null);
        mirrored();

        assertThat(due()).contains(tenant);
        UUID record = record(0, 1, 365);
        mirrored();
        remove(record);
        assertThat(due()).doesNotContain(tenant);
    }

    private UUID event(int daysAgo, UUID user) {
        return written("project.read", "{}", "{}", daysAgo, user);
    }

    private UUID record(long from, long to, int cutoffDaysAgo) {
        String cutoff =
                inTenant(sql -> sql.one("SELECT CAST(now() - make_interval(days => ?) AS text)", cutoffDaysAgo));
        return written(
                "audit.retention",
                "{\"from\":" + from + ",\"to\":" + to + "}",
                "{\"cutoff\":\"" + cutoff + "\"}",
                0,
                null);
    }

    /** Writes an event of that age and gives it the next position. */
    private UUID written(String action, String meta, String newValues, int daysAgo, UUID user) {
        UUID id = UUID.randomUUID();
        return asOwner(sql -> {
            sql.update("""
                    INSERT INTO audit_log (tenant_id, id, "timestamp", user_id, actor_kind, action, outcome, category, risk,
                      meta, new_values, canonical, leaf_hash)
                    SELECT CAST(? AS uuid), CAST(? AS uuid), now() - make_interval(days => ?), CAST(? AS uuid), 'system', ?,
                      'SUCCEEDED', 'DATA_ACCESS', 'LOW', CAST(? AS jsonb), CAST(? AS jsonb), c.bytes, sha256('\\x00'::bytea || c.bytes)
                    FROM convert_to(?, 'UTF8') AS c (bytes)""", tenant, id, daysAgo, user, action, meta, newValues, id.toString());
            sql.update("""
                    INSERT INTO audit_position (tenant_id, n, event_id, event_time, chain_hash, leaf_hash)
                    SELECT tenant_id, ?, id, "timestamp", sha256(canonical), leaf_hash FROM audit_log WHERE id = ?""", size, id);
            if (user != null) {
                sql.update("""
                        INSERT INTO audit_personal (tenant_id, event_id, event_time, field, subject_id, salt, ciphertext)
                        SELECT tenant_id, id, "timestamp", 'ip_address', user_id, sha256('s'), 'c' FROM audit_log WHERE id = ?""", id);
            }
            size++;
            sql.update("""
                    INSERT INTO audit_heads (tenant_id, size, chain_hash, frontier) VALUES (?, ?, sha256('c'), '')
                    ON CONFLICT (tenant_id) DO UPDATE SET size = excluded.size""", tenant, size);
            return id;
        });
    }

    private long checkpoint() {
        long number = CHECKPOINTS.getAndIncrement();
        asOwner(sql -> sql.update("""
                INSERT INTO audit_checkpoints (tenant_id, number, size, signed_at, incarnation, origin, root, note)
                VALUES (?, ?, ?, now(), 1, 'test', sha256('r'), 'note')""", tenant, number, size));
        return number;
    }

    private void mirrored() {
        long number = checkpoint();
        asOwner(sql -> sql.update("""
                INSERT INTO audit_mirrors (name, number) VALUES ('file', ?)
                ON CONFLICT (name) DO UPDATE SET number = excluded.number""", number));
    }

    private UUID hold(UUID subject) {
        UUID id = UUID.randomUUID();
        inTenant(sql -> sql.update(
                "INSERT INTO audit_holds (tenant_id, id, reason, subject_id) VALUES (?, ?, 'a dispute', CAST(? AS uuid))",
                tenant,
                id,
                subject));
        return id;
    }

    private Map<String, Object> expired(String minimum) {
        List<Map<String, Object>> rows = inTenant(sql ->
                sql.rows("SELECT * FROM expired_audit_events(CAST(? AS interval), interval '1 year', 1000)", minimum));
        return rows.isEmpty() ? Map.of() : rows.get(0);
    }

    private Integer remove(UUID record) {
        return inTenant(sql -> sql.one("SELECT remove_expired_audit_events(?, 1000)", record));
    }

    private long erase(UUID subject) {
        return this.<Long>inTenant(sql -> sql.one("SELECT erase_audit_subject(?)", subject));
    }

    private long reinserted() {
        return this.<Long>inTenant(sql -> sql.one("SELECT reinserted_audit_values()"));
    }

    private List<UUID> due() {
        return inTenant(sql -> sql.column(
                "SELECT audit_retention_due(interval '1 year', '00000000-0000-0000-0000-000000000000', 1000)"));
    }

    private List<UUID> events() {
        return inTenant(sql -> sql.column("SELECT id FROM audit_log"));
    }

    @SuppressWarnings("TypeParameterUnusedInFormals") // a test names the type where it is read
    private <T> T count(String table) {
        return inTenant(sql -> sql.one("SELECT count(*) FROM " + table));
    }

    private static int putBack(Sql sql, Map<String, Object> row) {
        return sql.update(
                "INSERT INTO audit_personal (tenant_id, event_id, event_time, field, subject_id, salt, ciphertext)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                row.get("tenant_id"),
                row.get("event_id"),
                row.get("event_time"),
                row.get("field"),
                row.get("subject_id"),
                row.get("salt"),
                row.get("ciphertext"));
    }

    private <T> T inTenant(SqlWork<T> work) {
        return DATABASE.inTenant(tenant, work);
    }

    private static <T> T asOwner(SqlWork<T> work) {
        return DATABASE.asOwner(work);
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
