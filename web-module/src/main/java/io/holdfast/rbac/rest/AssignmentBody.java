package io.holdfast.rbac.rest;

import io.holdfast.rbac.model.AssignedRole;
import io.holdfast.rbac.usecase.HeldRole;
import io.holdfast.webshared.openapi.ApiDescription;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An assignment; members without a value are absent. */
@Schema(name = "Assignment")
public record AssignmentBody(
        String id,
        String userId,
        String email,
        String name,

        @Schema(example = "treasurer") String role,

        @Schema(description = "of the role; bounds who may give or take it", example = "50")
        int level,

        ScopeBody scope,

        @Schema(ref = ApiDescription.TIME) Instant assignedAt,

        @Schema(description = "id of the user who gave it; absent when nobody in person did")
        String assignedBy,

        @Schema(ref = ApiDescription.TIME) Instant validFrom,

        @Schema(description = "the first moment when it does not hold any more; absent: until it is taken back")
        Instant validTo,

        @Schema(
                type = SchemaType.OBJECT,
                description = "the attributes that a question must have; absent when it holds for all",
                example = "{\"resource.status\":\"active\"}")
        Map<String, Object> condition,

        @Schema(description = "the keys that the role holds, those included that it takes over from other roles")
        List<String> permissions) {
    static AssignmentBody of(HeldRole held) {
        return of(held.assigned(), held.permissions());
    }

    static AssignmentBody of(AssignedRole assigned, List<String> permissions) {
        return new AssignmentBody(
                assigned.id().toString(),
                assigned.user().toString(),
                assigned.email(),
                assigned.name(),
                assigned.role(),
                assigned.level(),
                ScopeBody.of(assigned.scope()),
                assigned.assignedAt(),
                assigned.assignedBy() == null ? null : assigned.assignedBy().toString(),
                assigned.validFrom(),
                assigned.validTo(),
                assigned.condition().isEmpty() ? null : assigned.condition(),
                permissions);
    }
}
