package io.holdfast.rbac.model;

import io.holdfast.shared.security.Scope;
import java.time.Instant;
import java.util.UUID;

/**
 * A person may not use a permission.
 *
 * @param reason in the words of who set it
 * @param deniedBy null when no person did it
 * @param validTo the first moment when it does not hold any more; null for ever
 */
public record DenyInfo(
        UUID id, Scope scope, String reason, Instant deniedAt, UUID deniedBy, Instant validFrom, Instant validTo) {}
