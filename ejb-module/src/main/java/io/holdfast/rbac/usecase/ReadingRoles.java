package io.holdfast.rbac.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.rbac.model.PermissionInfo;
import io.holdfast.rbac.model.RoleCatalogue;
import io.holdfast.rbac.model.RoleInfo;
import io.holdfast.rbac.model.RoleRights;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.audit.AuditedList;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.paging.Cursor;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import io.holdfast.shared.security.Scope;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** The roles and permissions of the organization, for those who look after people. */
@Stateless
@RequiresPermission({Permission.MANAGE_ALL_USERS, Permission.MANAGE_ACCOUNT_USERS, Permission.MANAGE_LOCATION_USERS})
public class ReadingRoles {
    private static final String ROLES = "roles.name.1";
    private static final String PERMISSIONS = "permissions.name.1";
    private static final int MOST_SHOWN = 1000;

    @Inject
    RoleCatalogue catalogue;

    @Inject
    Delegating delegating;

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

    /** All roles by name: the shipped ones, and 500 of the organization's own at most. */
    @AuditedList("role.list")
    public List<RoleInfo> all() {
        return catalogue.roles(context.tenant(), null, MOST_SHOWN);
    }

    /**
     * The roles that the caller may give at a place, by name; parameters as in {@link #roles}. None at a place where they look after
     * nobody.
     */
    @AuditedList("role.list")
    public ListPage<RoleInfo> givable(Scope place, String cursor, int limit) {
        Cursor after = cursor == null ? null : Cursor.parse(ROLES, cursor);
        List<UUID> ids = delegating.givable(List.of(place)).stream()
                .filter(role -> after == null || role.name().compareTo(after.key()) > 0)
                .sorted(Comparator.comparing(RoleRights::name))
                .limit(limit + 1L)
                .map(RoleRights::id)
                .toList();
        List<RoleInfo> roles = catalogue.roles(context.tenant(), ids).stream()
                .sorted(Comparator.comparing(RoleInfo::name))
                .toList();
        return ListPage.of(roles, limit, last -> new Cursor(last.name(), last.id()).text(ROLES));
    }

    /** One role. @throws DomainException {@link ProblemCode#NOT_FOUND} when there is none */
    @Audited("role.read")
    public RoleInfo role(UUID id) {
        draft.entity("role", id);
        return catalogue.role(context.tenant(), id).orElseThrow(() -> DomainException.notFound("role"));
    }

    /**
     * A role with all that a change of it can choose from.
     *
     * @param role null for one that is to be made
     * @param held the keys that it holds here, those included that it takes over, sorted; empty for a new one
     * @param permissions all of the organization, by key
     * @param roles all of the organization, by name
     */
    public record RoleSheet(RoleInfo role, List<String> held, List<PermissionInfo> permissions, List<RoleInfo> roles) {
        public RoleSheet {
            held = List.copyOf(held);
            permissions = List.copyOf(permissions);
            roles = List.copyOf(roles);
        }
    }

    /** Everything about one role. @param id null for a new one @throws DomainException {@link ProblemCode#NOT_FOUND} when there is none */
    @Audited("role.read")
    public RoleSheet sheet(UUID id) {
        draft.entity("role", id);
        TenantId tenant = context.tenant();
        RoleInfo role =
                id == null ? null : catalogue.role(tenant, id).orElseThrow(() -> DomainException.notFound("role"));
        return new RoleSheet(
                role,
                role == null ? List.of() : catalogue.held(tenant, role.name()),
                catalogue.permissions(tenant, null, MOST_SHOWN),
                catalogue.roles(tenant, null, MOST_SHOWN));
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
