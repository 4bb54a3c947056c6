package io.holdfast.jobs.rest;

import io.holdfast.jobs.model.JobFilter;
import io.holdfast.jobs.model.JobState;
import io.holdfast.jobs.usecase.JobPage;
import io.holdfast.jobs.usecase.ManagingJobs;
import io.holdfast.jobs.usecase.ReadingJobs;
import io.holdfast.shared.id.JobId;
import io.holdfast.shared.id.Uuids;
import io.holdfast.webshared.openapi.ApiDescription;
import io.holdfast.webshared.paging.FilterParameters;
import io.holdfast.webshared.paging.ListParameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The background jobs of the caller's organization. */
@Path("admin/jobs")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Jobs")
public class JobsResource {
    @Inject
    ReadingJobs reading;

    @Inject
    ManagingJobs managing;

    @Context
    UriInfo uri;

    @GET
    @Operation(summary = "List background jobs", description = "Newest first. Needs 'manage:system'.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(
            responseCode = "200",
            description = "a page of jobs",
            headers = @Header(name = "Link", description = "rel=\"next\" while another page follows"),
            content = @Content(schema = @Schema(ref = "JobList")))
    @APIResponse(responseCode = "400", description = "a parameter is unknown or not valid; the problem names it")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response list(
            @Parameter(
                            description = "how many at most",
                            schema =
                                    @Schema(
                                            implementation = Integer.class,
                                            minimum = "1",
                                            maximum = "200",
                                            defaultValue = "50"))
                    @QueryParam("limit")
                    String limit,
            @Parameter(description = "'next' of the page before") @QueryParam("cursor") String cursor,
            @Parameter(description = "what became of it", schema = @Schema(implementation = JobState.class))
                    @QueryParam("state")
                    String state,
            @Parameter(description = "what it does", example = "mail.deliver") @QueryParam("type") String type) {
        var filter =
                new JobFilter(FilterParameters.word("state", state, JobState.class), FilterParameters.text(type), null);
        JobPage page = reading.list(filter, cursor, ListParameters.limit(limit));
        var answer = Response.ok(JobListBody.of(page)).header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (page.next() != null) {
            answer.link(
                    uri.getRequestUriBuilder()
                            .replaceQueryParam("cursor", page.next())
                            .build(),
                    "next");
        }
        return answer.build();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read a job with its payload and result")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(responseCode = "200", description = "the job", content = @Content(schema = @Schema(ref = "Job")))
    @APIResponse(responseCode = "400", description = "the id is not an identifier")
    @APIResponse(responseCode = "404", description = "there is no such job here")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response read(@PathParam("id") String id) {
        return answer(JobBody.of(reading.find(job(id))));
    }

    @POST
    @Path("{id}/cancel")
    @Operation(
            summary = "Cancel a job",
            description = "From then on nothing that it writes here stays; its thread is asked to stop.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(
            responseCode = "200",
            description = "the cancelled job",
            content = @Content(schema = @Schema(ref = "Job")))
    @APIResponse(responseCode = "400", description = "the id is not an identifier")
    @APIResponse(responseCode = "404", description = "there is no such job here")
    @APIResponse(responseCode = "409", description = "it is finished")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response cancel(@PathParam("id") String id) {
        return answer(JobBody.of(managing.cancel(job(id))));
    }

    @POST
    @Path("{id}/replay")
    @Operation(summary = "Run a dead or cancelled job again", description = "It waits again, with all its attempts.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(
            responseCode = "200",
            description = "the job, waiting",
            content = @Content(schema = @Schema(ref = "Job")))
    @APIResponse(responseCode = "400", description = "the id is not an identifier")
    @APIResponse(responseCode = "404", description = "there is no such job here")
    @APIResponse(responseCode = "409", description = "it is in another state, or its schedule has an unfinished job")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response replay(@PathParam("id") String id) {
        return answer(JobBody.of(managing.replay(job(id))));
    }

    private static Response answer(JobBody job) {
        return Response.ok(job).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    private static JobId job(String id) {
        return new JobId(Uuids.parse("id", id));
    }
}
