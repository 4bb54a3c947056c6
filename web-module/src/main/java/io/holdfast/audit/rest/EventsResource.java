package io.holdfast.audit.rest;

import io.holdfast.audit.model.EventFilter;
import io.holdfast.shared.audit.Category;
import io.holdfast.shared.audit.Outcome;
import io.holdfast.shared.audit.Risk;
import io.holdfast.shared.id.Uuids;
import io.holdfast.webshared.openapi.ApiDescription;
import io.holdfast.webshared.paging.FilterParameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
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

/** The same log in the names of another older interface: {@code resource} is the noun, {@code changes} what became of the fields. */
@Path("v1/audit-logs")
@ApplicationScoped
@Tag(name = "Audit log")
public class EventsResource {
    @Inject
    EventAnswers answers;

    @Context
    Request call;

    @Context
    UriInfo uri;

    @GET
    @Produces({MediaType.APPLICATION_JSON, EventStream.JSON_LINES, EventStream.CSV})
    @Operation(
            summary = "Search the audit log",
            description =
                    "As /api/admin/audit-logs, with 'resource' in place of 'entity' and old and new values as 'changes'.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(
            responseCode = "200",
            description = EventAnswers.SAYS,
            headers = {
                @Header(name = "Link", description = EventAnswers.LINK_SAYS),
                @Header(name = EventAnswers.ROWS, description = EventAnswers.ROWS_SAYS)
            },
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "AuditEventList")),
                @Content(mediaType = EventStream.JSON_LINES),
                @Content(mediaType = EventStream.CSV)
            })
    @APIResponse(responseCode = "400", description = "a parameter is unknown or not valid; the problem names it")
    @APIResponse(responseCode = "422", description = "more events fit than a stream may hold")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response list(
            @Parameter(description = "who acted: a user's id or e-mail address") @QueryParam("user") String user,
            @Parameter(description = "as the log calls it", example = "project.read") @QueryParam("action")
                    String action,
            @Parameter(description = "the noun", example = "project") @QueryParam("entity") String entity,
            @Parameter(description = "of one such thing; needs 'entity'") @QueryParam("entityId") String entityId,
            @Parameter(description = "family of events", schema = @Schema(implementation = Category.class))
                    @QueryParam("category")
                    String category,
            @Parameter(description = "how it ended", schema = @Schema(implementation = Outcome.class))
                    @QueryParam("outcome")
                    String outcome,
            @Parameter(schema = @Schema(implementation = Risk.class)) @QueryParam("risk") String risk,
            @Parameter(description = "id of a session") @QueryParam("sessionId") String session,
            @Parameter(description = "the incident id of an answer") @QueryParam("requestId") String request,
            @Parameter(description = "id of a location") @QueryParam("location") String location,
            @Parameter(description = "where it was done from, exactly", example = "203.0.113.9") @QueryParam("address")
                    String address,
            @Parameter(description = "this moment and later", schema = @Schema(ref = ApiDescription.TIME))
                    @QueryParam("from")
                    String from,
            @Parameter(description = "before this moment", schema = @Schema(ref = ApiDescription.TIME))
                    @QueryParam("to")
                    String to,
            @Parameter(description = EventAnswers.TEXT_SAYS) @QueryParam("text") String text,
            @Parameter(description = EventAnswers.SORT_SAYS) @QueryParam("sort") String sort,
            @Parameter(description = "how many at most", schema = @Schema(ref = ApiDescription.LIMIT))
                    @QueryParam("limit")
                    String limit,
            @Parameter(description = "'next' of the page before") @QueryParam("cursor") String cursor) {
        var filter = new EventFilter(
                FilterParameters.text(user),
                FilterParameters.text(action),
                FilterParameters.text(entity),
                FilterParameters.text(entityId),
                FilterParameters.word("category", category, Category.class),
                FilterParameters.word("outcome", outcome, Outcome.class),
                FilterParameters.word("risk", risk, Risk.class),
                FilterParameters.text(session),
                FilterParameters.text(request),
                FilterParameters.id("location", location),
                FilterParameters.address("address", address),
                FilterParameters.moment("from", from),
                FilterParameters.moment("to", to),
                FilterParameters.text(text));
        return answers.answer(EventShape.CHANGES, filter, new EventAnswers.Page(sort, limit, cursor), call, uri);
    }

    @GET
    @Path("user/{id}")
    @Produces({MediaType.APPLICATION_JSON, EventStream.JSON_LINES, EventStream.CSV})
    @Operation(
            summary = "Search what a user did",
            description =
                    "As /api/admin/audit-logs, with 'resource' in place of 'entity' and old and new values as 'changes'.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(
            responseCode = "200",
            description = EventAnswers.SAYS,
            headers = {
                @Header(name = "Link", description = EventAnswers.LINK_SAYS),
                @Header(name = EventAnswers.ROWS, description = EventAnswers.ROWS_SAYS)
            },
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "AuditEventList")),
                @Content(mediaType = EventStream.JSON_LINES),
                @Content(mediaType = EventStream.CSV)
            })
    @APIResponse(responseCode = "400", description = "a parameter is unknown or not valid; the problem names it")
    @APIResponse(responseCode = "422", description = "more events fit than a stream may hold")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response ofUser(
            @Parameter(description = "who acted", schema = @Schema(format = "uuid")) @PathParam("id") String user,
            @Parameter(description = "as the log calls it", example = "project.read") @QueryParam("action")
                    String action,
            @Parameter(description = "the noun", example = "project") @QueryParam("entity") String entity,
            @Parameter(description = "of one such thing; needs 'entity'") @QueryParam("entityId") String entityId,
            @Parameter(description = "family of events", schema = @Schema(implementation = Category.class))
                    @QueryParam("category")
                    String category,
            @Parameter(description = "how it ended", schema = @Schema(implementation = Outcome.class))
                    @QueryParam("outcome")
                    String outcome,
            @Parameter(schema = @Schema(implementation = Risk.class)) @QueryParam("risk") String risk,
            @Parameter(description = "id of a session") @QueryParam("sessionId") String session,
            @Parameter(description = "the incident id of an answer") @QueryParam("requestId") String request,
            @Parameter(description = "id of a location") @QueryParam("location") String location,
            @Parameter(description = "where it was done from, exactly", example = "203.0.113.9") @QueryParam("address")
                    String address,
            @Parameter(description = "this moment and later", schema = @Schema(ref = ApiDescription.TIME))
                    @QueryParam("from")
                    String from,
            @Parameter(description = "before this moment", schema = @Schema(ref = ApiDescription.TIME))
                    @QueryParam("to")
                    String to,
            @Parameter(description = EventAnswers.TEXT_SAYS) @QueryParam("text") String text,
            @Parameter(description = EventAnswers.SORT_SAYS) @QueryParam("sort") String sort,
            @Parameter(description = "how many at most", schema = @Schema(ref = ApiDescription.LIMIT))
                    @QueryParam("limit")
                    String limit,
            @Parameter(description = "'next' of the page before") @QueryParam("cursor") String cursor) {
        var filter = new EventFilter(
                Uuids.parse("id", user).toString(),
                FilterParameters.text(action),
                FilterParameters.text(entity),
                FilterParameters.text(entityId),
                FilterParameters.word("category", category, Category.class),
                FilterParameters.word("outcome", outcome, Outcome.class),
                FilterParameters.word("risk", risk, Risk.class),
                FilterParameters.text(session),
                FilterParameters.text(request),
                FilterParameters.id("location", location),
                FilterParameters.address("address", address),
                FilterParameters.moment("from", from),
                FilterParameters.moment("to", to),
                FilterParameters.text(text));
        return answers.answer(EventShape.CHANGES, filter, new EventAnswers.Page(sort, limit, cursor), call, uri);
    }
}
