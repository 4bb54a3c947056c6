package io.holdfast.rbac.usecase;

import io.holdfast.rbac.model.PermissionAuditEntry;
import io.holdfast.rbac.model.PermissionAuditFilter;
import io.holdfast.rbac.model.PermissionAuditLog;
import io.holdfast.rbac.model.PermissionAuditLog.Place;
import io.holdfast.shared.audit.AuditedList;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.paging.Cursor;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.PermissionDenied;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;

/**
 * What became of the rows that say who may do what: all of it for those who view the audit log of the whole organization, what concerns one
 * person or role for those who look after everybody.
 */
@Stateless
public class ReadingPermissionChanges {
    private static final String KIND = "permission-changes.newest.1";
    private static final int LONGEST_REQUEST = 64;

    @Inject
    PermissionAuditLog log;

    @Inject
    Naming naming;

    @Inject
    CallerContext context;

    /**
     * The changes that fit, newest first.
     *
     * @param cursor where to go on, as the page before said; null for the first page
     * @param limit how many at most, 1 to 200
     * @throws PermissionDenied when the caller views the log of single locations only: a change of rights lies in none
     * @throws DomainException {@link ProblemCode#INVALID_PARAMETER} for a cursor or a filter that is none
     */
    @AuditedList("permission-change.list")
    @RequiresPermission(Permission.VIEW_AUDIT_LOGS)
    public ListPage<PermissionAuditEntry> list(PermissionAuditFilter filter, String cursor, int limit) {
        refuseWithout(Permission.VIEW_AUDIT_LOGS);
        check(filter);
        return page(filter, cursor, limit);
    }

    /**
     * Changes with what everything in them is called.
     *
     * @param page newest first
     */
    public record NamedChanges(ListPage<PermissionAuditEntry> page, Names names) {}

    /** Every change in the organization with names; parameters and errors as in {@link #list}. */
    @AuditedList("permission-change.list")
    @RequiresPermission(Permission.VIEW_AUDIT_LOGS)
    public NamedChanges ofOrganization(String cursor, int limit) {
        refuseWithout(Permission.VIEW_AUDIT_LOGS);
        return named(PermissionAuditFilter.ALL, cursor, limit);
    }

    /** What became of a person's roles and denies; parameters and errors as in {@link #list}. Empty for nobody of the organization. */
    @AuditedList("permission-change.list")
    @RequiresPermission(Permission.MANAGE_ALL_USERS)
    public NamedChanges ofPerson(UserId person, String cursor, int limit) {
        // Who changed what is told to those who look after everybody: others need not know who else there is.
        refuseWithout(Permission.MANAGE_ALL_USERS);
        return named(PermissionAuditFilter.ofSubject(person.value()), cursor, limit);
    }

    /** What became of a role, and of who holds it; parameters and errors as in {@link #list}. Empty for a role that there never was. */
    @AuditedList("permission-change.list")
    @RequiresPermission(Permission.MANAGE_ALL_USERS)
    public NamedChanges ofRole(UUID role, String cursor, int limit) {
        refuseWithout(Permission.MANAGE_ALL_USERS);
        return named(PermissionAuditFilter.ofRole(role), cursor, limit);
    }

    private NamedChanges named(PermissionAuditFilter filter, String cursor, int limit) {
        ListPage<PermissionAuditEntry> page = page(filter, cursor, limit);
        return new NamedChanges(page, naming.of(page.items()));
    }

    private void refuseWithout(Permission permission) {
        if (!context.grants().hasInTenant(permission)) {
            throw new PermissionDenied(permission);
        }
    }

    private ListPage<PermissionAuditEntry> page(PermissionAuditFilter filter, String cursor, int limit) {
        return ListPage.of(
                log.page(context.tenant(), filter, cursor == null ? null : place(cursor), limit + 1),
                limit,
                last -> new Cursor(last.changedAt().toString(), last.id()).text(KIND));
    }

    private static void check(PermissionAuditFilter filter) {
        String request = filter.requestId();
        if (request != null && (request.length() > LONGEST_REQUEST || request.indexOf('\0') >= 0)) {
            throw invalid("'requestId' has at most " + LONGEST_REQUEST + " characters.");
        }
        if (filter.from() != null && filter.to() != null && !filter.from().isBefore(filter.to())) {
            throw invalid("'from' must be before 'to'.");
        }
    }

    private static Place place(String cursor) {
        Cursor place = Cursor.parse(KIND, cursor);
        try {
            return new Place(Instant.parse(place.key()), place.id());
        } catch (DateTimeException notATime) {
            throw Cursor.notOurs();
        }
    }

    private static DomainException invalid(String detail) {
        return new DomainException(ProblemCode.INVALID_PARAMETER, detail);
    }
}
