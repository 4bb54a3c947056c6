package io.holdfast.rbac.authzen.rest;

import static io.holdfast.shared.json.SharedJson.JSON;

import io.holdfast.rbac.authzen.usecase.AccessQuestion;
import io.holdfast.rbac.authzen.usecase.AnsweringAccess;
import io.holdfast.rbac.authzen.usecase.BatchAnswers;
import io.holdfast.rbac.authzen.usecase.BatchSemantic;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.webshared.openapi.ApiDescription;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Several decisions over one state of the organization (AuthZEN 1.0, Access Evaluations API). */
@Path("v1/evaluations")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "AuthZEN")
public class EvaluationsResource {
    private static final int MOST = 1000;

    @Inject
    AnsweringAccess answering;

    @Context
    HttpHeaders headers;

    @POST
    @Operation(
            summary = "Decide several times",
            description =
                    "All of one state of the organization. An evaluation that is none is a no; a body that is none"
                            + " is refused.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(ref = AccessDescription.EVALUATIONS)))
    @APIResponse(
            responseCode = "200",
            description = "the decisions",
            content = @Content(schema = @Schema(ref = AccessDescription.DECISIONS)))
    @APIResponse(responseCode = "400", description = "the body is not such a request, or no JSON; more than 1,000")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response evaluate(byte[] body) {
        var request = AccessBody.read(headers.getHeaderString(HttpHeaders.CONTENT_TYPE), body);
        List<JsonValue> evaluations = request.evaluations();
        BatchSemantic semantic = semantic(request);
        return AccessAnswers.ok(
                evaluations.isEmpty()
                        ? AccessAnswers.of(answering.evaluate(request.question()))
                        : all(request, evaluations, semantic));
    }

    private JsonObject all(AccessBody request, List<JsonValue> evaluations, BatchSemantic semantic) {
        if (evaluations.size() > MOST) {
            throw AccessBody.fault("/" + AccessBody.EVALUATIONS, "must have at most " + MOST + " items.");
        }
        request.checkDefaults();
        List<AccessQuestion> questions = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (JsonValue evaluation : evaluations) {
            try {
                questions.add(request.evaluation(evaluation).question());
                faults.add(null);
            } catch (DomainException fault) {
                questions.add(null);
                faults.add(fault.getMessage());
            }
        }
        BatchAnswers answers = answering.evaluate(questions, semantic);
        JsonArrayBuilder list = JSON.createArrayBuilder();
        for (int i = 0; i < answers.answers().size(); i++) {
            list.add(AccessAnswers.of(answers.answers().get(i), faults.get(i)));
        }
        return JSON.createObjectBuilder()
                .add(AccessBody.EVALUATIONS, list)
                .add("context", AccessAnswers.mark(answers.id(), answers.epoch()))
                .build();
    }

    private static BatchSemantic semantic(AccessBody request) {
        String word = request.text("options", "evaluations_semantic").orElse("execute_all");
        for (BatchSemantic semantic : BatchSemantic.values()) {
            if (semantic.name().toLowerCase(Locale.ROOT).equals(word)) {
                return semantic;
            }
        }
        throw AccessBody.fault(
                "/options/evaluations_semantic", "must be execute_all, deny_on_first_deny or permit_on_first_permit.");
    }
}
