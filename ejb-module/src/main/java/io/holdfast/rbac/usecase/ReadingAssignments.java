package io.holdfast.rbac.usecase;

import io.holdfast.rbac.model.Area;
import io.holdfast.rbac.model.AssignedRole;
import io.holdfast.rbac.model.Assignments;
import io.holdfast.rbac.model.RoleCatalogue;
import io.holdfast.shared.audit.AuditedList;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.paging.Cursor;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.PermissionDenied;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Who holds which role where: one's own, and those of the people whom the caller looks after. */
@Stateless
public class ReadingAssignments {
    private static final String CURSOR = "user-roles.id.1";

    @Inject
    Assignments assignments;

    @Inject
    RoleCatalogue catalogue;

    @Inject
    CallerContext context;

    /**
     * The assignments where the caller looks after people, the oldest first.
     *
     * @param cursor where to go on, as the page before said; null for the first page
     * @param limit how many at most, 1 to 200
     */
    @AuditedList("assignment.list")
    @RequiresPermission({Permission.MANAGE_ALL_USERS, Permission.MANAGE_ACCOUNT_USERS, Permission.MANAGE_LOCATION_USERS
    })
    public ListPage<HeldRole> all(String cursor, int limit) {
        return page(ManagedPeople.areaOf(context.caller()), null, cursor, limit);
    }

    /**
     * One person's assignments: one's own are all told, those of others as far as the caller looks after people.
     *
     * @throws PermissionDenied for somebody else's when the caller looks after nobody
     * @throws DomainException {@link ProblemCode#NOT_FOUND} for a person beyond the caller's
     */
    @AuditedList("assignment.list")
    @RequiresPermission(Permission.SIGNED_IN)
    public ListPage<HeldRole> of(UserId user, String cursor, int limit) {
        Caller caller = context.caller();
        if (user.equals(caller.user())) {
            return page(Area.ALL, user, cursor, limit);
        }
        Area area = ManagedPeople.areaOf(caller);
        if (area.isEmpty()) {
            throw new PermissionDenied(
                    Permission.MANAGE_ALL_USERS, Permission.MANAGE_ACCOUNT_USERS, Permission.MANAGE_LOCATION_USERS);
        }
        if (!assignments.knows(caller.tenant(), area, user)) {
            throw DomainException.notFound("person");
        }
        return page(area, user, cursor, limit);
    }

    private ListPage<HeldRole> page(Area area, UserId user, String cursor, int limit) {
        TenantId tenant = context.tenant();
        UUID after = cursor == null ? null : Cursor.parse(CURSOR, cursor).id();
        ListPage<AssignedRole> found = ListPage.of(
                assignments.page(tenant, area, user, after, limit + 1), limit, last -> new Cursor("", last.id())
                        .text(CURSOR));
        Map<String, List<String>> held = new HashMap<>();
        return new ListPage<>(
                found.items().stream()
                        .map(a -> new HeldRole(a, held.computeIfAbsent(a.role(), role -> catalogue.held(tenant, role))))
                        .toList(),
                found.next());
    }
}
