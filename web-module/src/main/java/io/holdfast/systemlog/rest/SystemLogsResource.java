package io.holdfast.systemlog.rest;

import io.holdfast.systemlog.model.LogLevel;
import io.holdfast.systemlog.model.SystemLogFilter;
import io.holdfast.systemlog.usecase.ReadingSystemLogs;
import io.holdfast.systemlog.usecase.SystemLogPage;
import io.holdfast.webshared.openapi.ApiDescription;
import io.holdfast.webshared.paging.FilterParameters;
import io.holdfast.webshared.paging.ListParameters;
import io.holdfast.webshared.paging.NextPage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Warnings and errors of the nodes. */
@Path("v1/system-logs")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "System log")
public class SystemLogsResource {
    @Inject
    ReadingSystemLogs reading;

    @Context
    UriInfo uri;

    @GET
    @Operation(
            summary = "Search the system log",
            description =
                    "Newest first; filters are all met. Needs 'manage:system' or 'view:audit-logs' in the whole organization."
                            + " What arose while nobody acted belongs to the platform.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(
            responseCode = "200",
            description = "a page of entries",
            headers = @Header(name = "Link", description = "rel=\"next\" while another page follows"),
            content = @Content(schema = @Schema(ref = "SystemLogList")))
    @APIResponse(responseCode = "400", description = "a parameter is unknown or not valid; the problem names it")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response list(
            @Parameter(schema = @Schema(implementation = LogLevel.class)) @QueryParam("level") String level,
            @Parameter(description = "who said it, or how that begins", example = "io.holdfast.zoho")
                    @QueryParam("logger")
                    String logger,
            @Parameter(description = "the incident id of an answer") @QueryParam("requestId") String requestId,
            @Parameter(description = "name of a node", example = "node1") @QueryParam("node") String node,
            @Parameter(description = "this moment and later", schema = @Schema(ref = ApiDescription.TIME))
                    @QueryParam("from")
                    String from,
            @Parameter(description = "before this moment", schema = @Schema(ref = ApiDescription.TIME))
                    @QueryParam("to")
                    String to,
            @Parameter(description = "part of the message or exception") @QueryParam("text") String text,
            @Parameter(description = "how many at most", schema = @Schema(ref = ApiDescription.LIMIT))
                    @QueryParam("limit")
                    String limit,
            @Parameter(description = "'next' of the page before") @QueryParam("cursor") String cursor) {
        var filter = new SystemLogFilter(
                FilterParameters.word("level", level, LogLevel.class),
                FilterParameters.text(logger),
                FilterParameters.text(requestId),
                FilterParameters.text(node),
                FilterParameters.moment("from", from),
                FilterParameters.moment("to", to),
                FilterParameters.text(text));
        SystemLogPage page = reading.list(filter, cursor, ListParameters.limit(limit));
        var answer = Response.ok(SystemLogListBody.of(page)).header(HttpHeaders.CACHE_CONTROL, "no-store");
        return NextPage.link(answer, uri.getRequestUriBuilder(), page.next()).build();
    }
}
