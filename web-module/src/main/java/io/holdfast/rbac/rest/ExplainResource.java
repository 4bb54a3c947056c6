package io.holdfast.rbac.rest;

import io.holdfast.rbac.decision.Decision.Finding;
import io.holdfast.rbac.decision.Decision.Reason;
import io.holdfast.rbac.model.AssignedRole;
import io.holdfast.rbac.model.DenyInfo;
import io.holdfast.rbac.model.PermissionMatrix.Lock;
import io.holdfast.rbac.usecase.ExplainedPermission;
import io.holdfast.rbac.usecase.ExplainingDecisions;
import io.holdfast.webshared.openapi.ApiDescription;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Asking why a person may do something or not. */
@Path("v1/rbac/explain")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Roles")
@Consistency.Question
public class ExplainResource {
    @Inject
    ExplainingDecisions explaining;

    @Schema(name = "Explanation")
    public record ExplanationBody(
            boolean allowed,
            Reason reason,
            String userId,

            @Schema(example = "approve:budget") String permission,

            long epoch,

            @Schema(description = "under which the audit log has it")
            String decisionId,

            @Schema(description = "every assignment that the person has or had; empty when the reason needs none")
            List<GrantBody> grants,

            @Schema(description = "every deny of this permission that the person has or had")
            List<DenialBody> denials,

            @Schema(
                    description = "the smallest role that would change a no when assigned for this scope, and that the"
                            + " person may have; absent when none would",
                    example = "treasurer")
            String wouldGrant,

            @Schema(
                    description =
                            "smaller roles that would change it too, each with the set of roles that it would violate")
            List<KeptApartBody> keptApart,

            @Schema(description = "absent unless an organization above has locked the permission")
            LockBody lock) {
        static ExplanationBody of(ExplainedPermission explained) {
            var decided = explained.decided();
            return new ExplanationBody(
                    decided.decision().allowed(),
                    decided.decision().reason(),
                    decided.question().user().toString(),
                    decided.question().permission(),
                    decided.epoch(),
                    decided.id().toString(),
                    explained.grants().stream().map(GrantBody::of).toList(),
                    explained.denials().stream().map(DenialBody::of).toList(),
                    explained.wouldGrant(),
                    explained.keptApart().stream().map(KeptApartBody::of).toList(),
                    explained.lock() == null ? null : LockBody.of(explained.lock()));
        }
    }

    @Schema(
            name = "KeptApartRole",
            description =
                    "a role that the person must not have beside what they hold, and the name of the set that it would violate")
    public record KeptApartBody(
            @Schema(example = "treasurer") String role,

            // Undescribed: Payara takes an annotated accessor with "set" in its name for a setter, and fails.
            String set) {
        static KeptApartBody of(ExplainedPermission.KeptApart kept) {
            return new KeptApartBody(kept.role(), kept.set());
        }
    }

    @Schema(
            name = "PermissionLock",
            description = "an organization above says which roles hold the permission, and nobody else")
    public record LockBody(
            @Schema(description = "its name", example = "Riverside District")
            String organization,

            @Schema(description = "sorted") List<String> roles) {
        static LockBody of(Lock lock) {
            return new LockBody(
                    lock.organization(), lock.roles().stream().sorted().toList());
        }
    }

    @Schema(name = "ExplainedGrant", description = "an assignment that was looked at")
    public record GrantBody(
            String id,

            @Schema(example = "volunteer") String role,
            ScopeBody scope,

            @Schema(description = "MATCHED, or the first condition that it failed", example = "PERMISSION_NOT_IN_ROLE")
            Finding finding,

            @Schema(
                    description =
                            "from the assigned role to the one that holds the permission; empty unless it matched")
            List<String> path,

            @Schema(ref = ApiDescription.TIME) Instant assignedAt,

            @Schema(description = "id of the user who gave it; absent when nobody in person did")
            String assignedBy,

            @Schema(ref = ApiDescription.TIME) Instant validFrom,
            @Schema(ref = ApiDescription.TIME) Instant validTo,

            @Schema(
                    type = SchemaType.OBJECT,
                    description = "the attributes that a question must have; absent when it holds for all")
            Map<String, Object> condition) {
        static GrantBody of(ExplainedPermission.Grant grant) {
            AssignedRole assigned = grant.assigned();
            return new GrantBody(
                    assigned.id().toString(),
                    assigned.role(),
                    ScopeBody.of(assigned.scope()),
                    grant.finding(),
                    grant.path(),
                    assigned.assignedAt(),
                    text(assigned.assignedBy()),
                    assigned.validFrom(),
                    assigned.validTo(),
                    assigned.condition().isEmpty() ? null : assigned.condition());
        }
    }

    @Schema(name = "ExplainedDeny", description = "an explicit deny that was looked at")
    public record DenialBody(
            String id,
            ScopeBody scope,

            @Schema(description = "MATCHED, or the first condition that it failed", example = "MATCHED")
            Finding finding,

            @Schema(description = "in the words of who set it")
            String reason,

            @Schema(ref = ApiDescription.TIME) Instant deniedAt,

            @Schema(description = "id of the user who set it; absent when nobody in person did")
            String deniedBy,

            @Schema(ref = ApiDescription.TIME) Instant validFrom,
            @Schema(ref = ApiDescription.TIME) Instant validTo) {
        static DenialBody of(ExplainedPermission.Denial denial) {
            DenyInfo denied = denial.denied();
            return new DenialBody(
                    denied.id().toString(),
                    ScopeBody.of(denied.scope()),
                    denial.finding(),
                    denied.reason(),
                    denied.deniedAt(),
                    text(denied.deniedBy()),
                    denied.validFrom(),
                    denied.validTo());
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Explain a decision",
            description =
                    "Each assignment and deny that was looked at, with the first condition that it failed, and the"
                            + " smallest role that would change a no. Needs 'explain:decisions' for the organization.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @Parameter(name = Consistency.HEADER, in = ParameterIn.HEADER, description = Consistency.DEMANDED)
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "PermissionQuestion")))
    @APIResponse(
            responseCode = "200",
            description = "the decision and how it came about",
            content = @Content(schema = @Schema(ref = "Explanation")))
    @APIResponse(responseCode = "422", description = "a member is missing or not valid")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response explain(String text) {
        var question = PermissionQuestion.read(text);
        return Response.ok(ExplanationBody.of(
                        explaining.explain(question.user(), question.permission(), question.place())))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static String text(UUID id) {
        return id == null ? null : id.toString();
    }
}
