package io.holdfast.rbac.model;

import io.holdfast.shared.id.UserId;
import io.holdfast.shared.security.Scope;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A person holds a role in a scope, now or from a later moment on.
 *
 * @param email of the person
 * @param assignedBy null when no person did it
 * @param validTo the first moment when it does not hold any more; null for ever
 * @param condition the attributes that a question must have; empty for none
 */
public record AssignedRole(
        UUID id,
        UserId user,
        String email,
        String name,
        String role,
        int level,
        Scope scope,
        Instant assignedAt,
        UUID assignedBy,
        Instant validFrom,
        Instant validTo,
        Map<String, Object> condition) {
    public AssignedRole {
        condition = Map.copyOf(condition);
    }
}
