package io.holdfast.systemlog.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.shared.id.TenantId;
import io.holdfast.systemlog.model.SystemLogs.Place;
import io.holdfast.testing.People;
import io.holdfast.testing.TestDatabase;
import io.holdfast.testing.TestUnit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class SystemLogsIT {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final TestUnit UNIT = new TestUnit(DATABASE);
    private static final People PEOPLE = new People(DATABASE);
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

    private final TenantId tenant = new TenantId(PEOPLE.firm());

    @AfterAll
    static void close() {
        UNIT.close();
    }

    @Test
    void anEntryIsReadAsItWasLogged() {
        LoggedProblem problem = problem(0, LogLevel.SEVERE, "io.holdfast.mail.Outbox", "Größe \u0000 \uD800 😀");
        add(problem);

        assertThat(page(SystemLogFilter.NONE)).singleElement().satisfies(entry -> {
            assertThat(entry.problem()).isEqualTo(problem);
            assertThat(entry.problem().message()).isEqualTo("Größe \uFFFD \uFFFD 😀");
            assertThat(entry.node()).isEqualTo("node7");
        });
    }

    @Test
    void whatIsTooLongIsCut() {
        add(new LoggedProblem(
                NOON, LogLevel.WARNING, "l".repeat(300), "😀".repeat(3000), "e".repeat(9000), "r".repeat(100)));

        assertThat(page(SystemLogFilter.NONE)).singleElement().satisfies(entry -> {
            assertThat(entry.problem().message().length()).isLessThanOrEqualTo(2000);
            assertThat(entry.problem().exception().length()).isLessThanOrEqualTo(4000);
        });
    }

    @Test
    void eachFilterLetsThroughWhatItNames() {
        add(problem(0, LogLevel.WARNING, "io.holdfast.zoho.calls.ZohoAlarms", "Zoho does not answer"));
        add(problem(60, LogLevel.SEVERE, "io.holdfast.mail.Outbox", "no mail"));

        assertThat(List.of(
                        filter(LogLevel.WARNING, null, null, null, null, null, null),
                        filter(null, "io.holdfast.zoho", null, null, null, null, null),
                        filter(null, null, "request-0", null, null, null, null),
                        filter(null, null, null, null, null, NOON.plusSeconds(60), null),
                        filter(null, null, null, null, null, null, "zoho DOES"),
                        filter(null, null, null, null, null, null, "exception at 0"),
                        filter(null, null, null, "node7", NOON, NOON.plusSeconds(1), null)))
                .allSatisfy(filter -> assertThat(page(filter))
                        .as("%s", filter)
                        .extracting(entry -> entry.problem().message())
                        .containsExactly("Zoho does not answer"));
        assertThat(page(filter(null, null, null, "node8", null, null, null))).isEmpty();
        assertThat(page(filter(null, "io.holdfast.zoo", null, null, null, null, null)))
                .isEmpty();
    }

    @Test
    void pagesTogetherHoldEveryEntryOnceNewestFirstAlsoThoseOfOneMoment() {
        for (int i = 0; i < 7; i++) {
            add(problem(i / 3, LogLevel.WARNING, "a", "m" + i));
        }
        List<SystemLogEntry> read = new ArrayList<>();
        Place after = null;
        List<SystemLogEntry> page;
        do {
            Place from = after;
            page = with(tenant, logs -> logs.page(tenant, SystemLogFilter.NONE, from, 2));
            read.addAll(page);
            after = page.isEmpty()
                    ? null
                    : new Place(
                            read.get(read.size() - 1).time(),
                            read.get(read.size() - 1).id());
        } while (after != null);

        assertThat(read).extracting(SystemLogEntry::id).hasSize(7).doesNotHaveDuplicates();
        assertThat(read).extracting(SystemLogEntry::time).isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void anotherTenantsEntryIsNotThere() {
        add(problem(0, LogLevel.WARNING, "a", "m"));
        TenantId other = new TenantId(PEOPLE.firm());

        List<SystemLogEntry> own = with(other, logs -> logs.page(other, SystemLogFilter.NONE, null, 9));
        List<SystemLogEntry> theirs = with(other, logs -> logs.page(tenant, SystemLogFilter.NONE, null, 9));

        assertThat(own).isEmpty();
        assertThat(theirs)
                .as("asked for the other's rows in one's own transaction")
                .isEmpty();
    }

    @Test
    void oldEntriesAreForgotten() {
        add(problem(0, LogLevel.WARNING, "a", "new"));
        DATABASE.asOwner(
                sql -> sql.update("UPDATE system_logs SET \"timestamp\" = now() WHERE tenant_id = ?", tenant.value()));
        add(new LoggedProblem(Instant.parse("2026-01-01T00:00:00Z"), LogLevel.WARNING, "a", "old", null, null));

        DATABASE.withoutTenant(sql -> sql.one("SELECT forget_system_logs(interval '30 days', 1000)"));

        assertThat(page(SystemLogFilter.NONE))
                .extracting(entry -> entry.problem().message())
                .containsExactly("new");
    }

    private static LoggedProblem problem(int second, LogLevel level, String logger, String message) {
        return new LoggedProblem(
                NOON.plusSeconds(second), level, logger, message, "Exception at " + second, "request-" + second);
    }

    private static SystemLogFilter filter(
            LogLevel level, String logger, String request, String node, Instant from, Instant to, String text) {
        return new SystemLogFilter(level, logger, request, node, from, to, text);
    }

    private void add(LoggedProblem problem) {
        with(tenant, logs -> {
            logs.add(tenant, List.of(problem), "node7");
            return null;
        });
    }

    private List<SystemLogEntry> page(SystemLogFilter filter) {
        return with(tenant, logs -> logs.page(tenant, filter, null, 10));
    }

    private static <T> T with(TenantId of, Function<SystemLogs, T> work) {
        return UNIT.inTenant(of.value(), em -> {
            var logs = new SystemLogs();
            logs.em = em;
            return work.apply(logs);
        });
    }
}
