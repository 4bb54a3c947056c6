package io.holdfast.projects.rest;

import io.holdfast.caching.ServedPage;
import io.holdfast.mirror.MirrorQuery;
import io.holdfast.projects.usecase.ProjectSummary;
import io.holdfast.projects.usecase.ReadingProjects;
import io.holdfast.shared.id.AccountId;
import io.holdfast.shared.id.ProjectId;
import io.holdfast.shared.id.Uuids;
import io.holdfast.webshared.openapi.ApiDescription;
import io.holdfast.webshared.paging.ListParameters;
import io.holdfast.webshared.paging.MirrorAnswers;
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

/** The projects of the caller's account, or of the whole tenant for staff. */
@Path("projects")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Projects")
public class ProjectsResource {
    @Inject
    ReadingProjects reading;

    @Inject
    MirrorAnswers answers;

    @GET
    @Operation(
            summary = "List projects",
            description = "By name. Mirrored from Zoho: 'lastSynced' and 'stale' tell how old the answer is.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(
            responseCode = "200",
            description = "a page of projects",
            headers = {
                @Header(name = "Link", description = "rel=\"next\" while another page follows"),
                @Header(name = "Age", description = MirrorAnswers.AGE_SAYS),
                @Header(name = "Cache-Status", description = MirrorAnswers.CACHE_STATUS_SAYS),
                @Header(name = "ETag", description = MirrorAnswers.ETAG_SAYS)
            },
            content = @Content(schema = @Schema(ref = "ProjectList")))
    @APIResponse(responseCode = "304", description = "the answer of If-None-Match still holds")
    @APIResponse(responseCode = "400", description = "a parameter is unknown or not valid; the problem names it")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response list(
            @Parameter(description = "how many at most", schema = @Schema(ref = ApiDescription.LIMIT))
                    @QueryParam("limit")
                    String limit,
            @Parameter(description = "'next' of the page before") @QueryParam("cursor") String cursor,
            @Parameter(description = "only those of this status, as Zoho words it", example = "In Progress")
                    @QueryParam("status")
                    String status,
            @Parameter(description = "only those of the account with this id") @QueryParam("account") String account,
            @Parameter(
                            description = "true: read Zoho first; for those who read all projects",
                            schema = @Schema(implementation = Boolean.class, defaultValue = "false"))
                    @QueryParam("refresh")
                    String refresh,
            @Context Request call,
            @Context UriInfo uri) {
        var query = new MirrorQuery(
                ListParameters.limit(limit),
                cursor,
                status,
                account == null ? null : new AccountId(Uuids.parse("account", account)));
        ServedPage<ProjectSummary> page =
                ListParameters.flag("refresh", refresh) ? reading.refresh(query) : reading.list(query);
        return answers.page(page.content(), page.served(), ProjectBody::of, query.limit(), call, uri);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read a project")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(
            responseCode = "200",
            description = "the project",
            headers = {
                @Header(name = "Age", description = MirrorAnswers.AGE_SAYS),
                @Header(name = "Cache-Status", description = MirrorAnswers.CACHE_STATUS_SAYS),
                @Header(name = "ETag", description = MirrorAnswers.ETAG_SAYS)
            },
            content = @Content(schema = @Schema(ref = "ProjectDetail")))
    @APIResponse(responseCode = "304", description = "the answer of If-None-Match still holds")
    @APIResponse(responseCode = "400", description = "the id is not an identifier")
    @APIResponse(responseCode = "404", description = "there is no such project, or not for this caller")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response read(@PathParam("id") String id, @Context Request call) {
        var project = reading.find(new ProjectId(Uuids.parse("id", id)));
        return answers.detail(ProjectDetailBody.of(project), project.served(), call);
    }
}
