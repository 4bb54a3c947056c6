package io.holdfast.rbac.rest;

import io.holdfast.rbac.model.EmergencyApproval;
import io.holdfast.webshared.openapi.ApiDescription;
import jakarta.json.bind.annotation.JsonbNillable;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who may give themselves which role in an emergency. */
@JsonbNillable
@Schema(name = "EmergencyAccess")
public record EmergencyAccessBody(
        String id,
        String userId,

        @Schema(example = "Tom Baker") String name,

        @Schema(example = "treasurer") String role,

        ScopeBody scope,

        @Schema(description = "why it was approved") String reason,

        @Schema(example = "120") int longestMinutes,

        @Schema(ref = ApiDescription.TIME) Instant until,

        @Schema(ref = ApiDescription.TIME) Instant approvedAt,

        @Schema(nullable = true, description = "null when the platform did")
        String approvedBy) {
    static EmergencyAccessBody of(EmergencyApproval one) {
        return new EmergencyAccessBody(
                one.id().toString(),
                one.user().toString(),
                one.name(),
                one.role(),
                ScopeBody.of(one.scope()),
                one.reason(),
                one.longestMinutes(),
                one.validTo(),
                one.approvedAt(),
                one.approvedBy() == null ? null : one.approvedBy().toString());
    }
}
