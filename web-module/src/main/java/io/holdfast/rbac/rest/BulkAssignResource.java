package io.holdfast.rbac.rest;

import io.holdfast.rbac.rest.SimulationBody.RefusalBody;
import io.holdfast.rbac.usecase.AssigningInBulk;
import io.holdfast.rbac.usecase.AssigningInBulk.Assigned;
import io.holdfast.rbac.usecase.RowOutcome;
import io.holdfast.rbac.usecase.RowOutcome.State;
import io.holdfast.webshared.JsonBody;
import io.holdfast.webshared.openapi.ApiDescription;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Giving many people roles, or ending them, in one go. */
@Path("v1/rbac/assign/bulk")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Roles")
@Consistency.Change
public class BulkAssignResource {
    @Inject
    AssigningInBulk assigning;

    @Schema(name = "BulkAssigned")
    public record BulkAssignedBody(
            @Schema(description = "under which the audit log has all of it")
            String id,

            @Schema(example = "12") long given,
            @Schema(example = "0") long ended,
            @Schema(example = "1") long refused,

            @Schema(description = "what became of each row, in their order")
            List<BulkOutcomeBody> rows) {
        static BulkAssignedBody of(Assigned done) {
            return new BulkAssignedBody(
                    done.id().toString(),
                    count(done, State.GIVEN),
                    count(done, State.ENDED),
                    count(done, State.REFUSED),
                    done.rows().stream().map(BulkOutcomeBody::of).toList());
        }

        private static long count(Assigned done, State state) {
            return done.rows().stream().filter(row -> row.state() == state).count();
        }
    }

    @Schema(name = "BulkOutcome")
    public record BulkOutcomeBody(
            @Schema(description = "counted from 0") int row,

            @Schema(enumeration = {"GIVEN", "ENDED", "REFUSED"})
            String status,

            @Schema(description = "the assignment that was given or ends; absent when it was refused")
            String assignment,

            @Schema(description = "why it was refused, as a single assignment would have been; absent when it was not")
            RefusalBody problem) {
        static BulkOutcomeBody of(RowOutcome outcome) {
            return new BulkOutcomeBody(
                    outcome.row(),
                    outcome.state().name(),
                    outcome.assignment() == null ? null : outcome.assignment().toString(),
                    outcome.refusal() == null ? null : RefusalBody.of(outcome.refusal()));
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Give many people roles, or end them",
            description =
                    "Each row is judged like an assignment by itself. With 'each' good rows are made beside bad ones, and the answer says of each what became of it;"
                            + " with 'all-or-nothing' one bad row refuses all. More rows than fit are imported. Needs 'manage:all-users', 'manage:account-users' or 'manage:location-users'.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "BulkAssignment")))
    @APIResponse(
            responseCode = "200",
            description = "made, as far as the rows say",
            headers =
                    @Header(
                            name = Consistency.HEADER,
                            description = Consistency.GIVEN,
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(ref = "BulkAssigned")))
    @APIResponse(
            responseCode = "422",
            description =
                    "it is not valid, or with 'all-or-nothing' a row may not be; nothing is changed, and each has a pointer such as /rows/2/role")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response assign(String text) {
        return Response.ok(BulkAssignedBody.of(assigning.assign(BulkFields.read(JsonBody.of(text, "mode", "rows")))))
                .build();
    }
}
