package io.holdfast.rbac.rest;

import io.holdfast.identity.usecase.Reasons;
import io.holdfast.rbac.model.EmergencyApproval;
import io.holdfast.rbac.usecase.ApprovingEmergencyAccess;
import io.holdfast.rbac.usecase.ListPage;
import io.holdfast.rbac.usecase.ReadingEmergencyAccess;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.security.Scope;
import io.holdfast.webshared.JsonBody;
import io.holdfast.webshared.openapi.ApiDescription;
import io.holdfast.webshared.paging.ListParameters;
import io.holdfast.webshared.paging.NextPage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who may give themselves which role in an emergency. */
@Path("v1/rbac/emergency-access")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Emergency access")
public class EmergencyAccessResource {
    private static final int LONGEST_ID = 36;
    private static final int LONGEST_ROLE = 50;
    private static final int LONGEST_TIME = 40;

    @Inject
    ReadingEmergencyAccess reading;

    @Inject
    ApprovingEmergencyAccess approving;

    @Context
    UriInfo uri;

    /** {@code next} is null on the last page. */
    @JsonbNillable
    @Schema(name = "EmergencyAccessList")
    public record AccessList(
            List<EmergencyAccessBody> items,

            @Schema(nullable = true, description = "cursor of the next page")
            String next) {}

    @Schema(name = "NewEmergencyAccess")
    public record NewAccess(
            @Schema(required = true, example = "018f0000-0000-7000-8000-00000000beef")
            String userId,

            @Schema(required = true, example = "treasurer", maxLength = LONGEST_ROLE)
            String role,

            @Schema(description = "absent: the whole organization")
            ScopeBody scope,

            @Schema(
                    required = true,
                    example = "2999-06-30T00:00:00Z",
                    description = "the first moment when it cannot be opened any more; within a year")
            Instant until,

            @Schema(
                    required = true,
                    minimum = "5",
                    maximum = "240",
                    example = "120",
                    description = "how long one opening lasts at most")
            int longestMinutes,

            @Schema(
                    required = true,
                    description = "why",
                    minLength = Reasons.SHORTEST,
                    maxLength = Reasons.LONGEST,
                    example = "Stands in when the treasurer cannot be reached")
            String reason) {}

    @GET
    @Operation(
            summary = "List emergency access",
            description =
                    "What can be opened now, the oldest first: of everybody for whoever holds 'manage:all-users', else one's own.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(
            responseCode = "200",
            description = "a page of approvals",
            headers = @Header(name = "Link", description = "rel=\"next\" while another page follows"),
            content = @Content(schema = @Schema(ref = "EmergencyAccessList")))
    @APIResponse(responseCode = "400", description = "a parameter is unknown or not valid; the problem names it")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response list(
            @Parameter(description = "how many at most", schema = @Schema(ref = ApiDescription.LIMIT))
                    @QueryParam("limit")
                    String limit,
            @Parameter(description = "'next' of the page before") @QueryParam("cursor") String cursor) {
        ListPage<EmergencyApproval> page = reading.approvals(cursor, ListParameters.limit(limit));
        var body = new AccessList(
                page.items().stream().map(EmergencyAccessBody::of).toList(), page.next());
        return NextPage.link(Response.ok(body), uri.getRequestUriBuilder(), page.next())
                .build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Approve emergency access beforehand",
            description =
                    "Judged as if the role were given now, and never for oneself. No role that touches the audit log, keys, rights or the review. Nobody has anything by it until they"
                            + " open it. Needs 'manage:all-users'.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "NewEmergencyAccess")))
    @APIResponse(
            responseCode = "201",
            description = "approved; Location names it",
            content = @Content(schema = @Schema(ref = "EmergencyAccess")))
    @APIResponse(responseCode = "403", description = "the role is not the caller's to give there")
    @APIResponse(responseCode = "409", description = "there are too many")
    @APIResponse(
            responseCode = "422",
            description = "a member is missing or not valid, or the role holds what nobody gets like this")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response approve(String text) {
        var body = JsonBody.of(text, "userId", "role", "scope", "until", "longestMinutes", "reason");
        String user = body.text("userId", LONGEST_ID);
        String role = body.text("role", LONGEST_ROLE);
        JsonBody place = body.optionalObject("scope", "type", "id");
        String until = body.text("until", LONGEST_TIME);
        int minutes = (int) body.number(
                "longestMinutes", ApprovingEmergencyAccess.SHORTEST_MINUTES, ApprovingEmergencyAccess.LONGEST_MINUTES);
        String reason = body.text("reason", Reasons.LONGEST);
        body.check();
        Scope scope = ScopeBody.read(place);
        EmergencyApproval approved = approving.approve(new ApprovingEmergencyAccess.Wish(
                new UserId(Fields.id("/userId", user)),
                role,
                scope,
                Fields.moment("/until", until),
                minutes,
                reason.strip()));
        return Response.created(uri.getAbsolutePathBuilder()
                        .path(approved.id().toString())
                        .build())
                .entity(EmergencyAccessBody.of(approved))
                .build();
    }
}
