package io.holdfast.rbac.decision;

import static java.util.Objects.requireNonNull;

import io.holdfast.shared.security.Scope;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * May this person do this there, at that moment?
 *
 * @param permission the key, {@code verb:noun}
 * @param place what it is done to, or where that lies; {@link Scope#TENANT} for the organization as a whole
 * @param activeRoles the roles that are active in the session; null when all are
 * @param attributes what conditions may ask for, by name
 */
public record Question(
        UUID tenant,
        UUID user,
        String permission,
        Scope place,
        Instant at,
        Set<UUID> activeRoles,
        Map<String, Object> attributes) {
    public Question {
        requireNonNull(tenant, "tenant");
        requireNonNull(user, "user");
        requireNonNull(permission, "permission");
        requireNonNull(place, "place");
        requireNonNull(at, "at");
        activeRoles = activeRoles == null ? null : Set.copyOf(activeRoles);
        attributes = Map.copyOf(attributes);
    }

    /** Of a session that activates no roles, without attributes. */
    public Question(UUID tenant, UUID user, String permission, Scope place, Instant at) {
        this(tenant, user, permission, place, at, null, Map.of());
    }
}
