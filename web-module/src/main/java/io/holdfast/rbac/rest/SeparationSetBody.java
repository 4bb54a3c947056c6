package io.holdfast.rbac.rest;

import io.holdfast.rbac.model.SeparationSet;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A set of roles that are kept apart, as it is answered. */
@Schema(name = "SeparationSet")
public record SeparationSetBody(
        String id,

        @Schema(example = "Payments") String name,
        String description,

        @Schema(
                enumeration = {"STATIC", "DYNAMIC"},
                description = "STATIC: nobody has them together; DYNAMIC: no session has them active together")
        String kind,

        @Schema(description = "how many of the roles are too many", example = "2")
        int cardinality,

        @Schema(description = "the names of the roles") List<String> roles,

        @Schema(description = "raised by every change; a change names the one that it is based on", example = "1")
        long version) {
    static SeparationSetBody of(SeparationSet set) {
        return new SeparationSetBody(
                set.id().toString(),
                set.name(),
                set.description(),
                set.kind().name(),
                set.cardinality(),
                set.roles(),
                set.version());
    }
}
