package io.holdfast.rbac.imports.usecase;

import io.holdfast.jobs.JobQueue;
import io.holdfast.rbac.imports.model.Import;
import io.holdfast.rbac.imports.model.ImportRow;
import io.holdfast.rbac.imports.model.ImportRow.State;
import io.holdfast.rbac.imports.model.ImportRows;
import io.holdfast.rbac.imports.model.Imports;
import io.holdfast.rbac.usecase.ListPage;
import io.holdfast.shared.audit.AuditedList;
import io.holdfast.shared.paging.Cursor;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Reads one's own imports. */
@Stateless
@RequiresPermission({Permission.MANAGE_ALL_USERS, Permission.MANAGE_ACCOUNT_USERS, Permission.MANAGE_LOCATION_USERS})
public class ReadingImports {
    private static final String CURSOR = "imports.rows.1";
    private static final int MOST_COUNTS = 200;

    @Inject
    CallerContext context;

    @Inject
    Imports imports;

    @Inject
    ImportRows rows;

    @Inject
    JobQueue queue;

    /** The latest ones, newest first. */
    @AuditedList("import.list")
    public List<Import> latest() {
        return context.caller()
                .userId()
                .map(user -> imports.of(context.tenant(), user, Importing.MOST_KEPT))
                .orElse(List.of());
    }

    /** One of them. @throws DomainException {@link ProblemCode#NOT_FOUND} for one that is not the caller's, or none */
    @AuditedList("import.list")
    public ImportView one(UUID id) {
        Import made = own(id);
        return new ImportView(
                made,
                rows.counts(context.tenant(), id, MOST_COUNTS),
                made.job() == null ? Optional.empty() : queue.find(made.job()));
    }

    /**
     * A page of its lines, in the order of the file.
     *
     * @param states none for all
     * @param cursor where to go on, as the page before said; null for the first page
     * @param limit how many at most
     * @throws DomainException as {@link #one}
     */
    @AuditedList("import.list")
    public ListPage<ImportRow> page(UUID id, Set<State> states, String cursor, int limit) {
        own(id);
        int after = cursor == null ? 0 : line(Cursor.parse(CURSOR, cursor));
        List<ImportRow> found = rows.page(context.tenant(), id, states, after, limit + 1);
        if (found.size() <= limit) {
            return new ListPage<>(found, null);
        }
        ImportRow last = found.get(limit - 1);
        return new ListPage<>(
                found.subList(0, limit), new Cursor(Integer.toString(last.line().line()), last.id()).text(CURSOR));
    }

    private static int line(Cursor cursor) {
        try {
            return Integer.parseInt(cursor.key());
        } catch (NumberFormatException e) {
            throw Cursor.notOurs();
        }
    }

    private Import own(UUID id) {
        return imports.find(context.tenant(), id)
                .filter(one -> one.createdBy().equals(context.caller().user()))
                .orElseThrow(() -> DomainException.notFound("import"));
    }
}
