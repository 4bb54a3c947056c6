package io.holdfast.identity.rest;

import io.holdfast.identity.model.ApiClients.Client;
import io.holdfast.identity.usecase.RegisteringClients;
import io.holdfast.shared.id.Uuids;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.DomainException.FieldError;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.webshared.JsonBody;
import io.holdfast.webshared.openapi.ApiDescription;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Programs that ask for decisions about the caller's organization, for administrators. */
@Path("admin/api-clients")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "API clients")
public class ApiClientsResource {
    private static final int LONGEST_NAME = 50;
    private static final int LONGEST_ATTRIBUTE = 80;
    private static final int LONGEST_TIME = 40;

    @Inject
    RegisteringClients registering;

    @Schema(name = "NewApiClient")
    public record NewClient(
            @Schema(required = true, description = "lower-case words with hyphens", maxLength = LONGEST_NAME)
            String name,

            @Schema(
                    description = "the attributes that it is believed; for all others counts what is stored",
                    example = "[\"subject.role\", \"resource.status\"]")
            List<String> trustedAttributes,

            @Schema(required = true, description = "whether it is told the reasons of decisions")
            boolean explains,

            @Schema(ref = ApiDescription.TIME) Instant expiresAt) {}

    @Schema(name = "RegisteredApiClient")
    public record Registered(
            String id,

            @Schema(description = "for 'Authorization: Bearer …'; answered this once")
            String token) {}

    @Schema(name = "ApiClient")
    public record ClientBody(
            String id,
            String name,
            List<String> trustedAttributes,
            boolean explains,

            @Schema(ref = ApiDescription.TIME) Instant createdAt,
            @Schema(ref = ApiDescription.TIME) Instant expiresAt) {
        static ClientBody of(Client client) {
            return new ClientBody(
                    client.id().toString(),
                    client.name(),
                    List.copyOf(new TreeSet<>(client.trusted())),
                    client.explains(),
                    client.createdAt(),
                    client.expiresAt());
        }
    }

    @JsonbNillable
    @Schema(name = "ApiClientList")
    public record ClientList(
            List<ClientBody> items,

            @Schema(nullable = true, description = "always null: one page")
            String next) {}

    @GET
    @Operation(summary = "The API clients of the organization", description = "Needs 'manage:system'.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(
            responseCode = "200",
            description = "by name, without those that were ended",
            content = @Content(schema = @Schema(ref = "ApiClientList")))
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public ClientList list() {
        return new ClientList(registering.list().stream().map(ClientBody::of).toList(), null);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Register an API client",
            description =
                    "Needs 'manage:system' and 'manage:all-users', and 'explain:decisions' for one that explains.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "NewApiClient")))
    @APIResponse(
            responseCode = "201",
            description = "registered; the token is answered this once",
            content = @Content(schema = @Schema(ref = "RegisteredApiClient")))
    @APIResponse(responseCode = "409", description = "there is a client of this name")
    @APIResponse(responseCode = "422", description = "a member is missing or not valid")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response register(String text) {
        var body = JsonBody.of(text, "name", "trustedAttributes", "explains", "expiresAt");
        String name = body.text("name", LONGEST_NAME);
        List<String> trusted = body.optionalTexts("trustedAttributes", LONGEST_ATTRIBUTE);
        boolean explains = body.flag("explains");
        String expiresAt = body.optionalText("expiresAt", LONGEST_TIME);
        body.check();
        var registered = registering.register(name, new TreeSet<>(trusted), explains, moment(expiresAt));
        return Response.status(Response.Status.CREATED)
                .entity(new Registered(registered.id().toString(), registered.token()))
                .build();
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "End an API client", description = "Needs 'manage:system'. Its next request is refused.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(responseCode = "204", description = "ended")
    @APIResponse(responseCode = "404", description = "there is no such client that was not ended")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public void revoke(@PathParam("id") String id) {
        registering.revoke(Uuids.parse("id", id));
    }

    private static Instant moment(String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException notOne) {
            String detail = "'expiresAt' is a time such as 2027-01-31T00:00:00Z.";
            throw new DomainException(ProblemCode.INVALID_FIELD, detail, List.of(new FieldError("/expiresAt", detail)));
        }
    }
}
