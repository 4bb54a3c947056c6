package io.holdfast.rbac.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.rbac.model.PermissionInfo;
import io.holdfast.rbac.model.RoleCatalogue;
import io.holdfast.rbac.model.RoleInfo;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.audit.AuditedList;
import io.holdfast.shared.paging.Cursor;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.UUID;

/** The roles and permissions of the organization, for those who look after people. */
@Stateless
@RequiresPermission({Permission.MANAGE_ALL_USERS, Permission.MANAGE_ACCOUNT_USERS, Permission.MANAGE_LOCATION_USERS})
public class ReadingRoles {
    private static final String ROLES = "roles.name.1";
    private static final String PERMISSIONS = "permissions.name.1";

    @Inject
    RoleCatalogue catalogue;

    @Inject
    CallerContext context;

    @Inject
    AuditDraft draft;

    /**
     * Roles by name.
     *
     * @param cursor where to go on, as the page before said; null for the first page
     * @param limit how many at most, 1 to 200
     */
    @AuditedList("role.list")
    public ListPage<RoleInfo> roles(String cursor, int limit) {
        Cursor after = cursor == null ? null : Cursor.parse(ROLES, cursor);
        return ListPage.of(
                catalogue.roles(context.tenant(), after, limit + 1), limit, last -> new Cursor(last.name(), last.id())
                        .text(ROLES));
    }

    /** One role. @throws DomainException {@link ProblemCode#NOT_FOUND} when there is none */
    @Audited("role.read")
    public RoleInfo role(UUID id) {
        draft.entity("role", id);
        return catalogue.role(context.tenant(), id).orElseThrow(() -> DomainException.notFound("role"));
    }

    /** Permissions by key; parameters as in {@link #roles}. */
    @AuditedList("permission.list")
    public ListPage<PermissionInfo> permissions(String cursor, int limit) {
        Cursor after = cursor == null ? null : Cursor.parse(PERMISSIONS, cursor);
        return ListPage.of(catalogue.permissions(context.tenant(), after, limit + 1), limit, last -> new Cursor(
                        last.name(), last.id())
                .text(PERMISSIONS));
    }
}
