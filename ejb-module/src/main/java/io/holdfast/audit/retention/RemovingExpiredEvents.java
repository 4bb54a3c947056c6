package io.holdfast.audit.retention;

import io.holdfast.audit.model.Expired;
import io.holdfast.audit.usecase.RemovingEvents;
import io.holdfast.jobs.JobFailure;
import io.holdfast.jobs.JobHandler;
import io.holdfast.jobs.JobPolicy;
import io.holdfast.jobs.JobRun;
import io.holdfast.jobs.Recurring;
import io.holdfast.security.RunAs;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.security.Permission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Removes events past their retention, of all tenants. A run announces what is expired and removes what a former run announced; it is
 * dead, so that somebody looks, when values of erased persons were put back.
 */
@ApplicationScoped
public class RemovingExpiredEvents implements JobHandler {
    private static final int TENANTS = 100;
    private static final int PORTION = 500;
    private static final UUID FIRST = new UUID(0, 0);

    @Inject
    RemovingEvents removing;

    @Inject
    RunAs runAs;

    @Override
    public String type() {
        return "audit.retain";
    }

    @Override
    public JobPolicy policy() {
        return JobPolicy.STANDARD.withTimeout(Duration.ofMinutes(30));
    }

    @Override
    public Optional<Recurring> recurring() {
        return Optional.of(Recurring.of("remove-expired-events", "Remove events past their retention", "25 * * * *"));
    }

    @Override
    public void run(JobRun run) throws JobFailure {
        long removed = 0;
        long announced = 0;
        UUID after = FIRST;
        List<TenantId> due;
        do {
            due = removing.due(after, TENANTS);
            for (TenantId tenant : due) {
                after = tenant.value();
                var system = RunAs.system("job:" + type(), tenant, Permission.OPERATE);
                Turn turn = runAs.call(system, () -> turn(run));
                removed += turn.removed();
                announced += turn.announced();
            }
        } while (due.size() == TENANTS && !run.isCancelled());
        run.result(Map.of("removed", removed, "announced", announced));
        long reinserted = removing.reinserted();
        if (reinserted > 0) {
            throw new JobFailure(reinserted + " personal values of erased persons were put back into the audit log.");
        }
    }

    private record Turn(long removed, long announced) {}

    /** Nothing new is announced before what was announced last is gone. */
    private Turn turn(JobRun run) {
        Optional<UUID> record = removing.newestRecord();
        long removed = 0;
        Optional<Integer> portion = Optional.empty();
        if (record.isPresent()) {
            do {
                portion = removing.remove(record.get(), PORTION);
                removed += portion.orElse(0);
            } while (portion.isPresent() && portion.get() == PORTION && !run.isCancelled());
        }
        boolean carriedOut =
                record.isEmpty() || portion.filter(last -> last < PORTION).isPresent();
        return new Turn(removed, carriedOut ? announced() : 0);
    }

    private long announced() {
        Optional<Expired> expired = removing.expired();
        expired.ifPresent(removing::announce);
        return expired.map(Expired::events).orElse(0L);
    }
}
