package io.holdfast.rbac.rest;

import io.holdfast.rbac.model.AssignedRole;
import io.holdfast.rbac.model.AttributeValues;
import io.holdfast.rbac.usecase.AssigningRoles;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.id.Uuids;
import io.holdfast.shared.security.Scope;
import io.holdfast.webshared.JsonBody;
import io.holdfast.webshared.openapi.ApiDescription;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Giving people roles and taking them back. */
@Path("v1/rbac/assign")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Roles")
@Consistency.Change
public class AssignResource {
    private static final int LONGEST_ROLE = 50;
    private static final int LONGEST_ID = 36;
    private static final int LONGEST_TIME = 40;

    @Inject
    AssigningRoles assigning;

    @Context
    UriInfo uri;

    @Schema(name = "NewAssignment")
    public record NewAssignment(
            @Schema(required = true, example = "018f0000-0000-7000-8000-00000000beef")
            String userId,

            @Schema(required = true, example = "client_user", maxLength = LONGEST_ROLE)
            String role,

            @Schema(description = "absent: the whole organization")
            ScopeBody scope,

            @Schema(description = "absent: from now on") Instant validFrom,

            @Schema(description = "the first moment when it does not hold any more; absent: until it is taken back")
            Instant validTo,

            @Schema(
                    type = SchemaType.OBJECT,
                    description =
                            "the attributes that a question must have, for decisions for other systems; with one, the role"
                                    + " opens nothing of the product itself",
                    example = "{\"resource.status\":\"active\"}")
            Map<String, Object> condition) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Give a person a role",
            description =
                    "Where the caller looks after people, up to the level of the role by which they do, never to"
                            + " themselves. It holds on every node when this returns. Needs 'manage:all-users', 'manage:account-users' or 'manage:location-users'.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "NewAssignment")))
    @APIResponse(
            responseCode = "201",
            description = "given; Location names it",
            headers =
                    @Header(
                            name = Consistency.HEADER,
                            description = Consistency.GIVEN,
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(ref = "Assignment")))
    @APIResponse(responseCode = "403", description = "the role is not the caller's to give there")
    @APIResponse(
            responseCode = "409",
            description = "the person has that role there already, now or later, or one that is kept apart from it")
    @APIResponse(responseCode = "422", description = "person, role, place or times are missing or not valid")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response assign(String text) {
        var body = JsonBody.of(text, "userId", "role", "scope", "validFrom", "validTo", "condition");
        String user = body.text("userId", LONGEST_ID);
        String role = body.text("role", LONGEST_ROLE);
        JsonBody place = body.optionalObject("scope", "type", "id");
        String from = body.optionalText("validFrom", LONGEST_TIME);
        String to = body.optionalText("validTo", LONGEST_TIME);
        JsonObject condition = body.anyObject("condition");
        body.check();
        Scope scope = ScopeBody.read(place);
        AssignedRole assigned = assigning.assign(
                new UserId(Fields.id("/userId", user)),
                role,
                scope,
                Fields.moment("/validFrom", from),
                Fields.moment("/validTo", to),
                Fields.attributes("/condition", condition, AttributeValues::isName));
        return Response.created(uri.getAbsolutePathBuilder()
                        .path(assigned.id().toString())
                        .build())
                .entity(AssignmentBody.of(assigned, null))
                .build();
    }

    /** What is said of an assignment that ends at another moment. */
    @Schema(name = "ProlongedAssignment")
    public record ProlongedAssignment(
            @Schema(
                    nullable = true,
                    required = true,
                    type = SchemaType.STRING,
                    format = "date-time",
                    example = "2999-06-30T00:00:00Z",
                    description = "the first moment when it does not hold any more; null: until it is taken back")
            Instant validTo) {}

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Let a role hold for another time",
            description =
                    "Longer or shorter than before, from now on. The person, role and place stay. It holds on every node when this returns. Needs 'manage:all-users', 'manage:account-users' or 'manage:location-users'.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "ProlongedAssignment")))
    @APIResponse(
            responseCode = "200",
            description = "the assignment as it is now",
            headers =
                    @Header(
                            name = Consistency.HEADER,
                            description = Consistency.GIVEN,
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(ref = "Assignment")))
    @APIResponse(responseCode = "403", description = "the role is not the caller's to give there")
    @APIResponse(responseCode = "404", description = "there is no such assignment where the caller looks after people")
    @APIResponse(
            responseCode = "409",
            description = "meanwhile the person would have a role that is kept apart from it")
    @APIResponse(responseCode = "422", description = "the end is missing or not valid")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response prolong(@PathParam("id") String id, String text) {
        var body = JsonBody.of(text, "validTo");
        String to = body.isNull("validTo") ? null : body.text("validTo", LONGEST_TIME);
        body.check();
        AssignedRole assigned = assigning.prolong(Uuids.parse("id", id), Fields.moment("/validTo", to));
        return Response.ok(AssignmentBody.of(assigned, null)).build();
    }

    @DELETE
    @Path("{id}")
    @Operation(
            summary = "Take a role back",
            description =
                    "It opens nothing any more on any node when this returns. The row stays, with who took it back. Needs 'manage:all-users', 'manage:account-users' or 'manage:location-users'.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(
            responseCode = "204",
            description = "taken back",
            headers =
                    @Header(
                            name = Consistency.HEADER,
                            description = Consistency.GIVEN,
                            schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "403", description = "the role is not the caller's to take there")
    @APIResponse(responseCode = "404", description = "there is no such assignment where the caller looks after people")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response revoke(@PathParam("id") String id) {
        assigning.revoke(Uuids.parse("id", id));
        return Response.noContent().build();
    }
}
