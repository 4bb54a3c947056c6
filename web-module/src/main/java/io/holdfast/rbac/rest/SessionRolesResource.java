package io.holdfast.rbac.rest;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.holdfast.rbac.model.SessionRole;
import io.holdfast.rbac.usecase.ActivatingRoles;
import io.holdfast.webshared.JsonBody;
import io.holdfast.webshared.openapi.ApiDescription;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which of their roles the caller's session has active. */
@Path("v1/rbac/session-roles")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Roles")
public class SessionRolesResource {
    private static final int MOST_ROLES = 100;
    private static final int LONGEST_ID = 36;

    @Inject
    ActivatingRoles activating;

    @Schema(name = "SessionRole")
    public record RoleOfSession(
            String id,

            @Schema(example = "treasurer") String name,

            @Schema(description = "whether it opens anything in this session")
            boolean active) {
        static RoleOfSession of(SessionRole role) {
            return new RoleOfSession(role.id().toString(), role.name(), role.active());
        }
    }

    /** {@code active} is null when the session has chosen nothing. */
    @JsonbNillable
    @Schema(name = "SessionRoles")
    public record Activation(
            @Schema(nullable = true, description = "ids of the roles that the session has chosen; null: it chose none")
            List<String> active,

            @Schema(description = "every role that the caller has, assigned or taken over from, by name")
            List<RoleOfSession> roles) {
        static Activation of(ActivatingRoles.Activation activation) {
            return new Activation(
                    activation.chosen() == null
                            ? null
                            : activation.chosen().stream().map(UUID::toString).toList(),
                    activation.roles().stream().map(RoleOfSession::of).toList());
        }
    }

    @Schema(name = "ChosenRoles")
    record ChosenRoles(
            @Schema(
                    required = true,
                    nullable = true,
                    description = "ids, at most 100, none for no role; null for all roles that the caller has")
            List<String> active) {}

    @GET
    @Operation(
            summary = "Read the roles of this session",
            description =
                    "As long as the session has chosen none, all that the caller has are active, but for those that a dynamic set keeps apart and that would be active together.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(
            responseCode = "200",
            description = "what is chosen, and each role",
            content = @Content(schema = @Schema(ref = "SessionRoles")))
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response read() {
        return answer(activating.read());
    }

    @Consistency.Change
    @PUT
    @Operation(
            summary = "Choose the roles of this session",
            description =
                    "Exactly these are active on every node when this returns, until others are chosen or the session ends. Of a role that takes over from others, those alone can be chosen.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "ChosenRoles")))
    @APIResponse(
            responseCode = "200",
            description = "the roles as they are now",
            headers =
                    @Header(
                            name = Consistency.HEADER,
                            description = Consistency.GIVEN,
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(ref = "SessionRoles")))
    @APIResponse(responseCode = "409", description = "a dynamic set keeps the roles apart")
    @APIResponse(responseCode = "422", description = "a member is missing or not valid, or a role is not the caller's")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response choose(String text) {
        return answer(activating.activate(chosen(JsonBody.of(text, "active"))));
    }

    /** Null for all. */
    private static Set<UUID> chosen(JsonBody body) {
        boolean all = body.isNull("active");
        var ids = body.texts("active", MOST_ROLES, LONGEST_ID);
        body.check();
        return all ? null : ids.stream().map(id -> Fields.id("/active", id)).collect(toUnmodifiableSet());
    }

    private static Response answer(ActivatingRoles.Activation activation) {
        return Response.ok(Activation.of(activation))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
