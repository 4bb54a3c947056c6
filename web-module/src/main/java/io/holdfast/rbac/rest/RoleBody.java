package io.holdfast.rbac.rest;

import io.holdfast.rbac.model.RoleInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A role as it is answered. */
@Schema(name = "Role")
public record RoleBody(
        String id,

        @Schema(example = "treasurer") String name,
        String description,

        @Schema(description = "higher stands above lower; bounds who may give it and implies no permission")
        int level,

        @Schema(description = "true when it comes from a shipped pack and cannot be changed")
        boolean system,

        @Schema(description = "the keys that it holds of its own")
        List<String> permissions,

        @Schema(description = "the names of the roles that it takes over from")
        List<String> takesOver,

        @Schema(description = "true when it changes hands by terms, as its pack or the organization says")
        boolean office,

        @Schema(description = "raised by every change; a change names the one that it is based on", example = "1")
        long version) {
    static RoleBody of(RoleInfo role) {
        return new RoleBody(
                role.id().toString(),
                role.name(),
                role.description(),
                role.level(),
                role.system(),
                role.permissions(),
                role.takesOver(),
                role.office(),
                role.version());
    }
}
