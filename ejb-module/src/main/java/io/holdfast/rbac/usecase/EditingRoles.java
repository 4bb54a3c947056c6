package io.holdfast.rbac.usecase;

import io.holdfast.rbac.model.RoleDefinition;
import io.holdfast.rbac.model.RoleInfo;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.ChangesRights;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.UUID;

/**
 * Makes, changes and removes the roles that an organization has beside those of its pack. A change is judged by what it does, not
 * by what it says.
 */
@Stateless
@ChangesRights
@RequiresPermission(Permission.MANAGE_PERMISSIONS)
public class EditingRoles {
    @Inject
    RoleChanges changes;

    /**
     * Makes a role.
     *
     * @throws DomainException {@link ProblemCode#INVALID_FIELD} for a permission or role that the organization does not know,
     *     {@link ProblemCode#CONFLICT} when the name is taken or there are 500 roles, {@link ProblemCode#ROLE_REFUSED} when
     *     it would hold or reach more than the caller may hand on
     */
    @Audited("role.create")
    public RoleInfo create(RoleDefinition wanted) {
        return changes.create(wanted).stand();
    }

    /**
     * Changes a role into what is given.
     *
     * @param version that the caller has read
     * @throws DomainException as {@link #create}; {@link ProblemCode#NOT_FOUND} for no role; {@link ProblemCode#CONFLICT} also
     *     for one of the pack, for one that somebody else changed meanwhile, and when roles would take over in a circle, {@link
     *     ProblemCode#SEPARATION_VIOLATED} when a holder would have roles that are kept apart
     */
    @Audited("role.update")
    public RoleInfo change(UUID id, long version, RoleDefinition wanted) {
        return changes.change(id, version, wanted).stand();
    }

    /**
     * Removes a role that nobody holds or ever held: who held what stays on record, and so does what it was.
     *
     * @throws DomainException {@link ProblemCode#NOT_FOUND} for no role, {@link ProblemCode#CONFLICT} for one of the pack, one
     *     that was assigned, and one in the organization's permission settings or its sets of roles, {@link ProblemCode#ROLE_REFUSED} when it is not the caller's to change
     */
    @Audited("role.delete")
    public void remove(UUID id) {
        changes.remove(id).stand();
    }
}
