package io.holdfast.rbac.rest;

import io.holdfast.rbac.model.EmergencyOpening;
import io.holdfast.webshared.openapi.ApiDescription;
import jakarta.json.bind.annotation.JsonbNillable;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One time that somebody gave themselves a role in an emergency. */
@JsonbNillable
@Schema(name = "EmergencyOpening")
public record EmergencyOpeningBody(
        String id,

        @Schema(description = "the approval by which it was opened")
        String accessId,

        String userId,

        @Schema(example = "Tom Baker") String name,

        @Schema(example = "treasurer") String role,

        ScopeBody scope,

        @Schema(description = "of the role that the person got")
        String assignmentId,

        @Schema(description = "what the person gave as the reason")
        String reason,

        @Schema(ref = ApiDescription.TIME) Instant openedAt,

        @Schema(description = "when it ends by itself") Instant endsAt,

        @Schema(nullable = true, description = "when it was ended before that")
        Instant endedAt,

        @Schema(nullable = true, description = "null while it waits for a review")
        Instant reviewedAt,

        @Schema(nullable = true) String reviewedBy,

        @Schema(
                nullable = true,
                enumeration = {"ACCEPTED", "INCIDENT"})
        String verdict,

        @Schema(nullable = true) String note) {
    static EmergencyOpeningBody of(EmergencyOpening one) {
        return new EmergencyOpeningBody(
                one.id().toString(),
                one.access().toString(),
                one.user().toString(),
                one.name(),
                one.role(),
                ScopeBody.of(one.scope()),
                one.assignment().toString(),
                one.reason(),
                one.openedAt(),
                one.endsAt(),
                one.endedAt(),
                one.reviewedAt(),
                one.reviewedBy() == null ? null : one.reviewedBy().toString(),
                one.verdict(),
                one.note());
    }
}
