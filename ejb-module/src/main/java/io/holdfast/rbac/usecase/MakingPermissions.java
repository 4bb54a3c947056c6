package io.holdfast.rbac.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.rbac.model.PermissionInfo;
import io.holdfast.rbac.model.RoleDefinitions;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.Uuids;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.DomainException.FieldError;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Adds permissions of the organization's own, which its own systems ask about. The product's keys are not to be had this way: a
 * role that held one would open the product's doors.
 */
@Stateless
@RequiresPermission(Permission.MANAGE_PERMISSIONS)
public class MakingPermissions {
    private static final int MOST_PERMISSIONS = 500;
    private static final Pattern KEY = Pattern.compile("[a-z]{1,50}:[a-z]+(-[a-z]+)*");
    private static final int LONGEST_RESOURCE = 50;

    @Inject
    CallerContext context;

    @Inject
    RoleDefinitions definitions;

    @Inject
    AuditDraft draft;

    /**
     * Adds one.
     *
     * @param name the key, {@code verb:noun}, small letters, the noun with hyphens, each of at most 50 characters
     * @throws DomainException {@link ProblemCode#INVALID_FIELD} for a name that is no key, {@link ProblemCode#CONFLICT} for one
     *     that the product uses or the organization has, and when there are 500
     */
    @Audited("permission.create")
    public PermissionInfo create(String name, String description) {
        TenantId tenant = context.tenant();
        if (!KEY.matcher(name).matches() || resource(name).length() > LONGEST_RESOURCE) {
            String detail =
                    "'name' is a verb and a noun such as 'approve:drawings', small letters, each of at most 50.";
            throw new DomainException(ProblemCode.INVALID_FIELD, detail, List.of(new FieldError("/name", detail)));
        }
        var permission = new PermissionInfo(
                Uuids.next(), name, description, resource(name), name.substring(0, name.indexOf(':')), false);
        draft.entity("permission", permission.id()).newValue("name", name).newValue("description", description);
        if (definitions.ownPermissions(tenant).size() >= MOST_PERMISSIONS) {
            throw conflict("An organization has at most " + MOST_PERMISSIONS + " permissions of its own.");
        }
        if (Permission.of(name).isPresent() || definitions.isShipped(name)) {
            throw conflict("'" + name + "' is a permission of the product.");
        }
        if (!definitions.addPermission(tenant, permission)) {
            throw conflict("There is a permission '" + name + "' already.");
        }
        return permission;
    }

    private static String resource(String name) {
        return name.substring(name.indexOf(':') + 1);
    }

    private static DomainException conflict(String detail) {
        return new DomainException(ProblemCode.CONFLICT, detail);
    }
}
