package io.holdfast.rbac.usecase;

import io.holdfast.rbac.model.EmergencyAccess;
import io.holdfast.rbac.model.EmergencyApproval;
import io.holdfast.rbac.model.EmergencyOpening;
import io.holdfast.shared.audit.AuditedList;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.paging.Cursor;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Shows emergency access: everybody's to whoever looks after everybody, and to everybody their own. */
@Stateless
@RequiresPermission(Permission.SIGNED_IN)
public class ReadingEmergencyAccess {
    private static final String APPROVALS = "emergency-access.id.1";
    private static final String OPENINGS = "emergency-openings.id.1";

    @Inject
    CallerContext context;

    @Inject
    EmergencyAccess access;

    @Inject
    Naming naming;

    /**
     * Approvals that can be opened, the oldest first.
     *
     * @param cursor where to go on; null for the first page
     * @param limit how many at most, 1 to 200
     * @throws DomainException {@link ProblemCode#INVALID_PARAMETER} for a cursor of another list
     */
    @AuditedList("emergency-access.list")
    public ListPage<EmergencyApproval> approvals(String cursor, int limit) {
        UUID after = cursor == null ? null : Cursor.parse(APPROVALS, cursor).id();
        return ListPage.of(
                access.approvals(context.tenant(), whose(), after, limit + 1), limit, last -> new Cursor("", last.id())
                        .text(APPROVALS));
    }

    /** Openings, the newest first. @param waiting whether only those that nobody has reviewed; else as {@link #approvals} */
    @AuditedList("emergency-access.list")
    public ListPage<EmergencyOpening> openings(boolean waiting, String cursor, int limit) {
        UUID before = cursor == null ? null : Cursor.parse(OPENINGS, cursor).id();
        return ListPage.of(
                access.openings(context.tenant(), whose(), waiting, before, limit + 1),
                limit,
                last -> new Cursor("", last.id()).text(OPENINGS));
    }

    /** What people and places in some of these are called. */
    @RequiresPermission(value = Permission.SIGNED_IN, action = "emergency-access.list")
    public Names names(List<EmergencyApproval> approvals, List<EmergencyOpening> openings) {
        return naming.of(
                List.of(),
                Stream.concat(
                        approvals.stream().map(EmergencyApproval::approvedBy),
                        openings.stream().map(EmergencyOpening::reviewedBy)),
                Stream.concat(
                        approvals.stream().map(EmergencyApproval::scope),
                        openings.stream().map(EmergencyOpening::scope)));
    }

    /** How many wait for a review by the caller, counted up to a most; none for who reviews nothing. */
    @RequiresPermission(value = Permission.SIGNED_IN, action = "emergency-access.list")
    public long waiting(int most) {
        return context.caller().mayAny(Permission.MANAGE_ALL_USERS) ? access.waiting(context.tenant(), most) : 0;
    }

    /** Null for everybody's. Whoever has entered the organization and looks after nobody there sees nobody's: they are no member. */
    private UserId whose() {
        Caller caller = context.caller();
        return caller.mayAny(Permission.MANAGE_ALL_USERS) ? null : caller.user();
    }
}
