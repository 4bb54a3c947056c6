package io.holdfast.rbac.decision;

import io.holdfast.shared.security.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What is known of one tenant. A place is a {@link Scope}: the tenant itself, or one of its accounts, locations or projects.
 *
 * @param members of the tenant; false for one who is disabled
 * @param juniors the roles that a role takes over from directly
 * @param ownPermissions the keys that a role holds of its own
 * @param templatePermissions the keys that a role has from its version of a template
 * @param within the places of the tenant but itself, each with the next wider place that it lies in
 */
public record Facts(
        UUID tenant,
        boolean tenantActive,
        Map<UUID, Boolean> members,
        List<Assignment> assignments,
        List<Denial> denials,
        Map<UUID, Set<UUID>> juniors,
        Map<UUID, Set<String>> ownPermissions,
        Map<UUID, Set<String>> templatePermissions,
        List<RoleOverride> overrides,
        Map<Scope, Scope> within) {
    public Facts {
        members = Map.copyOf(members);
        assignments = List.copyOf(assignments);
        denials = List.copyOf(denials);
        juniors = Map.copyOf(juniors);
        ownPermissions = Map.copyOf(ownPermissions);
        templatePermissions = Map.copyOf(templatePermissions);
        overrides = List.copyOf(overrides);
        within = Map.copyOf(within);
    }

    /**
     * When and where something holds.
     *
     * @param to the first moment when it does not hold any more; null for ever
     * @param condition the attributes that a question must have, by name and value; empty for none
     */
    public record Reach(Scope scope, Instant from, Instant to, boolean revoked, Map<String, Object> condition) {
        public Reach {
            condition = Map.copyOf(condition);
        }
    }

    /** A person holds a role. */
    public record Assignment(UUID id, UUID user, UUID role, Reach reach) {}

    /** A person may not use a permission, whatever their roles say. */
    public record Denial(UUID id, UUID user, String permission, Reach reach) {}

    /**
     * What an organization changes of a role.
     *
     * @param role null when this organization has no role of the name that an organization above gave
     * @param above how far above this organization the one stands that set it: 0 for itself, 1 for its parent
     */
    public record RoleOverride(UUID role, String permission, Effect effect, int above) {}

    public enum Effect {
        ADD,
        REMOVE,
        /**
         * Names a role that holds the permission in every organization below; the others do not. Of several locks of one permission
         * those of the highest organization count.
         */
        LOCK
    }
}
