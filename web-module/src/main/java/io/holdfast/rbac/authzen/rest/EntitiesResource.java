package io.holdfast.rbac.authzen.rest;

import io.holdfast.rbac.authzen.usecase.StoringEntities;
import io.holdfast.rbac.rest.Fields;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.id.Uuids;
import io.holdfast.webshared.JsonBody;
import io.holdfast.webshared.openapi.ApiDescription;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What decisions for other systems are about, for administrators. The search for resources lists it. */
@Path("admin/authz-entities")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "AuthZEN")
public class EntitiesResource {
    private static final Pattern ATTRIBUTE = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final int LONGEST_TYPE = 50;
    private static final int LONGEST_ID = 255;
    private static final int LONGEST_USER = 36;

    @Inject
    StoringEntities storing;

    @Schema(name = "NewEntity")
    public record NewEntity(
            @Schema(
                    required = true,
                    description = "lower-case words with hyphens",
                    example = "record",
                    maxLength = LONGEST_TYPE)
            String type,

            @Schema(
                    required = true,
                    description = "by which others know it",
                    example = "record-1",
                    maxLength = LONGEST_ID)
            String id,

            @Schema(description = "the member whose name it is; for the type 'user', and no other")
            String userId,

            @Schema(
                    type = SchemaType.OBJECT,
                    description = "at most 10, for conditions; nothing personal",
                    example = "{\"status\":\"active\"}")
            Map<String, Object> attributes) {}

    @Schema(name = "StoredEntity")
    public record Stored(
            @Schema(description = "by which it is removed") String entityId) {}

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Store what decisions are about, or a name for a member",
            description =
                    "Replaces the attributes of what is stored already. Needs 'manage:all-users'; nobody changes their own.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "NewEntity")))
    @APIResponse(
            responseCode = "200",
            description = "stored; decisions know it when this returns",
            content = @Content(schema = @Schema(ref = "StoredEntity")))
    @APIResponse(responseCode = "409", description = "the name is another member's, or the member has another")
    @APIResponse(responseCode = "422", description = "a member is missing or not valid")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Stored store(String text) {
        var body = JsonBody.of(text, "type", "id", "userId", "attributes");
        String type = body.text("type", LONGEST_TYPE);
        String id = body.text("id", LONGEST_ID);
        String user = body.optionalText("userId", LONGEST_USER);
        JsonObject attributes = body.anyObject("attributes");
        body.check();
        UserId member = user == null ? null : new UserId(Fields.id("/userId", user));
        return new Stored(storing.store(type, id, member, Fields.attributes("/attributes", attributes, name -> ATTRIBUTE
                        .matcher(name)
                        .matches()))
                .toString());
    }

    @DELETE
    @Path("{entityId}")
    @Operation(summary = "Remove what decisions are about, or a name", description = "Needs 'manage:all-users'.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(responseCode = "204", description = "removed; no decision knows it when this returns")
    @APIResponse(responseCode = "404", description = "there is no such entity")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public void remove(@PathParam("entityId") String entityId) {
        storing.remove(Uuids.parse("entityId", entityId));
    }
}
