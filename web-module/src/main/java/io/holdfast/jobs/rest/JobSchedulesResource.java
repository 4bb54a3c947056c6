package io.holdfast.jobs.rest;

import io.holdfast.jobs.usecase.ManagingSchedules;
import io.holdfast.jobs.usecase.ReadingSchedules;
import io.holdfast.shared.id.ScheduleId;
import io.holdfast.shared.id.Uuids;
import io.holdfast.webshared.JsonBody;
import io.holdfast.webshared.openapi.ApiDescription;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** When the caller's organization has work done again and again. */
@Path("admin/job-schedules")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Jobs")
public class JobSchedulesResource {
    private static final int LONGEST_CRON = 100;
    private static final int LONGEST_ZONE = 64;

    @Inject
    ReadingSchedules reading;

    @Inject
    ManagingSchedules managing;

    /** When a schedule shall run. */
    @Schema(name = "JobScheduleChange")
    public record Change(
            @Schema(
                    required = true,
                    maxLength = LONGEST_CRON,
                    description = "minute, hour, day of the month, month, day of the week",
                    example = "20 3 * * *")
            String cron,

            @Schema(required = true, maxLength = LONGEST_ZONE, example = "Europe/Berlin")
            String zone,

            @Schema(required = true) boolean enabled) {}

    @GET
    @Operation(summary = "List schedules with their next slots", description = "By name. Needs 'manage:system'.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(
            responseCode = "200",
            description = "all schedules",
            content = @Content(schema = @Schema(ref = "JobScheduleList")))
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response list() {
        return Response.ok(JobScheduleListBody.of(reading.all()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Change when a schedule runs",
            description = "The next slot is counted from now; what was missed before is not made up for.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "JobScheduleChange")))
    @APIResponse(
            responseCode = "200",
            description = "the schedule since",
            content = @Content(schema = @Schema(ref = "JobSchedule")))
    @APIResponse(responseCode = "400", description = "the id is not an identifier, or the body cannot be read")
    @APIResponse(responseCode = "404", description = "there is no such schedule here")
    @APIResponse(responseCode = "422", description = "a field is not valid; the problem names it")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response change(@PathParam("id") String id, String text) {
        ScheduleId schedule = schedule(id);
        var body = JsonBody.of(text, "cron", "zone", "enabled");
        String cron = body.text("cron", LONGEST_CRON);
        String zone = body.text("zone", LONGEST_ZONE);
        boolean enabled = body.flag("enabled");
        body.check();
        return Response.ok(JobScheduleBody.of(managing.change(schedule, cron, zone, enabled)))
                .build();
    }

    @POST
    @Path("{id}/run")
    @Operation(summary = "Run a schedule's job now", description = "Beside its slots, which stay.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(
            responseCode = "202",
            description = "the job, waiting",
            content = @Content(schema = @Schema(ref = "Job")))
    @APIResponse(responseCode = "400", description = "the id is not an identifier")
    @APIResponse(responseCode = "404", description = "there is no such schedule here")
    @APIResponse(responseCode = "409", description = "it has a job that is not finished")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response run(@PathParam("id") String id) {
        return Response.accepted(JobBody.of(managing.run(schedule(id)))).build();
    }

    private static ScheduleId schedule(String id) {
        return new ScheduleId(Uuids.parse("id", id));
    }
}
