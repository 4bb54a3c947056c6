package io.holdfast.rbac.rest;

import io.holdfast.rbac.usecase.HandingOver;
import io.holdfast.rbac.usecase.HandingOver.HandedOver;
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

/** Handing offices over, several at once. */
@Path("v1/rbac/handovers")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Roles")
@Consistency.Change
public class HandoversResource {
    @Inject
    HandingOver handing;

    @Schema(name = "HandedOver")
    public record HandedOverBody(
            @Schema(description = "under which the audit log has all of it")
            String id,

            @Schema(description = "assignments that end at another time than before, or were taken back")
            List<AssignmentBody> ended,

            @Schema(description = "new ones") List<AssignmentBody> given) {
        static HandedOverBody of(HandedOver done) {
            return new HandedOverBody(
                    done.id().toString(),
                    done.ended().stream()
                            .map(one -> AssignmentBody.of(one, null))
                            .toList(),
                    done.given().stream()
                            .map(one -> AssignmentBody.of(one, null))
                            .toList());
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Hand offices over",
            description =
                    "As at the yearly change of officers: the terms of those who hold offices now end where the next ones begin, and others get them, all of"
                            + " it or nothing. Each row is judged like an assignment. Needs 'manage:all-users', 'manage:account-users' or 'manage:location-users'.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Handover")))
    @APIResponse(
            responseCode = "200",
            description = "handed over",
            headers =
                    @Header(
                            name = Consistency.HEADER,
                            description = Consistency.GIVEN,
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(ref = "HandedOver")))
    @APIResponse(
            responseCode = "422",
            description =
                    "a row is not valid, or may not be; nothing is changed, and each has a pointer such as /rows/2/userId")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response handOver(String text) {
        return Response.ok(HandedOverBody.of(handing.handOver(HandoverFields.read(JsonBody.of(text, "rows")))))
                .build();
    }
}
