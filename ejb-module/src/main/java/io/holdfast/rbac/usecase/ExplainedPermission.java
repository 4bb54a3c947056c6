package io.holdfast.rbac.usecase;

import io.holdfast.rbac.decision.Decision.Finding;
import io.holdfast.rbac.model.AssignedRole;
import io.holdfast.rbac.model.DenyInfo;
import io.holdfast.rbac.model.PermissionMatrix.Lock;
import java.util.List;

/**
 * A decision and how it came about.
 *
 * @param wouldGrant the role that, assigned for the place of the question, would turn a no into a yes without violating a set of
 *     roles that are kept apart; null when none would or none is needed
 * @param keptApart the smaller roles that would turn it too, and must not be given
 * @param lock of an organization above, which says which roles hold the permission; null when nobody has locked it
 * @param names of the person, of those who gave or denied something, and of the places
 */
public record ExplainedPermission(
        Decided decided,
        List<Grant> grants,
        List<Denial> denials,
        String wouldGrant,
        List<KeptApart> keptApart,
        Lock lock,
        Names names) {
    public ExplainedPermission {
        grants = List.copyOf(grants);
        denials = List.copyOf(denials);
        keptApart = List.copyOf(keptApart);
    }

    /**
     * An assignment that was looked at.
     *
     * @param path the names of the roles from the assigned one to the one that holds the permission; empty unless it matched
     */
    public record Grant(AssignedRole assigned, Finding finding, List<String> path) {
        public Grant {
            path = List.copyOf(path);
        }
    }

    /** A deny that was looked at. */
    public record Denial(DenyInfo denied, Finding finding) {}

    /** A role that the person must not have. @param set the name of the set that it would violate */
    public record KeptApart(String role, String set) {}
}
