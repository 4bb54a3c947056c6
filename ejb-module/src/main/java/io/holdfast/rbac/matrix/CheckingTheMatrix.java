package io.holdfast.rbac.matrix;

import io.holdfast.jobs.JobHandler;
import io.holdfast.jobs.JobPolicy;
import io.holdfast.jobs.JobRun;
import io.holdfast.jobs.Recurring;
import io.holdfast.rbac.usecase.RefreshingMatrix;
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
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Looks whether the tables of who may do what still say what the rows of rights say, organization by organization. Triggers see to that,
 * so a difference means that somebody went past them: it is repaired, and an error of the organization's system log.
 */
@ApplicationScoped
public class CheckingTheMatrix implements JobHandler {
    private static final Logger LOG = Logger.getLogger(CheckingTheMatrix.class.getName());
    private static final int PORTION = 100;
    private static final UUID FIRST = new UUID(0, 0);

    @Inject
    RefreshingMatrix refreshing;

    @Inject
    RunAs runAs;

    @Override
    public String type() {
        return "permission-matrix.check";
    }

    @Override
    public JobPolicy policy() {
        return JobPolicy.STANDARD.withTimeout(Duration.ofMinutes(30));
    }

    @Override
    public Optional<Recurring> recurring() {
        return Optional.of(
                Recurring.of("check-permission-matrix", "Check the tables of who may do what", "30 3 * * *"));
    }

    @Override
    public void run(JobRun run) {
        long wrong = 0;
        UUID after = FIRST;
        List<TenantId> portion;
        do {
            portion = refreshing.organizations(after, PORTION);
            for (TenantId organization : portion) {
                after = organization.value();
                wrong += runAs.call(RunAs.system("job:" + type(), organization, Permission.OPERATE), this::refresh);
            }
        } while (portion.size() == PORTION && !run.isCancelled());
        run.result(Map.of("wrong", wrong));
    }

    private long refresh() {
        long wrong = refreshing.refresh();
        if (wrong > 0) {
            LOG.log(
                    Level.SEVERE,
                    "{0} rows of the permission matrix were not what the rights say, and are now: somebody went past the triggers",
                    wrong);
        }
        return wrong;
    }
}
