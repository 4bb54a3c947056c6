package io.holdfast.audit.model;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordedEventsIT {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final TestUnit UNIT = new TestUnit(DATABASE);
    private static final People PEOPLE = new People(DATABASE);
    private static final String MASTER_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final UUID KITCHEN = Uuids.next();

    private static TenantId busy;

    private final AuditLog log = new AuditLog(Vault.of(MASTER_KEY));
    private final TenantId tenant = new TenantId(PEOPLE.firm());
    private final UUID user = Uuids.next();

    @AfterAll
    static void close() {
        UNIT.close();
    }

    @Test
    void anEventIsReadAsItWasWritten() {
        AuditEvent written = written(event("project.update", Outcome.SUCCEEDED));

        RecordedEvent read = find(written.id());

        assertThat(CanonicalEvent.of(read.event()).bytes())
                .isEqualTo(CanonicalEvent.of(written).bytes());
        assertThat(read.leafHash()).matches("[0-9a-f]{64}");
        assertThat(read.actorName()).isEqualTo("ann@acme.example");
        assertThat(read.address()).isEqualTo("203.0.113.77");
        assertThat(read.erased()).isEmpty();
    }

    @Test
    void aListLeavesOldAndNewValuesToTheDetail() {
        written(event("project.update", Outcome.SUCCEEDED));

        assertThat(page(EventFilter.NONE, null, 10)).singleElement().satisfies(listed -> {
            assertThat(listed.event().details().oldValues()).isNull();
            assertThat(listed.event().details().newValues()).isNull();
            assertThat(listed.event().details().meta()).containsEntry("count", 3L);
            assertThat(listed.userAgent()).isEqualTo("Firefox");
        });
    }

    @Test
    void whatWasErasedIsNamedAndNotShown() {
        AuditEvent written = written(event("project.read", Outcome.SUCCEEDED));
        DATABASE.asOwner(sql -> sql.update("DELETE FROM audit_personal WHERE subject_id = ?", user));
        DATABASE.asOwner(sql -> sql.update("DELETE FROM audit_subject_keys WHERE subject_id = ?", user));

        RecordedEvent read = find(written.id());

        assertThat(read.actorName()).isNull();
        assertThat(read.erased()).containsExactly("actor_name", "ip_address", "user_agent");
    }

    @Test
    void pagesTogetherHoldEveryEventOnceNewestFirstAlsoThoseOfOneMoment() {
        List<UUID> ids = new ArrayList<>();
        // One transaction, one moment: the id has to tell them apart.
        ids.addAll(written(5));
        ids.addAll(written(4));

        List<RecordedEvent> read = new ArrayList<>();
        EventKey after = null;
        List<RecordedEvent> page;
        do {
            page = page(EventFilter.NONE, after, 2);
            read.addAll(page);
            after = page.isEmpty() ? null : EventKey.of(page.get(page.size() - 1));
        } while (after != null);

        assertThat(read).extracting(recorded -> recorded.event().id()).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(read)
                .extracting(recorded -> recorded.event().time())
                .isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    @Test
    void theOldestComeFirstWhenAskedForAndPagesFollow() {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ids.addAll(written(1));
        }
        var oldest = new EventSearch(Reach.TENANT, EventFilter.NONE, EventOrder.OLDEST_FIRST);

        List<RecordedEvent> first = with(tenant, events -> events.page(tenant, oldest, null, 2));
        List<RecordedEvent> second =
                with(tenant, events -> events.wholePage(tenant, oldest, EventKey.of(first.get(1)), 2));

        assertThat(first).extracting(recorded -> recorded.event().id()).containsExactly(ids.get(0), ids.get(1));
        assertThat(second).extracting(recorded -> recorded.event().id()).containsExactly(ids.get(2));
    }

    @Test
    void eventsAreCountedUpToALimit() {
        written(3);

        assertThat(count(EventFilter.NONE, 10)).isEqualTo(3);
        assertThat(count(EventFilter.NONE, 2)).isEqualTo(2);
        assertThat(count(filter("text", "test"), 10)).isEqualTo(3);
        assertThat(count(filter("text", "test"), 2)).isEqualTo(2);
        assertThat(count(filter("address", "203.0.113.77"), 10)).isZero();
    }

    @Test
    void anAddressOfAnotherTenantOrFieldIsNotFound() {
        written(event("project.read", Outcome.SUCCEEDED));

        assertThat(page(filter("address", "203.0.113.7"), null, 10)).isEmpty();
        assertThat(page(filter("address", "Firefox"), null, 10)).isEmpty();
    }

    @Test
    void eachFilterLetsThroughWhatItNames() {
        AuditEvent wanted = written(event("role.grant", Outcome.DENIED));
        written(new Attempt(
                tenant,
                new Actor(Caller.Kind.SYSTEM, null, "zoho-refresh", List.of()),
                new Act("project.refresh", Category.ADMINISTRATION, Risk.LOW, Outcome.FAILED),
                Details.NONE,
                new Trace("other-session", "other-request", null, null),
                List.of()));

        assertThat(List.of(
                        filter("user", user.toString()),
                        filter("action", "role.grant"),
                        filter("entity", "project"),
                        filter("category", "SECURITY"),
                        filter("outcome", "DENIED"),
                        filter("risk", "HIGH"),
                        filter("session", "session-1"),
                        filter("requestId", "request-1"),
                        filter("location", KITCHEN.toString()),
                        filter("address", "203.0.113.77"),
                        filter("text", "phone")))
                .allSatisfy(filter -> assertThat(page(filter, null, 10))
                        .as("%s", filter)
                        .extracting(recorded -> recorded.event().id())
                        .containsExactly(wanted.id()));
    }

    @Test
    void aSpanOfTimeBeginsWithItsFirstMomentAndEndsBeforeItsLast() {
        AuditEvent event = written(event("project.read", Outcome.SUCCEEDED));

        assertThat(page(between(event, 0, 1), null, 10)).hasSize(1);
        assertThat(page(between(event, -1, 0), null, 10)).isEmpty();
    }

    @Test
    void aPermissionInOneLocationShowsTheEventsOfThatLocation() {
        AuditEvent here = written(event("project.read", Outcome.SUCCEEDED));
        written(new Attempt(
                tenant,
                new Actor(Caller.Kind.SYSTEM, null, "elsewhere", List.of()),
                new Act("project.read", Category.DATA_ACCESS, Risk.LOW, Outcome.SUCCEEDED),
                Details.NONE,
                new Trace(null, null, null, null),
                List.of()));

        Reach kitchen = new Reach(false, Set.of(KITCHEN));
        assertThat(page(kitchen, EventFilter.NONE, null, 10))
                .extracting(recorded -> recorded.event().id())
                .containsExactly(here.id());
        assertThat(page(new Reach(false, Set.of()), EventFilter.NONE, null, 10)).isEmpty();
        assertThat(find(tenant, new Reach(false, Set.of(Uuids.next())), here.id()))
                .isEmpty();
    }

    @Test
    void anotherTenantsEventIsNotThere() {
        AuditEvent event = written(event("project.read", Outcome.SUCCEEDED));
        TenantId other = new TenantId(PEOPLE.firm());

        assertThat(find(other, Reach.TENANT, event.id())).isEmpty();
        Optional<RecordedEvent> asked = with(other, events -> events.find(tenant, Reach.TENANT, event.id()));
        assertThat(asked)
                .as("asked for the other's row in one's own transaction")
                .isEmpty();
    }

    @Test
    void aPersonIsFoundByAddressInTheOwnTenantAlone() {
        UUID login = PEOPLE.login("ann-" + UUID.randomUUID() + "@acme.example");
        UUID member = PEOPLE.member(tenant.value(), login);
        String email = DATABASE.asOwner(sql -> sql.one("SELECT email FROM users WHERE id = ?", member));
        TenantId other = new TenantId(PEOPLE.firm());

        assertThat(person(tenant, " " + email.toUpperCase(java.util.Locale.ROOT)))
                .contains(member);
        assertThat(person(tenant, member.toString())).contains(member);
        assertThat(person(other, email)).isEmpty();
    }

    /** Under the policies an index serves only what is leakproof; a filter that scans would be felt with a million events. */
    @ParameterizedTest
    @CsvSource({
        "user, 00000000-0000-0000-0000-000000000007, user_id",
        "action, thing.action-7, action",
        "entity, project, entity_id",
        "outcome, DENIED, outcome",
        "risk, HIGH, risk",
        "category, SECURITY, category",
        "session, session-7, session_id",
        "requestId, request-7, request_id",
        "location, 00000000-0000-0000-0000-000000000007, location_id"
    })
    void aRareValueIsFoundByItsIndexUnderTheFloor(String name, String value, String column) {
        for (EventOrder order : EventOrder.values()) {
            isFoundByItsIndex(new EventSearch(Reach.TENANT, filter(name, value), order), column);
        }
    }

    private static void isFoundByItsIndex(EventSearch search, String column) {
        String plan = with(busyTenant(), events -> {
            List<?> lines = Conditions.of(busyTenant(), search)
                    .query(events.em, "EXPLAIN SELECT l.id, l.\"timestamp\" FROM audit_log l", 50)
                    .getResultList();
            return lines.stream().map(String::valueOf).collect(java.util.stream.Collectors.joining("\n"));
        });

        // The first partition is this month's, which holds the rows.
        String ofThisMonth = plan.substring(plan.indexOf(" l_1 ")).split("->")[0];
        assertThat(ofThisMonth)
                .as(plan)
                .containsPattern("Index Cond: [^\n]*tenant_id")
                .doesNotContainPattern(" Filter: [^\n]*" + column);
        assertThat(plan).doesNotContainPattern("Seq Scan on \\w+ l_1 ");
    }

    /** Twenty thousand events of this month, of which each value of the test above names a few. Made on first use. */
    private static synchronized TenantId busyTenant() {
        if (busy == null) {
            busy = new TenantId(PEOPLE.firm());
            DATABASE.asOwner(sql -> {
                sql.update("""
                        INSERT INTO audit_log (tenant_id, id, "timestamp", user_id, actor_kind, action, outcome, category, risk,
                          entity, entity_id, session_id, request_id, location_id, canonical, leaf_hash)
                        SELECT ?, gen_random_uuid(), now() - n * interval '1 millisecond',
                          CAST('00000000-0000-0000-0000-' || lpad(CAST(n % 500 AS text), 12, '0') AS uuid), 'user',
                          'thing.action-' || n % 200, CASE WHEN n % 1000 = 0 THEN 'DENIED' ELSE 'SUCCEEDED' END,
                          CASE WHEN n % 1000 = 0 THEN 'SECURITY' ELSE 'DATA_ACCESS' END,
                          CASE WHEN n % 1000 = 0 THEN 'HIGH' ELSE 'LOW' END,
                          'project', 'p-' || n % 500, 'session-' || n % 2000, 'request-' || n,
                          CAST('00000000-0000-0000-0000-' || lpad(CAST(n % 500 AS text), 12, '0') AS uuid), ''::bytea, sha256('\\x00'::bytea)
                        FROM generate_series(1, 20000) n""", busy.value());
                sql.update("ANALYZE audit_log");
                return null;
            });
        }
        return busy;
    }

    private Attempt event(String action, Outcome outcome) {
        return new Attempt(
                tenant,
                new Actor(Caller.Kind.USER, user, null, List.of("pm")),
                new Act(action, Category.SECURITY, Risk.HIGH, outcome),
                new Details(
                        "project",
                        "p-1",
                        KITCHEN,
                        "asked by phone",
                        Map.of("status", "planned", "tags", List.of("a", "b")),
                        java.util.Collections.singletonMap("status", null),
                        Map.of("count", 3, "stale", false)),
                new Trace("session-1", "request-1", Uuids.next(), 42L),
                List.of(
                        new PersonalValue(user, PersonalValue.ADDRESS, "203.0.113.77"),
                        new PersonalValue(user, PersonalValue.USER_AGENT, "Firefox"),
                        new PersonalValue(user, PersonalValue.ACTOR_NAME, "ann@acme.example")));
    }

    private static EventFilter filter(String name, String value) {
        return new EventFilter(
                name.equals("user") ? value : null,
                name.equals("action") ? value : null,
                name.equals("entity") ? value : null,
                name.equals("entity") ? "p-1" : null,
                name.equals("category") ? Category.valueOf(value) : null,
                name.equals("outcome") ? Outcome.valueOf(value) : null,
                name.equals("risk") ? Risk.valueOf(value) : null,
                name.equals("session") ? value : null,
                name.equals("requestId") ? value : null,
                name.equals("location") ? UUID.fromString(value) : null,
                name.equals("address") ? value : null,
                null,
                null,
                name.equals("text") ? value : null);
    }

    private static EventFilter between(AuditEvent event, long fromMicros, long toMicros) {
        return new EventFilter(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                event.time().plusNanos(fromMicros * 1000),
                event.time().plusNanos(toMicros * 1000),
                null);
    }

    private List<UUID> written(int count) {
        return DATABASE.inTenant(tenant.value(), sql -> {
            List<UUID> ids = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                ids.add(log.append(
                                sql.connection(),
                                new Attempt(
                                        tenant,
                                        new Actor(Caller.Kind.SYSTEM, null, "test", List.of()),
                                        new Act("test.run", Category.SECURITY, Risk.LOW, Outcome.SUCCEEDED),
                                        Details.NONE,
                                        new Trace(null, null, null, null),
                                        List.of()))
                        .id());
            }
            return ids;
        });
    }

    private AuditEvent written(Attempt attempt) {
        DATABASE.inTenant(tenant.value(), sql -> {
            log.createKeys(sql.connection(), tenant, attempt.subjects());
            return null;
        });
        return DATABASE.inTenant(tenant.value(), sql -> log.append(sql.connection(), attempt));
    }

    private RecordedEvent find(UUID id) {
        return find(tenant, Reach.TENANT, id).orElseThrow();
    }

    private static Optional<RecordedEvent> find(TenantId of, Reach reach, UUID id) {
        return with(of, events -> events.find(of, reach, id));
    }

    private List<RecordedEvent> page(EventFilter filter, EventKey after, int limit) {
        return page(Reach.TENANT, filter, after, limit);
    }

    private List<RecordedEvent> page(Reach reach, EventFilter filter, EventKey after, int limit) {
        return with(
                tenant,
                events -> events.page(tenant, new EventSearch(reach, filter, EventOrder.NEWEST_FIRST), after, limit));
    }

    private int count(EventFilter filter, int limit) {
        return with(
                tenant,
                events -> events.count(tenant, new EventSearch(Reach.TENANT, filter, EventOrder.NEWEST_FIRST), limit));
    }

    private static Optional<UUID> person(TenantId of, String text) {
        return with(of, events -> events.person(of, text));
    }

    private static <T> T with(TenantId of, Function<RecordedEvents, T> work) {
        return UNIT.inTenant(of.value(), em -> {
            var events = new RecordedEvents(Vault.of(MASTER_KEY));
            events.em = em;
            return work.apply(events);
        });
    }
}
