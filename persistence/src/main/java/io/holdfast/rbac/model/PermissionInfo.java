package io.holdfast.rbac.model;

import java.util.UUID;

/**
 * A permission in a tenant's catalogue.
 *
 * @param name the key, {@code verb:noun}
 * @param system true when it comes from a shipped pack
 */
public record PermissionInfo(
        UUID id, String name, String description, String resource, String action, boolean system) {}
