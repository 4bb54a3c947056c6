package io.holdfast.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.holdfast.container.usecase.SubmittingJobs;
import io.holdfast.jobs.NewJob;
import io.holdfast.security.RunAs;
import io.holdfast.shared.id.JobId;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.Permission;
import jakarta.enterprise.inject.spi.CDI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Jobs from their submission to their end, in the server that runs them. */
interface JobCases {
    Duration IN_TIME = Duration.ofSeconds(30);

    @Test
    default void aJobIsDoneOnceWithItsEffectAsTheCallerOfItsType() {
        UUID tenant = OwnersView.newTenant();
        JobId id = submit(tenant, NewJob.of(TestJobs.TYPE, new TestJobs.Order("open-site", "by-a-job")));

        ends(id, "SUCCEEDED");
        assertThat(OwnersView.accounts(tenant)).containsExactly("by-a-job");
        assertThat(OwnersView.job(id))
                .containsEntry("attempts", 1)
                .containsEntry("result", "{\"caller\": \"job:test.order\"}");
    }

    @Test
    default void aChangeThatIsTakenBackTakesItsJobAlong() {
        UUID tenant = OwnersView.newTenant();
        assertThatThrownBy(() -> as(tenant, () -> bean(SubmittingJobs.class)
                        .submitAndFail(NewJob.of(TestJobs.TYPE, new TestJobs.Order("open-site", "never")))))
                .isNotNull();
        assertThat(OwnersView.jobs(tenant)).isZero();
    }

    @Test
    default void anAttemptThatFailsAfterItsEffectLeavesNoEffectAndIsRepeated() {
        UUID tenant = OwnersView.newTenant();
        JobId id = submit(
                tenant,
                NewJob.of(TestJobs.TYPE, new TestJobs.Order("fail-once", "second-try"))
                        .withAttempts(2));

        ends(id, "SUCCEEDED");
        assertThat(OwnersView.accounts(tenant)).containsExactly("second-try");
        assertThat(OwnersView.job(id)).containsEntry("attempts", 2).containsEntry("failures", 1);
    }

    @Test
    default void aJobThatAlwaysFailsIsDeadAndSaysWhyInWordsOfOurOwn() {
        JobId id = submit(
                OwnersView.newTenant(),
                NewJob.of(TestJobs.TYPE, new TestJobs.Order("fail", "secret-words"))
                        .withAttempts(2));

        ends(id, "DEAD");
        assertThat((String) OwnersView.job(id).get("error"))
                .isEqualTo("An error of our own (IllegalStateException); the log has it.");
    }

    @Test
    default void aJobThatEndsItsThreadIsDeadAndTheNextOneRuns() {
        UUID tenant = OwnersView.newTenant();
        for (String how : List.of("overflow", "error")) {
            JobId poison = submit(
                    tenant,
                    NewJob.of(TestJobs.TYPE, new TestJobs.Order(how, "poison")).withAttempts(2));
            ends(poison, "DEAD");
            assertThat(OwnersView.job(poison)).as(how).containsEntry("failures", 2);
        }
        ends(submit(tenant, NewJob.of(TestJobs.TYPE, new TestJobs.Order("open-site", "after-poison"))), "SUCCEEDED");
        assertThat(OwnersView.accounts(tenant)).containsExactly("after-poison");
    }

    @Test
    default void aPayloadThatIsTooLargeIsRefusedAtOnce() {
        UUID tenant = OwnersView.newTenant();
        assertThatThrownBy(() ->
                        submit(tenant, NewJob.of(TestJobs.TYPE, new TestJobs.Order("open-site", "x".repeat(70_000)))))
                .hasStackTraceContaining(IllegalArgumentException.class.getName());
        assertThat(OwnersView.jobs(tenant)).isZero();
    }

    /** More of them than there are workers, and all before the others by priority. */
    @Test
    default void jobsThatWaitForASlowSystemHoldUpNoOthers() {
        UUID slow = OwnersView.newTenant();
        UUID other = OwnersView.newTenant();
        List<JobId> waiting = Stream.generate(() -> submit(slow, NewJob.of(OutsideJobs.TYPE, Map.of())))
                .limit(8)
                .toList();
        try {
            ends(waiting.get(0), "RUNNING");
            ends(submit(slow, NewJob.of(TestJobs.TYPE, new TestJobs.Order("open-site", "same-tenant"))), "SUCCEEDED");
            ends(submit(other, NewJob.of(TestJobs.TYPE, new TestJobs.Order("fail-once", "again"))), "SUCCEEDED");
            assertThat(waiting).noneMatch(id -> OwnersView.job(id).get("state").equals("SUCCEEDED"));
        } finally {
            bean(OutsideJobs.class).answer();
        }
        waiting.forEach(id -> ends(id, "SUCCEEDED"));
    }

    @Test
    default void aJobBeyondItsTimeoutIsFencedOffAndItsThreadStopped() {
        UUID tenant = OwnersView.newTenant();
        JobId id = submit(
                tenant,
                NewJob.of(TestJobs.TYPE, new TestJobs.Order("hang", "too-late"))
                        .withAttempts(1)
                        .withTimeout(Duration.ofSeconds(1)));

        ends(id, "DEAD");
        assertThat(OwnersView.job(id)).containsEntry("error", "It took longer than its timeout.");
        await().atMost(IN_TIME).until(() -> bean(TestJobs.class).endings().contains(id.toString() + " taken away"));
        assertThat(OwnersView.accounts(tenant)).isEmpty();
    }

    @Test
    default void aCancelledJobWritesNothingMore() {
        UUID tenant = OwnersView.newTenant();
        JobId id = submit(tenant, NewJob.of(TestJobs.TYPE, new TestJobs.Order("hang", "cancelled")));
        ends(id, "RUNNING");
        as(tenant, () -> {
            bean(SubmittingJobs.class).cancel(id);
            return null;
        });

        assertThat(OwnersView.job(id)).containsEntry("state", "CANCELLED");
        await().atMost(IN_TIME).until(() -> bean(TestJobs.class).endings().contains(id.toString() + " taken away"));
        assertThat(OwnersView.accounts(tenant)).isEmpty();
        assertThat(OwnersView.job(id)).containsEntry("state", "CANCELLED");
    }

    @Test
    default void whatANodeDoesNotKnowFailsThereAndTheOthersGoOn() {
        UUID tenant = OwnersView.newTenant();
        JobId poison = new JobId(UUID.randomUUID());
        OwnersView.work(sql -> sql.update(
                "INSERT INTO jobs (tenant_id, id, type, title, max_attempts) VALUES (?, ?, 'nobody.knows', 'Poison', 1)",
                tenant,
                poison.value()));
        JobId next = submit(tenant, NewJob.of(TestJobs.TYPE, new TestJobs.Order("open-site", "after-poison")));

        ends(next, "SUCCEEDED");
        ends(poison, "DEAD");
    }

    @Test
    default void thePlatformHasItsHousekeepingAndRunsWhatIsDueOnce() {
        UUID schedule = OwnersView.work(sql -> sql.one("SELECT id FROM job_schedules WHERE name = 'make-partitions'"));
        OwnersView.work(sql ->
                sql.update("UPDATE job_schedules SET next_run_at = date_trunc('day', now()) WHERE id = ?", schedule));

        await().atMost(IN_TIME).untilAsserted(() -> assertThat(OwnersView.<String>work(
                        sql -> sql.one("SELECT string_agg(state, ' ') FROM jobs WHERE schedule_id = ?", schedule)))
                .isEqualTo("SUCCEEDED"));
        assertThat(OwnersView.<Boolean>work(
                        sql -> sql.one("SELECT next_run_at > now() FROM job_schedules WHERE id = ?", schedule)))
                .isTrue();
    }

    private static void ends(JobId id, String state) {
        await().atMost(IN_TIME)
                .untilAsserted(() -> assertThat(OwnersView.job(id)).containsEntry("state", state));
    }

    private static JobId submit(UUID tenant, NewJob job) {
        return as(tenant, () -> bean(SubmittingJobs.class).submit(job));
    }

    private static <T> T as(UUID tenant, Supplier<T> task) {
        Caller caller = RunAs.system("test", new TenantId(tenant), Permission.OPERATE);
        return bean(RunAs.class).call(caller, task);
    }

    private static <T> T bean(Class<T> type) {
        return CDI.current().select(type).get();
    }
}
