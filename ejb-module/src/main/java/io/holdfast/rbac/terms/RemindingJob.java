package io.holdfast.rbac.terms;

import io.holdfast.jobs.JobHandler;
import io.holdfast.jobs.JobPolicy;
import io.holdfast.jobs.JobRun;
import io.holdfast.jobs.Recurring;
import io.holdfast.rbac.model.EndingTerms.EndingTerm;
import io.holdfast.rbac.usecase.RemindingOfTerms;
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

/** Every morning, organization by organization: tells of terms that end soon. A term that was told of is passed over, however often this runs. */
@ApplicationScoped
public class RemindingJob implements JobHandler {
    private static final int PORTION = 100;
    private static final UUID FIRST = new UUID(0, 0);

    @Inject
    RemindingOfTerms reminding;

    @Inject
    RunAs runAs;

    @Override
    public String type() {
        return "role.remind";
    }

    @Override
    public JobPolicy policy() {
        return JobPolicy.STANDARD.withTimeout(Duration.ofMinutes(30));
    }

    @Override
    public Optional<Recurring> recurring() {
        return Optional.of(Recurring.of("remind-of-terms", "Tell of terms that end soon", "0 6 * * *"));
    }

    @Override
    public void run(JobRun run) {
        long mails = 0;
        UUID after = FIRST;
        List<TenantId> portion;
        do {
            portion = reminding.organizations(after, PORTION);
            for (TenantId organization : portion) {
                after = organization.value();
                mails += runAs.call(RunAs.system("job:" + type(), organization, Permission.OPERATE), this::remind);
            }
        } while (portion.size() == PORTION && !run.isCancelled());
        run.result(Map.of("mails", mails));
    }

    private long remind() {
        long mails = 0;
        EndingTerm after = null;
        List<EndingTerm> due;
        do {
            due = reminding.due(after);
            if (!due.isEmpty()) {
                mails += reminding.remind(due);
                after = due.get(due.size() - 1);
            }
        } while (due.size() == RemindingOfTerms.PORTION);
        return mails;
    }
}
