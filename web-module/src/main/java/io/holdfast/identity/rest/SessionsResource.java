package io.holdfast.identity.rest;

import io.holdfast.identity.usecase.OwnSessions;
import io.holdfast.identity.usecase.SessionPage;
import io.holdfast.shared.id.SessionId;
import io.holdfast.shared.id.Uuids;
import io.holdfast.webshared.auth.SessionCookie;
import io.holdfast.webshared.openapi.ApiDescription;
import io.holdfast.webshared.paging.ListParameters;
import io.holdfast.webshared.paging.NextPage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where the caller is signed in in this organization. */
@Path("auth/sessions")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sign-in")
public class SessionsResource {
    @Inject
    OwnSessions sessions;

    @Context
    UriInfo uri;

    /** {@code next} is null on the last page. */
    @JsonbNillable
    @Schema(name = "OpenSessionList")
    public record OpenSessions(
            List<OpenSessionBody> items,

            @Schema(nullable = true, description = "cursor of the next page")
            String next) {}

    @Schema(name = "EndedSessions")
    public record Ended(
            @Schema(description = "how many sessions ended") int ended) {}

    @GET
    @Operation(summary = "List one's open sessions", description = "The one that was opened last first.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(
            responseCode = "200",
            description = "a page of sessions, this one marked",
            headers = @Header(name = "Link", description = "rel=\"next\" while another page follows"),
            content = @Content(schema = @Schema(ref = "OpenSessionList")))
    @APIResponse(responseCode = "400", description = "a parameter is unknown or not valid; the problem names it")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response list(
            @Parameter(description = "how many at most", schema = @Schema(ref = ApiDescription.LIMIT))
                    @QueryParam("limit")
                    String limit,
            @Parameter(description = "'next' of the page before") @QueryParam("cursor") String cursor) {
        SessionPage page = sessions.list(cursor, ListParameters.limit(limit));
        var answer = Response.ok(new OpenSessions(OpenSessionBody.of(page), page.next()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        return NextPage.link(answer, uri.getRequestUriBuilder(), page.next()).build();
    }

    @DELETE
    @Path("{id}")
    @Operation(
            summary = "End a session",
            description = "Its cookie and its access tokens stop working at once. Ending the present one signs out.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(responseCode = "204", description = "ended")
    @APIResponse(responseCode = "404", description = "it is no open session of the caller's")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response end(@Context HttpServletResponse response, @PathParam("id") String id) {
        if (sessions.end(new SessionId(Uuids.parse("id", id)))) {
            SessionCookie.clear(response);
        }
        return Response.noContent().build();
    }

    @DELETE
    @Operation(summary = "End all other sessions", description = "All but the session of this request.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(
            responseCode = "200",
            description = "ended",
            content = @Content(schema = @Schema(ref = "EndedSessions")))
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Ended endOthers() {
        return new Ended(sessions.endOthers());
    }
}
