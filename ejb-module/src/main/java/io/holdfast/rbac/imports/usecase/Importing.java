package io.holdfast.rbac.imports.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.jobs.JobQueue;
import io.holdfast.jobs.NewJob;
import io.holdfast.rbac.imports.ApplyingImport;
import io.holdfast.rbac.imports.CheckingImport;
import io.holdfast.rbac.imports.ImportJob;
import io.holdfast.rbac.imports.model.Import;
import io.holdfast.rbac.imports.model.Import.State;
import io.holdfast.rbac.imports.model.ImportLine;
import io.holdfast.rbac.imports.model.ImportRows;
import io.holdfast.rbac.imports.model.Imports;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.id.JobId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.id.Uuids;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.OwnAccount;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Takes the lines of a file in, has them checked, and when its owner wants it applied, in the background and with their rights at that moment. */
@Stateless
@OwnAccount
@RequiresPermission({Permission.MANAGE_ALL_USERS, Permission.MANAGE_ACCOUNT_USERS, Permission.MANAGE_LOCATION_USERS})
public class Importing {
    /** How many lines an import may have. */
    public static final int MOST_LINES = 50_000;

    /** How many imports of one person are kept. */
    static final int MOST_KEPT = 20;

    private static final String NOUN = "import";

    @Inject
    CallerContext context;

    @Inject
    Imports imports;

    @Inject
    ImportRows rows;

    @Inject
    JobQueue queue;

    @Inject
    AuditDraft draft;

    /**
     * Keeps the lines of a file, and has them checked. Nothing else changes.
     *
     * @param file reads the lines, when it is known that the caller may do this
     * @param zone in which its days are meant
     * @return the id of the import
     * @throws DomainException {@link ProblemCode#CONFLICT} when the caller has too many imports already
     */
    @Audited("import.create")
    public UUID upload(Supplier<List<ImportLine>> file, ZoneId zone) {
        UserId user = context.caller()
                .userId()
                .orElseThrow(() ->
                        new DomainException(ProblemCode.CONFLICT, "A person imports, with their own rights. Sign in."));
        if (imports.of(context.tenant(), user, MOST_KEPT).size() == MOST_KEPT) {
            throw new DomainException(
                    ProblemCode.CONFLICT, "You have " + MOST_KEPT + " imports already. Remove one that is done with.");
        }
        List<ImportLine> lines = file.get();
        if (lines.isEmpty() || lines.size() > MOST_LINES) {
            throw new IllegalArgumentException("between 1 and " + MOST_LINES + " lines");
        }
        UUID id = Uuids.next();
        imports.add(context.tenant(), id, user, zone.getId(), lines.size());
        rows.add(context.tenant(), id, lines);
        JobId job = queue.submit(NewJob.of(CheckingImport.TYPE, new ImportJob(id.toString()))
                .withTitle("Check an import")
                .onBehalfOfCaller());
        imports.move(context.tenant(), id, State.CHECKING, job);
        draft.entity(NOUN, id).newValue("lines", lines.size());
        return id;
    }

    /**
     * Has the lines done that may be, in the background; those that were refused are left out.
     *
     * @throws DomainException {@link ProblemCode#NOT_FOUND} for an import that is not the caller's, {@link ProblemCode#CONFLICT} while it is checked and when it
     *     is applied already
     */
    @Audited("import.apply")
    public void apply(UUID id) {
        Import made = own(id);
        boolean stopped = made.state() == State.APPLYING && !isUnderWay(made);
        if (made.state() != State.CHECKED && !stopped) {
            throw new DomainException(
                    ProblemCode.CONFLICT,
                    made.state() == State.CHECKING
                            ? "The lines are still being checked. Try again in a moment."
                            : "This import is applied already.");
        }
        JobId job = queue.submit(NewJob.of(ApplyingImport.TYPE, new ImportJob(id.toString()))
                .withTitle(ApplyingImport.TITLE)
                .onBehalfOfCaller());
        imports.move(context.tenant(), id, State.APPLYING, job);
        draft.oldValue("state", made.state()).newValue("state", State.APPLYING);
    }

    /**
     * Takes an import away, with its lines. What it has changed stays.
     *
     * @throws DomainException {@link ProblemCode#NOT_FOUND} for one that is not the caller's, {@link ProblemCode#CONFLICT} while it is being applied
     */
    @Audited("import.delete")
    public void remove(UUID id) {
        Import made = own(id);
        if (made.state() == State.APPLYING && isUnderWay(made)) {
            throw new DomainException(ProblemCode.CONFLICT, "It is being applied. Wait until that is done.");
        }
        if (made.job() != null) {
            queue.cancel(made.job());
        }
        imports.remove(context.tenant(), id);
        draft.oldValue("state", made.state()).newValue("state", "removed");
    }

    private Import own(UUID id) {
        draft.entity(NOUN, id);
        return imports.lock(context.tenant(), id)
                .filter(one -> one.createdBy().equals(context.caller().user()))
                .orElseThrow(() -> DomainException.notFound(NOUN));
    }

    private boolean isUnderWay(Import made) {
        return made.job() != null
                && queue.find(made.job()).filter(job -> job.isOpen()).isPresent();
    }
}
