package io.holdfast.rbac.usecase;

import static java.util.stream.Collectors.toSet;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.rbac.decision.Facts.Effect;
import io.holdfast.rbac.model.Epochs;
import io.holdfast.rbac.model.PermissionMatrix;
import io.holdfast.rbac.model.PermissionMatrix.Cell;
import io.holdfast.rbac.model.PermissionSettings;
import io.holdfast.rbac.model.RoleDefinitions;
import io.holdfast.rbac.model.RoleGrants;
import io.holdfast.rbac.model.RoleRights;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Collaborator;
import io.holdfast.shared.security.Permission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Changes what the roles of an organization hold, in the caller's transaction; what that does to anybody's rights is judged afterwards. */
@ApplicationScoped
@Collaborator
public class SettingsChanges {
    @Inject
    CallerContext context;

    @Inject
    OrganizationMatrices matrices;

    @Inject
    PermissionSettings settings;

    @Inject
    RoleDefinitions definitions;

    @Inject
    Delegating delegating;

    @Inject
    Epochs epochs;

    @Inject
    RoleGrants grants;

    @Inject
    AuditDraft draft;

    /** As {@link ChangingOrganizationSettings#change}. */
    public Made<OrganizationSettings> change(TenantId organization, List<SettingsChange> changes, String version) {
        Caller caller = context.caller();
        TenantId changed = organization == null ? caller.tenant() : organization;
        boolean own = changed.equals(caller.tenant());
        draft.entity("permission-settings", changed);
        DelegableSet delegable = delegating.inRoles();
        Effects effects = matrices.within(changed, () -> {
            if (!own) {
                epochs.lock(true);
            }
            return apply(changed, changes, version);
        });
        return new Made<>(
                () -> {
                    matrices.within(changed, () -> {
                        effects.refuseBeyond(own ? caller.grants().roles() : Set.of(), delegable);
                        return changed;
                    });
                    if (own) {
                        refuseLockingOneselfOut(caller);
                    }
                },
                () -> matrices.within(changed, () -> matrices.of(changed)));
    }

    private Effects apply(TenantId organization, List<SettingsChange> changes, String version) {
        OrganizationSettings before = matrices.of(organization);
        if (version != null && !version.equals(before.version())) {
            throw new DomainException(
                    ProblemCode.PRECONDITION_FAILED, "The settings have been changed since. Read them again.");
        }
        PermissionMatrix matrix = before.matrix();
        Map<Cell, Effect> wanted = WantedSettings.of(matrix, changes);
        wanted.forEach((cell, effect) -> refuseLocked(matrix, cell, effect));
        var effects = new Effects(organization, matrix, wanted, definitions.rights(organization));
        wanted.forEach((cell, effect) -> settings.set(
                organization,
                matrix.modules().get(cell.permission()),
                cell,
                effect,
                context.caller().user()));
        draft.oldValue("changes", words(wanted, cell -> matrix.changes().get(cell)))
                .newValue("changes", words(wanted, wanted::get));
        return effects;
    }

    /** What was changed before the lock is void, and may be taken away. */
    private static void refuseLocked(PermissionMatrix matrix, Cell cell, Effect effect) {
        PermissionMatrix.Lock lock = matrix.locks().get(cell.permission());
        if (lock != null && effect != null) {
            throw new DomainException(
                    ProblemCode.PERMISSION_LOCKED,
                    "'" + cell.permission() + "' is locked by " + lock.organization() + " and cannot be changed here.");
        }
    }

    private void refuseLockingOneselfOut(Caller caller) {
        if (caller.member() != null
                && !grants.heldBy(caller.tenant(), caller.user(), caller.session())
                        .grants()
                        .hasInTenant(Permission.MANAGE_PERMISSIONS)) {
            throw refused("With this change you could not change what roles hold any more.");
        }
    }

    /** What was changed of which organization, and what its roles held before. */
    private final class Effects {
        private final TenantId organization;
        private final PermissionMatrix matrix;
        private final Map<Cell, Effect> wanted;
        private final List<RoleRights> before;

        Effects(TenantId organization, PermissionMatrix matrix, Map<Cell, Effect> wanted, List<RoleRights> before) {
            this.organization = organization;
            this.matrix = matrix;
            this.wanted = wanted;
            this.before = before;
        }

        void refuseBeyond(Set<String> own, DelegableSet delegable) {
            Set<String> names = wanted.keySet().stream().map(Cell::role).collect(toSet());
            Set<UUID> named = before.stream()
                    .filter(role -> names.contains(role.name()))
                    .map(RoleRights::id)
                    .collect(toSet());
            new RoleEffect(named, before, definitions.rights(organization))
                    .refusalOfGains(own, delegable)
                    .ifPresent(reason -> {
                        throw refused(reason);
                    });
            wanted.forEach((cell, effect) -> refuseLockBeyond(cell, effect, delegable));
        }

        /** A lock gives the permission to a role of that name in every organization below. */
        private void refuseLockBeyond(Cell cell, Effect effect, DelegableSet delegable) {
            if (effect == Effect.LOCK
                    && !matrix.holds(cell)
                    && !delegable.beyond(Set.of(cell.permission())).isEmpty()) {
                throw refused("'" + cell.permission() + "' is not yours to give to '" + cell.role()
                        + "' in the organizations below.");
            }
        }
    }

    private static DomainException refused(String detail) {
        return new DomainException(ProblemCode.SETTING_REFUSED, detail);
    }

    private static List<String> words(Map<Cell, Effect> cells, Function<Cell, Effect> effects) {
        return cells.keySet().stream()
                .map(cell -> cell.permission() + " " + cell.role() + " "
                        + (effects.apply(cell) == null ? "DEFAULT" : effects.apply(cell)))
                .sorted()
                .toList();
    }
}
