package io.holdfast.rbac.usecase;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.holdfast.rbac.decision.Facts.Effect;
import io.holdfast.rbac.model.PermissionMatrix;
import io.holdfast.rbac.model.PermissionMatrix.Cell;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.Grants.Grant;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.Scope;
import java.util.Set;

/**
 * How far somebody may change what roles hold: of roles up to the level of the one by which they may, and giving no more than they
 * hold themselves for the whole organization. So nobody can give themselves anything, by whatever role of theirs.
 *
 * @param level the highest level of a role that may be changed
 * @param held the permissions that may be given
 * @param all true for the operator, who is not bound
 */
record SettingsAuthority(int level, Set<String> held, boolean all) {
    /** @param roles the levels of the roles of the caller's own organization */
    static SettingsAuthority of(Caller caller, PermissionMatrix own) {
        if (caller.kind() != Caller.Kind.USER) {
            return new SettingsAuthority(Integer.MAX_VALUE, Set.of(), true);
        }
        int level = caller.grants().all().stream()
                .filter(g -> ofTheWhole(g) && g.permission().equals(Permission.MANAGE_PERMISSIONS.key()))
                .mapToInt(g -> own.roles().getOrDefault(g.role(), Integer.MIN_VALUE))
                .max()
                .orElse(Integer.MIN_VALUE);
        Set<String> held = caller.grants().all().stream()
                .filter(SettingsAuthority::ofTheWhole)
                .map(Grant::permission)
                .collect(toUnmodifiableSet());
        return new SettingsAuthority(level, held, false);
    }

    private static boolean ofTheWhole(Grant grant) {
        return grant.scope().type() == Scope.Type.TENANT;
    }

    /**
     * Refuses what goes too far.
     *
     * @param effect what shall be changed of the cell; null for nothing
     * @throws DomainException {@link ProblemCode#SETTING_REFUSED}
     */
    void check(PermissionMatrix matrix, Cell cell, Effect effect) {
        if (all) {
            return;
        }
        if (matrix.roles().get(cell.role()) > level) {
            throw refused("The role '" + cell.role() + "' stands above the one by which you change what roles hold.");
        }
        // A lock gives the permission to a role of that name in every organization below.
        boolean had = effect == Effect.LOCK
                ? matrix.holds(cell)
                : matrix.holds(cell, matrix.changes().get(cell));
        boolean gives = effect == Effect.LOCK || matrix.holds(cell, effect);
        if (gives && !had && !held.contains(cell.permission())) {
            throw refused("You do not hold '" + cell.permission() + "' for the organization, so you cannot give it.");
        }
    }

    private static DomainException refused(String detail) {
        return new DomainException(ProblemCode.SETTING_REFUSED, detail);
    }
}
