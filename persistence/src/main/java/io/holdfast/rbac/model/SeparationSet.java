package io.holdfast.rbac.model;

import java.util.List;
import java.util.UUID;

/**
 * Roles of which nobody may have as many as the cardinality says.
 *
 * @param cardinality 2 or more
 * @param roles the names of the roles, sorted
 * @param version raised by every change of it; a change names the one that it is based on
 */
public record SeparationSet(
        UUID id, String name, String description, Kind kind, int cardinality, List<String> roles, long version) {
    public SeparationSet {
        roles = List.copyOf(roles);
    }

    /** When the roles are kept apart. */
    public enum Kind {
        /** Always: nobody is authorized for them together. */
        STATIC,
        /** In a session: somebody may be authorized for them together and has to choose. */
        DYNAMIC
    }
}
