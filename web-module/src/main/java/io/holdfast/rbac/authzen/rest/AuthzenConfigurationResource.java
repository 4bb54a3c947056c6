package io.holdfast.rbac.authzen.rest;

import static io.holdfast.shared.json.SharedJson.JSON;

import io.holdfast.webshared.auth.Open;
import io.holdfast.webshared.openapi.ApiDescription;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where the decision point answers what (AuthZEN 1.0, Policy Decision Point Metadata). */
@Path("authzen-configuration")
@ApplicationScoped
@Tag(name = "AuthZEN")
public class AuthzenConfigurationResource {
    @Inject
    DecisionPoint point;

    @GET
    @Open
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The addresses of the AuthZEN API")
    @APIResponse(
            responseCode = "200",
            description = "https addresses, as the settings have them",
            content = @Content(schema = @Schema(ref = AccessDescription.METADATA)))
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response metadata() {
        String base = point.address();
        String access = base + "/access/v1/";
        return Response.ok(JSON.createObjectBuilder()
                        .add("policy_decision_point", base)
                        .add("access_evaluation_endpoint", access + "evaluation")
                        .add("access_evaluations_endpoint", access + "evaluations")
                        .add("search_subject_endpoint", access + "search/subject")
                        .add("search_resource_endpoint", access + "search/resource")
                        .add("search_action_endpoint", access + "search/action")
                        .build()
                        .toString())
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=300")
                .build();
    }
}
