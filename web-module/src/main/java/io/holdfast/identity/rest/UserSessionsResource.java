package io.holdfast.identity.rest;

import io.holdfast.identity.rest.SessionsResource.Ended;
import io.holdfast.identity.rest.SessionsResource.OpenSessions;
import io.holdfast.identity.usecase.SessionPage;
import io.holdfast.identity.usecase.SessionsOfOthers;
import io.holdfast.shared.id.SessionId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.id.Uuids;
import io.holdfast.webshared.openapi.ApiDescription;
import io.holdfast.webshared.paging.ListParameters;
import io.holdfast.webshared.paging.NextPage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where a member whom the caller looks after is signed in. */
@Path("admin/users/{id}/sessions")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "People")
public class UserSessionsResource {
    private static final String NEEDS = " Needs 'manage:all-users', 'manage:account-users' or 'manage:location-users'.";

    @Inject
    SessionsOfOthers sessions;

    @Context
    UriInfo uri;

    @GET
    @Operation(
            summary = "List a person's open sessions",
            description = "Of somebody who has no more than the caller may hand on. The one that was opened last first."
                    + NEEDS)
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(
            responseCode = "200",
            description = "a page of sessions",
            headers = @Header(name = "Link", description = "rel=\"next\" while another page follows"),
            content = @Content(schema = @Schema(ref = "OpenSessionList")))
    @APIResponse(responseCode = "400", description = "a parameter is unknown or not valid; the problem names it")
    @APIResponse(responseCode = "403", description = "the person has a role that is not the caller's to give")
    @APIResponse(responseCode = "404", description = "the caller looks after no such person")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response list(
            @PathParam("id") String id,
            @Parameter(description = "how many at most", schema = @Schema(ref = ApiDescription.LIMIT))
                    @QueryParam("limit")
                    String limit,
            @Parameter(description = "'next' of the page before") @QueryParam("cursor") String cursor) {
        SessionPage page = sessions.list(user(id), cursor, ListParameters.limit(limit));
        var answer = Response.ok(new OpenSessions(OpenSessionBody.of(page), page.next()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        return NextPage.link(answer, uri.getRequestUriBuilder(), page.next()).build();
    }

    @DELETE
    @Operation(
            summary = "Sign a person out everywhere",
            description =
                    "Every session is over on every node when this returns. The person may sign in again." + NEEDS)
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(
            responseCode = "200",
            description = "ended",
            content = @Content(schema = @Schema(ref = "EndedSessions")))
    @APIResponse(responseCode = "403", description = "the person has a role that is not the caller's to give")
    @APIResponse(responseCode = "404", description = "the caller looks after no such person")
    @APIResponse(responseCode = "409", description = "these are the caller's own")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Ended endAll(@PathParam("id") String id) {
        return new Ended(sessions.endAll(user(id)));
    }

    @DELETE
    @Path("{session}")
    @Operation(
            summary = "End a person's session",
            description = "Its cookie and its access tokens stop working at once." + NEEDS)
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(responseCode = "204", description = "ended")
    @APIResponse(responseCode = "403", description = "the person has a role that is not the caller's to give")
    @APIResponse(responseCode = "404", description = "it is no open session of a person whom the caller looks after")
    @APIResponse(responseCode = "409", description = "it is the caller's own")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response end(@PathParam("id") String id, @PathParam("session") String session) {
        sessions.end(user(id), new SessionId(Uuids.parse("session", session)));
        return Response.noContent().build();
    }

    private static UserId user(String id) {
        return new UserId(Uuids.parse("id", id));
    }
}
