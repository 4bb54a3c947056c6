package io.holdfast.rbac.imports;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.jobs.JobQueue;
import io.holdfast.jobs.NewJob;
import io.holdfast.rbac.imports.model.Import;
import io.holdfast.rbac.imports.model.ImportRow.State;
import io.holdfast.rbac.imports.model.ImportRows;
import io.holdfast.rbac.imports.model.ImportRows.Counted;
import io.holdfast.rbac.imports.model.Imports;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.id.JobId;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.tenancy.model.TenantSession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** What comes after the lines of an import, in the transaction that ends its job. */
@ApplicationScoped
public class ImportEnds {
    private static final int MOST_COUNTS = 10_000;
    private static final Duration MAIL_PAUSE = Duration.ofMinutes(10);

    @Inject
    CallerContext context;

    @Inject
    Imports imports;

    @Inject
    ImportRows rows;

    @Inject
    JobQueue queue;

    @Inject
    TenantSession tenantSession;

    @Inject
    AuditDraft draft;

    /** Every line is tried. */
    public void checked(UUID id, JobId job) {
        imports.move(context.tenant(), id, Import.State.CHECKED, job);
    }

    /** Goes on later, when mail may be sent again. */
    public void later(UUID id) {
        JobId next = queue.submit(NewJob.of(ApplyingImport.TYPE, new ImportJob(id.toString()))
                .withTitle(ApplyingImport.TITLE)
                .withRunAt(tenantSession.now().plus(MAIL_PAUSE))
                .onBehalfOfCaller());
        imports.move(context.tenant(), id, Import.State.APPLYING, next);
    }

    /** Every line is done, or was refused. */
    @Audited("import.finish")
    public void applied(UUID id, JobId job) {
        imports.move(context.tenant(), id, Import.State.APPLIED, job);
        List<Counted> counts = rows.counts(context.tenant(), id, MOST_COUNTS);
        draft.entity("import", id)
                .newValue("given", count(counts, State.ASSIGNED))
                .newValue("invited", count(counts, State.INVITED))
                .meta("present", count(counts, State.PRESENT))
                .meta("refused", count(counts, State.REFUSED) + count(counts, State.FAILED));
    }

    private static long count(List<Counted> counts, State state) {
        return counts.stream()
                .filter(one -> one.state() == state)
                .mapToLong(Counted::lines)
                .sum();
    }
}
