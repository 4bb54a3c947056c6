package io.holdfast.jobs.model;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.holdfast.shared.id.JobId;
import io.holdfast.shared.id.TenantId;
import io.holdfast.testing.TestDatabase;
import io.holdfast.testing.TestUnit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobsIT {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final TestUnit UNIT = new TestUnit(DATABASE);
    private static final UUID NODE = UUID.randomUUID();
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final int MANY = 100;

    /** Half of what twenty thousand jobs fill. */
    private static final long FEW_PAGES = 500;

    private static final Pattern PAGES = Pattern.compile("Buffers: shared hit=(\\d+)(?: read=(\\d+))?");

    private TenantId bakery;
    private TenantId bistro;

    @BeforeEach
    void nothingIsWaiting() {
        DATABASE.asOwner(sql -> sql.update("DELETE FROM jobs"));
        bakery = new TenantId(DATABASE.newTenant("food-safety"));
        bistro = new TenantId(DATABASE.newTenant("food-safety"));
    }

    @AfterAll
    static void close() {
        UNIT.close();
    }

    @Test
    void aJobIsClaimedOnceWithWhatItsHandlerNeeds() {
        JobId id = add(bakery, "first");
        List<ClaimedJob> claimed = claim(MANY).jobs();
        assertThat(claimed).hasSize(1);
        assertThat(claimed.get(0))
                .extracting(
                        ClaimedJob::tenant,
                        ClaimedJob::id,
                        ClaimedJob::payload,
                        ClaimedJob::attempt,
                        ClaimedJob::failures)
                .containsExactly(bakery, id, "{\"n\": 1}", 1, 0);
        assertThat(claim(MANY).jobs()).isEmpty();
    }

    @Test
    void ofManyNodesEachJobGoesToOne() throws Exception {
        for (int i = 0; i < 40; i++) {
            add(i % 2 == 0 ? bakery : bistro, "one of many");
        }
        Callable<List<ClaimedJob>> node = () -> {
            List<ClaimedJob> mine = new ArrayList<>();
            List<ClaimedJob> some;
            do {
                some = claim(3).jobs();
                mine.addAll(some);
            } while (!some.isEmpty());
            return mine;
        };
        var threads = Executors.newFixedThreadPool(4);
        try {
            List<JobId> all = new ArrayList<>();
            for (Future<List<ClaimedJob>> mine : threads.invokeAll(List.of(node, node, node, node))) {
                mine.get().forEach(job -> all.add(job.id()));
            }
            assertThat(all).doesNotHaveDuplicates().hasSize(40);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void onlyTheClaimThatHoldsMarksAJobDone() {
        JobId id = add(bakery, "fenced");
        ClaimedJob slow = claim(MANY).jobs().get(0);
        theLeaseEnds(id);
        assertThat(claim(MANY).jobs()).as("it waits a moment first").isEmpty();
        theTimeComes(id);
        ClaimedJob next = claim(MANY).jobs().get(0);
        assertThat(next.failures()).isEqualTo(1);
        assertThat(JobsIT.<Boolean>with(bakery, jobs -> jobs.hold(slow))).isFalse();
        assertThat(JobsIT.<Boolean>with(bakery, jobs -> jobs.complete(slow, null)))
                .isFalse();
        assertThat(JobsIT.<Boolean>with(bakery, jobs -> jobs.fail(slow, "late", Duration.ZERO, false)))
                .isFalse();
        assertThat(JobsIT.<Boolean>with(bakery, jobs -> jobs.hold(next))).isTrue();
        assertThat(JobsIT.<Boolean>with(bakery, jobs -> jobs.complete(next, "{\"done\":true}")))
                .isTrue();
        assertThat(JobsIT.<Boolean>with(bakery, jobs -> jobs.complete(next, null)))
                .as("done is done")
                .isFalse();
        assertThat(row(id)).containsEntry("state", "SUCCEEDED").containsEntry("result", "{\"done\": true}");
    }

    @Test
    void aFailedAttemptIsRepeatedUntilNoneIsLeft() {
        JobId id = add(bakery, "failing");
        for (int failures = 1; failures <= 3; failures++) {
            ClaimedJob job = claim(MANY).jobs().get(0);
            assertThat(job.attempt()).isEqualTo(failures);
            with(bakery, jobs -> jobs.fail(job, "It does not work.", Duration.ofHours(1), false));
            assertThat(claim(MANY).jobs()).isEmpty();
            assertThat(row(id).get("state")).isEqualTo(failures < 3 ? "WAITING" : "DEAD");
            if (failures < 3) {
                theTimeComes(id);
            }
        }
        assertThat(row(id)).containsEntry("error", "It does not work.").containsEntry("failures", 3);
    }

    @Test
    void aJobThatKillsItsNodesIsDeadInTheEnd() {
        JobId id = add(bakery, "killer");
        for (int i = 0; i < 3; i++) {
            theTimeComes(id);
            assertThat(claim(MANY).jobs()).hasSize(1);
            theLeaseEnds(id);
            claim(MANY);
        }
        assertThat(row(id)).containsEntry("state", "DEAD").containsEntry("error", "The node that ran it was lost.");
    }

    @Test
    void whatAStoppingNodeHandsBackIsRunAgainWithoutAFailure() {
        add(bakery, "stopped");
        claim(MANY);
        assertThat(DATABASE.<Long>withoutTenant(sql -> sql.one("SELECT release_jobs(?)", UUID.randomUUID())))
                .isZero();
        assertThat(DATABASE.<Long>withoutTenant(sql -> sql.one("SELECT release_jobs(?)", NODE)))
                .isEqualTo(1);
        assertThat(claim(MANY).jobs())
                .extracting(ClaimedJob::attempt, ClaimedJob::failures)
                .containsExactly(tuple(2, 0));
    }

    @Test
    void tenantsTakeTurnsHoweverManyJobsOneHas() {
        for (int i = 0; i < 50; i++) {
            add(bakery, "bulk");
        }
        add(bistro, "late");
        assertThat(claim(4).jobs()).extracting(ClaimedJob::tenant).contains(bistro);
    }

    @Test
    void aTenantThatHoldsItsShareOfANodeWaits() {
        for (int i = 0; i < 10; i++) {
            add(bakery, "bulk");
        }
        add(bistro, "other");
        List<ClaimedJob> claimed = inTransaction(
                        door -> door.claim(NODE, 8, null, List.of(bakery, bakery), 3, LEASE, MANY))
                .jobs();
        assertThat(claimed.stream().collect(groupingBy(ClaimedJob::tenant, counting())))
                .isEqualTo(Map.of(bakery, 1L, bistro, 1L));
    }

    @Test
    void twentyThousandJobsOfOneTenantDelayNoOther() {
        addMany(bakery, 20_000);
        add(bistro, "late");
        assertThat(claim(4).jobs()).extracting(ClaimedJob::tenant).contains(bistro);
        assertThat(pagesReadBy("claim_jobs(gen_random_uuid(), 4, NULL, '{}', 3, interval '30 seconds', 2)"))
                .as("pages read")
                .isLessThan(FEW_PAGES);
    }

    @Test
    void jobsThatWaitForOtherSystemsLeaveRoomForTheOthers() {
        for (int i = 0; i < 5; i++) {
            addOutside(bakery, "mail");
            addOutside(bistro, "mail");
        }
        add(bakery, "report", 0, null);
        add(bistro, "export", 0, null);
        List<ClaimedJob> claimed = claim(8, 3).jobs();
        assertThat(claimed)
                .extracting(ClaimedJob::title)
                .containsExactlyInAnyOrder("mail", "mail", "mail", "report", "export");
        add(bistro, "another");
        assertThat(claim(8, 0).jobs()).extracting(ClaimedJob::title).containsExactly("another");
        assertThat(claim(8, 0).jobs()).isEmpty();
        assertThat(claim(8, 1).jobs()).extracting(ClaimedJob::title).containsExactly("mail");
    }

    @Test
    void whatWaitsForOtherSystemsHasItsTurnByPriorityLikeTheRest() {
        add(bakery, "report", 5, null);
        addOutside(bakery, "mail");
        assertThat(claim(1).jobs()).extracting(ClaimedJob::title).containsExactly("mail");
    }

    @Test
    void jobsOfATenantThatIsSuspendedWaitUntilItIsActiveAgain() {
        JobId id = add(bakery, "suspended");
        add(bistro, "active");
        becomes(bakery, "suspended");
        assertThat(claim(MANY).jobs()).extracting(ClaimedJob::tenant).containsExactly(bistro);
        assertThat(row(id)).containsEntry("state", "WAITING").containsEntry("failures", 0);
        becomes(bakery, "active");
        assertThat(claim(MANY).jobs()).extracting(ClaimedJob::id).containsExactly(id);
    }

    @Test
    void finishedJobsAreForgottenByTheirAgeWithoutReadingTheOthers() {
        DATABASE.asOwner(sql -> sql.update("""
                INSERT INTO jobs (tenant_id, id, type, title, state, finished_at)
                SELECT ?, gen_random_uuid(), 'thing.do', repeat('done ', 30), s.state, now() - s.days * interval '1 day'
                FROM (VALUES ('SUCCEEDED', 6, 20000), ('SUCCEEDED', 8, 3), ('CANCELLED', 8, 2), ('DEAD', 8, 4), ('DEAD', 31, 1))
                  AS s (state, days, count), generate_series(1, s.count)""", bakery.value()));
        DATABASE.asOwner(sql -> sql.update("ANALYZE jobs"));
        assertThat(pagesReadBy("forget_jobs('7 days', '30 days', 1000)")).isLessThan(FEW_PAGES);
        assertThat(forgotten("forget_jobs('7 days', '30 days', 4)")).isEqualTo(4);
        assertThat(forgotten("forget_jobs('7 days', '30 days', 1000)")).isEqualTo(2);
        assertThat(DATABASE.<List<String>>asOwner(sql -> sql.column("SELECT DISTINCT state FROM jobs ORDER BY state")))
                .containsExactly("DEAD", "SUCCEEDED");
    }

    private static long forgotten(String call) {
        return DATABASE.<Long>withoutTenant(sql -> sql.one("SELECT " + call));
    }

    @Test
    void theOneServedLastWaitsForTheOthers() {
        TenantId first = bakery.toString().compareTo(bistro.toString()) < 0 ? bakery : bistro;
        TenantId second = first.equals(bakery) ? bistro : bakery;
        add(first, "a");
        add(first, "b");
        add(second, "c");
        assertThat(claimAfter(first, 1)).extracting(ClaimedJob::tenant).containsExactly(second);
        assertThat(claimAfter(second, 1)).extracting(ClaimedJob::tenant).containsExactly(first);
    }

    @Test
    void aHigherPriorityGoesFirstUntilTheOtherHasWaitedLongEnough() {
        JobId low = add(bakery, "low", 0, null);
        JobId high = add(bakery, "high", 9, null);
        assertThat(claim(1).jobs()).extracting(ClaimedJob::id).containsExactly(high);
        JobId patient = add(bakery, "patient", 0, Instant.now().minus(Duration.ofMinutes(10)));
        add(bakery, "urgent", 9, null);
        assertThat(claim(1).jobs()).extracting(ClaimedJob::id).containsExactly(patient);
        assertThat(row(low)).containsEntry("state", "WAITING");
    }

    @Test
    void aJobOfTheFutureWaitsForItsTimeWhichTheNodeIsTold() {
        add(bakery, "later", 5, Instant.now().plus(Duration.ofMinutes(10)));
        Claims claims = claim(MANY);
        assertThat(claims.jobs()).isEmpty();
        assertThat(claims.untilNext()).isBetween(Duration.ofMinutes(8), Duration.ofMinutes(11));
    }

    @Test
    void aKeyStandsForOneJobOfItsTenantAndType() {
        JobId first = with(bakery, jobs -> jobs.add(bakery, keyed("key")).orElseThrow());
        assertThat(JobsIT.<Optional<JobId>>with(bakery, jobs -> jobs.add(bakery, keyed("key"))))
                .contains(first);
        assertThat(JobsIT.<Optional<JobId>>with(bistro, jobs -> jobs.add(bistro, keyed("key"))))
                .isPresent()
                .isNotEqualTo(first);
        assertThat(claim(MANY).jobs()).hasSize(2);
    }

    @Test
    void aClaimIsProlongedAsLongAsItHoldsAndNotBeyondItsTimeout() {
        JobId id = add(bakery, "long");
        ClaimedJob job = claim(MANY).jobs().get(0);
        assertThat(JobsIT.<Set<UUID>>inTransaction(door -> door.renew(List.of(job), Duration.ofHours(1))))
                .containsExactly(job.claim());
        assertThat(DATABASE.<Boolean>asOwner(sql -> sql.one(
                        "SELECT lease_until = deadline_at + interval '5 seconds' FROM jobs WHERE id = ?", id.value())))
                .isTrue();
        with(bakery, jobs -> jobs.complete(job, null));
        assertThat(JobsIT.<Set<UUID>>inTransaction(door -> door.renew(List.of(job), LEASE)))
                .isEqualTo(Set.of());
    }

    @Test
    void aClaimedJobTellsHowLongItWaitedSinceItsTimeCame() {
        add(bakery, "late", 5, Instant.now().minus(Duration.ofMinutes(10)));
        assertThat(claim(MANY).jobs().get(0).waited()).isBetween(Duration.ofMinutes(8), Duration.ofMinutes(12));
    }

    @Test
    void jobsAreCountedByTypeAndStateOverAllTenants() {
        add(bakery, "one that runs");
        claim(1);
        add(bakery, "one that waits");
        add(bistro, "another");
        add(bistro, "one for later", 5, Instant.now().plus(Duration.ofMinutes(10)));
        JobId dead = add(bistro, "dead");
        DATABASE.asOwner(
                sql -> sql.update("UPDATE jobs SET state = 'DEAD', finished_at = now() WHERE id = ?", dead.value()));

        assertThat(JobsIT.<List<JobQueueDoor.Count>>inTransaction(JobQueueDoor::counts))
                .containsExactlyInAnyOrder(
                        new JobQueueDoor.Count("thing.do", JobState.RUNNING, 1),
                        new JobQueueDoor.Count("thing.do", JobState.WAITING, 3),
                        new JobQueueDoor.Count("thing.do", JobState.DEAD, 1));
    }

    private static <T> T inTransaction(Function<JobQueueDoor, T> work) {
        return UNIT.inTenant(UUID.randomUUID(), em -> {
            var door = new JobQueueDoor();
            door.em = em;
            return work.apply(door);
        });
    }

    private static Claims claim(int most) {
        return claim(most, MANY);
    }

    private static Claims claim(int most, int outside) {
        return inTransaction(door -> door.claim(NODE, most, null, List.of(), MANY, LEASE, outside));
    }

    private static List<ClaimedJob> claimAfter(TenantId after, int most) {
        return inTransaction(door -> door.claim(NODE, most, after, List.of(), MANY, LEASE, MANY))
                .jobs();
    }

    private static <T> T with(TenantId tenant, Function<Jobs, T> work) {
        return UNIT.inTenant(tenant.value(), em -> {
            var jobs = new Jobs();
            jobs.em = em;
            return work.apply(jobs);
        });
    }

    private static JobId add(TenantId tenant, String title) {
        return add(tenant, title, 5, null);
    }

    private static JobId add(TenantId tenant, String title, int priority, Instant runAt) {
        return with(tenant, jobs -> jobs.add(tenant, row(title, priority, null, runAt))
                .orElseThrow());
    }

    private static void addOutside(TenantId tenant, String title) {
        JobId id = add(tenant, title, 9, null);
        DATABASE.asOwner(sql -> sql.update("UPDATE jobs SET outside = true WHERE id = ?", id.value()));
    }

    private static void addMany(TenantId tenant, int count) {
        DATABASE.asOwner(sql -> sql.update("""
                INSERT INTO jobs (tenant_id, id, type, title, ready, due_rank)
                SELECT ?, gen_random_uuid(), 'thing.do', repeat('bulk ', 30), true, now() - interval '1 hour' + n * interval '1 millisecond'
                FROM generate_series(1, ?) n""", tenant.value(), count));
        DATABASE.asOwner(sql -> sql.update("ANALYZE jobs"));
    }

    private static void becomes(TenantId tenant, String status) {
        DATABASE.asOwner(sql -> sql.update("UPDATE tenants SET status = ? WHERE id = ?", status, tenant.value()));
    }

    /** How many pages a function reads once its session knows the tables; what it did is taken back. */
    private static long pagesReadBy(String call) {
        return DATABASE.asOwner(sql -> {
            sql.update("SAVEPOINT before");
            sql.rows("SELECT * FROM " + call);
            sql.update("ROLLBACK TO SAVEPOINT before");
            String plan = String.join(
                    "\n", sql.<String>column("EXPLAIN (ANALYZE, BUFFERS, TIMING OFF) SELECT * FROM " + call));
            sql.update("ROLLBACK TO SAVEPOINT before");
            Matcher pages = PAGES.matcher(plan);
            assertThat(pages.find()).as(plan).isTrue();
            return Long.parseLong(pages.group(1)) + (pages.group(2) == null ? 0 : Long.parseLong(pages.group(2)));
        });
    }

    private static JobRow keyed(String key) {
        return row("keyed", 5, key, null);
    }

    private static JobRow row(String title, int priority, String key, Instant runAt) {
        return new JobRow(
                JobId.next(),
                "thing.do",
                title,
                priority,
                "{\"n\":1}",
                key,
                null,
                false,
                "test",
                null,
                null,
                runAt,
                3,
                Duration.ofMinutes(1),
                false);
    }

    private static Map<String, Object> row(JobId id) {
        return DATABASE.asOwner(sql -> sql.rows(
                        "SELECT state, failures, error, result::text AS result FROM jobs WHERE id = ?", id.value())
                .get(0));
    }

    private static void theLeaseEnds(JobId id) {
        DATABASE.asOwner(sql ->
                sql.update("UPDATE jobs SET lease_until = now() - interval '1 second' WHERE id = ?", id.value()));
    }

    private static void theTimeComes(JobId id) {
        DATABASE.asOwner(
                sql -> sql.update("UPDATE jobs SET run_at = now() - interval '1 second' WHERE id = ?", id.value()));
    }
}
