package io.holdfast.rbac.imports.rest;

import io.holdfast.rbac.imports.usecase.Importing;
import io.holdfast.rbac.imports.usecase.ReadingImports;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.webshared.openapi.ApiDescription;
import io.holdfast.webshared.paging.FilterParameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Taking in files of people and roles. */
@Path("v1/rbac/imports")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Imports")
public class ImportsResource {
    static final String CSV = "text/csv";
    private static final String EXAMPLE =
            "email,first name,last name,role,until\nkim@example.com,Kim,Lee,member,2999-06-30\n";

    @Inject
    Importing importing;

    @Inject
    ReadingImports reading;

    @Context
    UriInfo uri;

    /** Whatever type it is said to be: browsers call such files by several names, and what it is shows when it is read. */
    @POST
    @Operation(
            summary = "Read a file of people and roles",
            description =
                    "A table (RFC 4180, UTF-8, commas or semicolons) with a line of names: email, role, and if wished first name, last name, scope (empty for the organization, or a"
                            + " place by its name or id), from and until (days, the last one included). At most 50,000 lines and 10 MiB. Its lines are checked in the background and nothing"
                            + " changes until it is applied. Members get the role, others are invited. Needs 'manage:all-users', 'manage:account-users' or 'manage:location-users'.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @RequestBody(
            required = true,
            content = @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING, example = EXAMPLE)))
    @APIResponse(
            responseCode = "201",
            description = "taken in; Location names it",
            content = @Content(schema = @Schema(ref = "Import")))
    @APIResponse(responseCode = "400", description = "a parameter is unknown or not valid; the problem names it")
    @APIResponse(responseCode = "409", description = "the caller has 20 imports already")
    @APIResponse(responseCode = "413", description = "the file is too large")
    @APIResponse(responseCode = "422", description = "it is no such table; the problem says in which line that shows")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response read(
            @Parameter(description = "in which the days are meant; absent: UTC", example = "America/Chicago")
                    @QueryParam("zone")
                    String zone,
            byte[] file) {
        UUID id = importing.upload(() -> ImportFile.read(file == null ? new byte[0] : file), zone(zone));
        return Response.created(uri.getAbsolutePathBuilder().path(id.toString()).build())
                .entity(ImportBody.of(reading.one(id)))
                .build();
    }

    private static ZoneId zone(String sent) {
        String name = FilterParameters.text(sent);
        try {
            return ZoneId.of(name == null ? "UTC" : name);
        } catch (DateTimeException e) {
            throw new DomainException(
                    ProblemCode.INVALID_PARAMETER, "'zone' must be the name of a time zone, such as America/Chicago.");
        }
    }
}
