package io.holdfast.audit.usecase;

import io.holdfast.audit.model.MirrorDoors.Progress;
import io.holdfast.audit.model.ProvenLog.PublicKey;
import io.holdfast.audit.model.ProvenLog.SignedCheckpoint;
import io.holdfast.audit.verification.Verified;
import io.holdfast.audit.verification.VerifyingLog;
import io.holdfast.jobs.JobQueue;
import io.holdfast.jobs.NewJob;
import io.holdfast.jobs.SubmittedJob;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.audit.AuditedList;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Has the organization's whole log read again and compared with what is proven of it, and tells what came of it. For those who may
 * see all of it: a permission for some locations is not enough.
 */
@Stateless
@RequiresPermission(Permission.VIEW_AUDIT_LOGS)
public class VerifyingAudit {
    private static final int SHOWN = 5;

    @Inject
    JobQueue queue;

    @Inject
    ProofReading reading;

    @Inject
    CallerContext context;

    @Inject
    AuditDraft draft;

    /**
     * Begins a verification; while one is under way, that one.
     *
     * @throws DomainException {@link ProblemCode#PERMISSION_DENIED} for readers of some locations only
     */
    @Audited("audit.verify-start")
    public Verification start() {
        draft.entity("audit", null);
        wholeLog();
        Optional<Verification> open =
                newest().stream().filter(Verification::isOpen).findFirst();
        if (open.isPresent()) {
            return open.get();
        }
        queue.submit(NewJob.of(VerifyingLog.TYPE, Map.of()).withTitle("Verify the audit log"));
        return newest().get(0);
    }

    /** The latest ones, newest first. Jobs are forgotten in time; what came of them stays in the log as audit.verify. */
    @AuditedList("audit.standing")
    public List<Verification> latest() {
        wholeLog();
        return newest();
    }

    /** How far the log is proven at this moment. */
    @AuditedList("audit.standing")
    public ProofStanding standing() {
        wholeLog();
        return reading.standing();
    }

    private List<Verification> newest() {
        return queue.newest(VerifyingLog.TYPE, SHOWN).stream()
                .map(job -> new Verification(job, job.result() == null ? null : queue.result(job, Verified.class)))
                .toList();
    }

    private void wholeLog() {
        if (!context.grants().hasInTenant(Permission.VIEW_AUDIT_LOGS)) {
            throw new DomainException(
                    ProblemCode.PERMISSION_DENIED, "Only those who may see the whole log can have it verified.");
        }
    }

    /**
     * How far a log is proven.
     *
     * @param size how many events have a position
     * @param pending how many wait for one; ten thousand stand for that many or more
     * @param checkpoint the newest; null before the first
     * @param keys public ones, oldest first
     * @param mirrors none when none is set
     */
    public record ProofStanding(
            long size, long pending, SignedCheckpoint checkpoint, List<PublicKey> keys, List<Progress> mirrors) {}

    /**
     * A verification.
     *
     * @param result null while it is under way, or when it failed by itself
     */
    public record Verification(SubmittedJob job, Verified result) {
        public boolean isOpen() {
            return job.isOpen();
        }
    }
}
