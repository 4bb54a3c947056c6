package io.holdfast.audit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.audit.model.AuditEvent.Act;
import io.holdfast.audit.model.AuditEvent.Actor;
import io.holdfast.audit.model.AuditEvent.Details;
import io.holdfast.audit.model.AuditEvent.Trace;
import io.holdfast.audit.model.EventFilter.Reach;
import io.holdfast.shared.audit.Category;
import io.holdfast.shared.audit.Outcome;
import io.holdfast.shared.audit.Risk;
import io.holdfast.shared.crypto.Vault;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.Uuids;
import io.holdfast.shared.security.Caller;
import io.holdfast.testing.People;
import io.holdfast.testing.TestDatabase;
import io.holdfast.testing.TestUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words in the log: what is found by them, for whom, in which order, and that an index is read for it. */
class WordSearchIT {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final TestUnit UNIT = new TestUnit(DATABASE);
    private static final People PEOPLE = new People(DATABASE);
    private static final String MASTER_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final UUID KITCHEN = Uuids.next();
    private static final int MANY = 20_000;

    private final AuditLog log = new AuditLog(Vault.of(MASTER_KEY));
    private final TenantId tenant = new TenantId(PEOPLE.firm());

    @AfterAll
    static void close() {
        UNIT.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "project.update",
                "UPDATE",
                "proj",
                "0193527c-6a00-7000-8000-00000000000c",
                "0193527c",
                "approved phone",
                "phone approved",
                "“Größe”",
                "größ",
                "status planned",
                "second-line",
                "stale-copy",
                "a1",
                "'; DROP"
            })
    void anEventIsFoundByWhatItHolds(String text) {
        AuditEvent wanted = written(full());
        written(plain("other.thing"));

        assertThat(found(Reach.TENANT, text)).containsExactly(wanted.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"hone", "planned elsewhere", "next", "nsecond-line", "tenant", "!", "q | a1"})
    void whatAnEventDoesNotHoldFindsNothing(String text) {
        written(full());

        assertThat(found(Reach.TENANT, text)).isEmpty();
    }

    @Test
    void onlyTheOwnTenantAndReachAreSearched() {
        AuditEvent here = written(full());
        TenantId other = new TenantId(PEOPLE.firm());

        assertThat(found(other, Reach.TENANT, "phone")).isEmpty();
        assertThat(found(new Reach(false, Set.of(KITCHEN)), "phone")).containsExactly(here.id());
        assertThat(found(new Reach(false, Set.of(Uuids.next())), "phone")).isEmpty();
        assertThat(found(new Reach(false, Set.of()), "phone")).isEmpty();
    }

    @Test
    void anEventWithWordsTooLongForAnIndexIsWrittenAndFoundByTheirBeginning() {
        String word = "x".repeat(2000);
        AuditEvent wanted = written(new Attempt(
                tenant,
                new Actor(Caller.Kind.SYSTEM, null, "test", List.of()),
                new Act("thing.update", Category.DATA_ACCESS, Risk.LOW, Outcome.SUCCEEDED),
                new Details("thing", "1", null, word, Map.of("name", word), Map.of("name", "y ".repeat(900)), Map.of()),
                new Trace(null, null, null, null),
                List.of()));

        assertThat(found(Reach.TENANT, word.substring(0, 100))).containsExactly(wanted.id());
    }

    @Test
    void pagesOverManyHoursHoldEveryEventOnceInBothOrders() {
        many(tenant);
        for (EventOrder order : EventOrder.values()) {
            List<EventKey> read = new ArrayList<>();
            EventKey after = null;
            List<RecordedEvent> page;
            do {
                page = page(order, "needle", after, 7);
                page.forEach(event -> read.add(EventKey.of(event)));
                after = page.isEmpty() ? null : read.get(read.size() - 1);
            } while (after != null);

            assertThat(read).hasSize(MANY / 1000).doesNotHaveDuplicates();
            var inOrder = java.util.Comparator.comparing(EventKey::time);
            assertThat(read).isSortedAccordingTo(order == EventOrder.OLDEST_FIRST ? inOrder : inOrder.reversed());
        }
    }

    @Test
    void theIndexIsReadAndNotTheTable() {
        many(tenant);
        DATABASE.asOwner(sql -> sql.update("ANALYZE audit_log"));
        long scans =
                statistic("SELECT sum(seq_scan)::bigint FROM pg_stat_user_tables WHERE relname LIKE 'audit\\_log%'");

        assertThat(page(EventOrder.NEWEST_FIRST, "needle", null, 5)).hasSize(5);

        DATABASE.inTenant(tenant.value(), sql -> sql.one("SELECT pg_stat_force_next_flush()"));
        await().until(() -> statistic("""
                SELECT sum(s.idx_scan)::bigint FROM pg_stat_user_indexes s JOIN pg_inherits i ON i.inhrelid = s.indexrelid
                WHERE i.inhparent = 'idx_audit_log_words'::regclass""") > 0);
        assertThat(statistic("SELECT sum(seq_scan)::bigint FROM pg_stat_user_tables WHERE relname LIKE 'audit\\_log%'"))
                .isEqualTo(scans);
    }

    private static long statistic(String query) {
        return DATABASE.<Long>asOwner(sql -> sql.one(query));
    }

    /** Spread over two days of this month's partition and its neighbours; every thousandth one holds the word. */
    private static void many(TenantId of) {
        DATABASE.asOwner(sql -> sql.update("""
                INSERT INTO audit_log (tenant_id, id, "timestamp", actor_kind, action, outcome, category, risk, reason, canonical,
                  leaf_hash)
                SELECT ?, gen_random_uuid(), now() - n * interval '10 seconds', 'system', 'thing.action-' || n % 200,
                  'SUCCEEDED', 'DATA_ACCESS', 'LOW', CASE WHEN n % 1000 = 0 THEN 'a needle' ELSE 'hay' END,
                  ''::bytea, sha256('\\x00'::bytea)
                FROM generate_series(1, ?) n""", of.value(), MANY));
    }

    private Attempt full() {
        return new Attempt(
                tenant,
                new Actor(Caller.Kind.SYSTEM, null, "test", List.of()),
                new Act("project.update", Category.DATA_ACCESS, Risk.MEDIUM, Outcome.SUCCEEDED),
                new Details(
                        "project",
                        "0193527c-6a00-7000-8000-00000000000c",
                        KITCHEN,
                        "Approved by phone, \"Größe\" ok; '; DROP TABLE",
                        Map.of("status", "planned"),
                        Map.of("note", "first\nsecond-line", "tags", List.of("a1", "b2")),
                        Map.of("source", "stale-copy")),
                new Trace("session-1", "request-1", null, null),
                List.of());
    }

    private Attempt plain(String action) {
        return new Attempt(
                tenant,
                new Actor(Caller.Kind.SYSTEM, null, "test", List.of()),
                new Act(action, Category.DATA_ACCESS, Risk.LOW, Outcome.SUCCEEDED),
                Details.NONE,
                new Trace(null, null, null, null),
                List.of());
    }

    private AuditEvent written(Attempt attempt) {
        return DATABASE.inTenant(tenant.value(), sql -> log.append(sql.connection(), attempt));
    }

    private List<UUID> found(Reach reach, String text) {
        return found(tenant, reach, text);
    }

    private static List<UUID> found(TenantId of, Reach reach, String text) {
        return read(of, new EventSearch(reach, text(text), EventOrder.NEWEST_FIRST), null, 10).stream()
                .map(recorded -> recorded.event().id())
                .toList();
    }

    private List<RecordedEvent> page(EventOrder order, String text, EventKey after, int limit) {
        return read(tenant, new EventSearch(Reach.TENANT, text(text), order), after, limit);
    }

    private static List<RecordedEvent> read(TenantId of, EventSearch search, EventKey after, int limit) {
        return UNIT.inTenant(of.value(), em -> {
            var events = new RecordedEvents(Vault.of(MASTER_KEY));
            events.em = em;
            return events.page(of, search, after, limit);
        });
    }

    private static EventFilter text(String text) {
        return new EventFilter(null, null, null, null, null, null, null, null, null, null, null, null, null, text);
    }
}
