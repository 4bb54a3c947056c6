package io.holdfast.rbac.rest;

import io.holdfast.rbac.usecase.HypotheticalChange;
import io.holdfast.rbac.usecase.HypotheticalChange.OfAssignments;
import io.holdfast.rbac.usecase.HypotheticalChange.OfBulk;
import io.holdfast.rbac.usecase.HypotheticalChange.OfHandover;
import io.holdfast.rbac.usecase.HypotheticalChange.OfImport;
import io.holdfast.rbac.usecase.HypotheticalChange.RolesChange;
import io.holdfast.rbac.usecase.SimulatedChange;
import io.holdfast.rbac.usecase.SimulatingChanges;
import io.holdfast.webshared.openapi.ApiDescription;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
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

/** Asking what a change of rights would do. */
@Path("v1/rbac/simulate")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Roles")
public class SimulateResource {
    @Inject
    SimulatingChanges simulating;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Ask what a change of rights would do",
            description =
                    "Who would gain and lose what, which roles that are kept apart would come together, and whether the caller could do it. Nothing is changed."
                            + " A change of what roles hold needs 'manage:permissions', one of assignments, a bulk, an import or offices 'manage:all-users', 'manage:account-users' or"
                            + " 'manage:location-users'.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "HypotheticalChange")))
    @APIResponse(
            responseCode = "200",
            description = "what it would do, also when the caller could not do it",
            content = @Content(schema = @Schema(ref = "SimulatedChange")))
    @APIResponse(responseCode = "404", description = "there is no such role or assignment where the caller may look")
    @APIResponse(responseCode = "422", description = "a member is missing, unknown or not valid")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response simulate(String text) {
        return Response.ok(SimulationBody.of(simulated(SimulationFields.read(text))))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private SimulatedChange simulated(HypotheticalChange change) {
        if (change instanceof OfAssignments assignments) {
            return simulating.simulate(assignments);
        }
        if (change instanceof OfBulk bulk) {
            return simulating.simulate(bulk);
        }
        if (change instanceof OfImport importing) {
            return simulating.simulate(importing);
        }
        return change instanceof OfHandover handover
                ? simulating.simulate(handover)
                : simulating.simulate((RolesChange) change);
    }
}
