package io.holdfast.jobs.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.jobs.model.JobFilter;
import io.holdfast.jobs.model.JobRecord;
import io.holdfast.jobs.model.JobRecords;
import io.holdfast.jobs.model.JobState;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.audit.AuditedList;
import io.holdfast.shared.id.JobId;
import io.holdfast.shared.paging.Cursor;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** Shows the jobs of the caller's organization. */
@Stateless
@RequiresPermission(Permission.MANAGE_SYSTEM)
public class ReadingJobs {
    private static final int MAX_LIMIT = 200;
    private static final int MAX_TYPE = 100;
    private static final String KIND = "jobs.newest.1";

    @Inject
    JobRecords jobs;

    @Inject
    CallerContext context;

    @Inject
    AuditDraft draft;

    /**
     * The jobs that fit, newest first.
     *
     * @param cursor where to go on, as the page before said; null for the first page
     * @param limit how many at most, 1 to 200
     * @throws DomainException {@link ProblemCode#INVALID_PARAMETER} for a limit, type or cursor that is none
     */
    @AuditedList("job.list")
    public JobPage list(JobFilter filter, String cursor, int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new DomainException(
                    ProblemCode.INVALID_PARAMETER, "'limit' must be a whole number from 1 to " + MAX_LIMIT + ".");
        }
        if (filter.type() != null
                && (filter.type().length() > MAX_TYPE || filter.type().indexOf('\0') >= 0)) {
            throw new DomainException(ProblemCode.INVALID_PARAMETER, "'type' is no type of jobs.");
        }
        JobId before =
                cursor == null ? null : new JobId(Cursor.parse(KIND, cursor).id());
        // One more than asked for tells whether another page follows.
        List<JobRecord> found = jobs.page(context.tenant(), filter, before, limit + 1);
        boolean more = found.size() > limit;
        List<JobRecord> shown = more ? found.subList(0, limit) : found;
        return new JobPage(
                shown, more ? new Cursor("", shown.get(limit - 1).id().value()).text(KIND) : null);
    }

    /** How many jobs there are of each state. */
    @AuditedList("job.list")
    public Map<JobState, Long> counts() {
        return jobs.counts(context.tenant());
    }

    /** How many jobs failed for good, counted up to a most; part of every page of those who look after them. */
    @RequiresPermission(action = "job.list")
    public long dead(int most) {
        return jobs.dead(context.tenant(), most);
    }

    /** One job with its payload and result. @throws DomainException {@link ProblemCode#NOT_FOUND} when there is none here */
    @Audited("job.read")
    public JobRecord find(JobId id) {
        draft.entity("job", id);
        return jobs.find(context.tenant(), id).orElseThrow(() -> DomainException.notFound("job"));
    }
}
