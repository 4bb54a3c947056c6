package io.holdfast.rbac.authzen.rest;

import io.holdfast.rbac.authzen.usecase.AnsweringAccess;
import io.holdfast.webshared.openapi.ApiDescription;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
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

/** One decision (AuthZEN 1.0, Access Evaluation API). Takes any content type, so that a wrong one is refused as that API wants it. */
@Path("v1/evaluation")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "AuthZEN")
public class EvaluationResource {
    @Inject
    AnsweringAccess answering;

    @Context
    HttpHeaders headers;

    @POST
    @Operation(
            summary = "Decide",
            description =
                    "A no is an answer, too: 200. API clients ask about everybody; people about themselves and those"
                            + " whom they look after.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(ref = AccessDescription.EVALUATION)))
    @APIResponse(
            responseCode = "200",
            description = "the decision",
            content = @Content(schema = @Schema(ref = AccessDescription.DECISION)))
    @APIResponse(responseCode = "400", description = "the body is not such a request, or no JSON")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response evaluate(byte[] body) {
        var request = AccessBody.read(headers.getHeaderString(HttpHeaders.CONTENT_TYPE), body);
        return AccessAnswers.ok(AccessAnswers.of(answering.evaluate(request.question())));
    }
}
