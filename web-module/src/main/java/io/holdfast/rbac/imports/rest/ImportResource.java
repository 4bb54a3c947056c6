package io.holdfast.rbac.imports.rest;

import io.holdfast.rbac.imports.model.ImportRow;
import io.holdfast.rbac.imports.model.ImportRow.State;
import io.holdfast.rbac.imports.usecase.Importing;
import io.holdfast.rbac.imports.usecase.ReadingImports;
import io.holdfast.rbac.usecase.ListPage;
import io.holdfast.shared.id.Uuids;
import io.holdfast.webshared.openapi.ApiDescription;
import io.holdfast.webshared.paging.FilterParameters;
import io.holdfast.webshared.paging.ListParameters;
import io.holdfast.webshared.paging.NextPage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One import: what would become of its lines, and doing it. */
@Path("v1/rbac/imports/{id}")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Imports")
public class ImportResource {
    private static final Jsonb JSONB = JsonbBuilder.create();

    @Inject
    Importing importing;

    @Inject
    ReadingImports reading;

    @Context
    UriInfo uri;

    /** {@code next} is null on the last page. */
    @JsonbNillable
    @Schema(name = "ImportRowList")
    public record ImportRows(
            List<ImportRowBody> items,

            @Schema(nullable = true, description = "cursor of the next page")
            String next) {}

    @GET
    @Operation(
            summary = "See what an import would do, or did",
            description =
                    "One's own. Its lines are counted by what becomes of them. Needs 'manage:all-users', 'manage:account-users' or 'manage:location-users'.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(responseCode = "200", description = "the import", content = @Content(schema = @Schema(ref = "Import")))
    @APIResponse(responseCode = "404", description = "the caller has no such import")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response one(@PathParam("id") String id) {
        return Response.ok(ImportBody.of(reading.one(Uuids.parse("id", id))))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @GET
    @Path("rows")
    @Operation(
            summary = "List the lines of an import",
            description =
                    "In the order of the file, each with what becomes of it, and why not. Needs 'manage:all-users', 'manage:account-users' or 'manage:location-users'.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(
            responseCode = "200",
            description = "a page of lines",
            headers = @Header(name = "Link", description = "rel=\"next\" while another page follows"),
            content = @Content(schema = @Schema(ref = "ImportRowList")))
    @APIResponse(responseCode = "400", description = "a parameter is unknown or not valid; the problem names it")
    @APIResponse(responseCode = "404", description = "the caller has no such import")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response rows(
            @PathParam("id") String id,
            @Parameter(description = "only these", schema = @Schema(implementation = State.class)) @QueryParam("state")
                    String state,
            @Parameter(description = "how many at most", schema = @Schema(ref = ApiDescription.LIMIT))
                    @QueryParam("limit")
                    String limit,
            @Parameter(description = "'next' of the page before") @QueryParam("cursor") String cursor) {
        State only = FilterParameters.word("state", state, State.class);
        ListPage<ImportRow> page = reading.page(
                Uuids.parse("id", id),
                only == null ? Set.of() : Set.of(only),
                FilterParameters.text(cursor),
                ListParameters.limit(limit));
        var answer = Response.ok(new ImportRows(
                        page.items().stream().map(ImportRowBody::of).toList(), page.next()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        return NextPage.link(answer, uri.getRequestUriBuilder(), page.next()).build();
    }

    @GET
    @Path("result")
    @Produces({ImportsResource.CSV, MediaType.WILDCARD})
    @Operation(
            summary = "Download what became of the lines",
            description =
                    "All of them as a table; what a spreadsheet would take for a formula begins with an apostrophe. Needs 'manage:all-users', 'manage:account-users' or 'manage:location-users'.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(
            responseCode = "200",
            description = "the lines",
            content = @Content(mediaType = ImportsResource.CSV, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "404", description = "the caller has no such import")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response result(@PathParam("id") String id) {
        UUID made = Uuids.parse("id", id);
        return Response.ok(
                        new ImportLines(reading, made, JSONB),
                        MediaType.valueOf(ImportsResource.CSV).withCharset("UTF-8"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"import.csv\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @POST
    @Path("apply")
    @Operation(
            summary = "Do what an import would do",
            description =
                    "In the background, line by line, each judged again by the rights that the caller has then; refused lines are left out. Needs 'manage:all-users', 'manage:account-users' or 'manage:location-users'.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(responseCode = "202", description = "begun", content = @Content(schema = @Schema(ref = "Import")))
    @APIResponse(responseCode = "404", description = "the caller has no such import")
    @APIResponse(responseCode = "409", description = "it is still being checked, or applied already")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response apply(@PathParam("id") String id) {
        UUID made = Uuids.parse("id", id);
        importing.apply(made);
        return Response.accepted(ImportBody.of(reading.one(made))).build();
    }

    @DELETE
    @Operation(
            summary = "Remove an import",
            description =
                    "With its lines; what it has changed stays. Needs 'manage:all-users', 'manage:account-users' or 'manage:location-users'.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(responseCode = "204", description = "removed")
    @APIResponse(responseCode = "404", description = "the caller has no such import")
    @APIResponse(responseCode = "409", description = "it is being applied")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response remove(@PathParam("id") String id) {
        importing.remove(Uuids.parse("id", id));
        return Response.noContent().build();
    }
}
