package io.holdfast.rbac.rest;

import io.holdfast.rbac.decision.Decision;
import io.holdfast.rbac.usecase.CheckedPermission;
import io.holdfast.rbac.usecase.CheckingPermissions;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Asking whether a person may do something. */
@Path("v1/rbac/check")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Roles")
@Consistency.Question
public class CheckResource {
    @Inject
    CheckingPermissions checking;

    @Schema(name = "PermissionQuestion")
    public record NewQuestion(
            @Schema(description = "absent: the caller") String userId,

            @Schema(required = true, example = "budget", maxLength = PermissionQuestion.LONGEST_WORD)
            String resource,

            @Schema(required = true, example = "approve", maxLength = PermissionQuestion.LONGEST_WORD)
            String action,

            @Schema(description = "absent: the organization as a whole")
            ScopeBody scope) {}

    @Schema(name = "PermissionAnswer")
    public record AnswerBody(
            boolean allowed,

            @Schema(
                    enumeration = {
                        "GRANTED",
                        "DENIED_EXPLICITLY",
                        "NOT_GRANTED",
                        "TENANT_NOT_ACTIVE",
                        "NOT_A_MEMBER",
                        "MEMBER_DISABLED",
                        "FAILED"
                    })
            Decision.Reason reason,

            String userId,

            @Schema(example = "approve:budget") String permission,

            @Schema(description = "of the organization's rights; grows with every change of them")
            long epoch,

            @Schema(description = "under which the audit log has it")
            String decisionId) {
        static AnswerBody of(CheckedPermission checked) {
            return new AnswerBody(
                    checked.allowed(),
                    checked.reason(),
                    checked.user().toString(),
                    checked.permission(),
                    checked.epoch(),
                    checked.id().toString());
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Check a permission",
            description =
                    "A no is an answer, too: 200. About oneself, or about a person whom the caller looks after. For"
                            + " others: needs 'manage:all-users', 'manage:account-users' or 'manage:location-users'.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @Parameter(name = Consistency.HEADER, in = ParameterIn.HEADER, description = Consistency.DEMANDED)
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "PermissionQuestion")))
    @APIResponse(
            responseCode = "200",
            description = "the decision",
            content = @Content(schema = @Schema(ref = "PermissionAnswer")))
    @APIResponse(
            responseCode = "404",
            description = "there is no such person or place where the caller looks after people")
    @APIResponse(responseCode = "422", description = "a member is missing or not valid")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response check(String text) {
        var question = PermissionQuestion.read(text);
        return Response.ok(AnswerBody.of(checking.check(question.user(), question.permission(), question.place())))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
