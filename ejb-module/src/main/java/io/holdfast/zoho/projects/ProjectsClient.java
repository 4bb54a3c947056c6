package io.holdfast.zoho.projects;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Projects v3. Note {@code portals} for the list and {@code portal} for everything below one. */
@Path("/api/v3")
@Produces(MediaType.APPLICATION_JSON)
public interface ProjectsClient {
    @GET
    @Path("/portals")
    Response portals(@HeaderParam(HttpHeaders.AUTHORIZATION) String token);

    @GET
    @Path("/portal/{portal}/projects")
    Response projects(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String token,
            @PathParam("portal") String portal,
            @QueryParam("page") int page,
            @QueryParam("per_page") int perPage);

    @GET
    @Path("/portal/{portal}/phases")
    Response phases(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String token,
            @PathParam("portal") String portal,
            @QueryParam("page") int page,
            @QueryParam("per_page") int perPage);
}
