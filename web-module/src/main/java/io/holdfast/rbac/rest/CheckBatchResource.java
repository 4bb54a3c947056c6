package io.holdfast.rbac.rest;

import io.holdfast.rbac.usecase.AskedPermission;
import io.holdfast.rbac.usecase.BatchOfChecks;
import io.holdfast.rbac.usecase.CheckingManyPermissions;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.webshared.JsonBody;
import io.holdfast.webshared.openapi.ApiDescription;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Asking several questions at once. */
@Path("v1/rbac/check/batch")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Roles")
@Consistency.Question
public class CheckBatchResource {
    private static final int MOST = 100;

    @Inject
    CheckingManyPermissions checking;

    @Schema(name = "PermissionQuestions")
    public record QuestionsBody(
            @Schema(required = true, description = "1 to " + MOST)
            List<CheckResource.NewQuestion> questions) {}

    @Schema(name = "PermissionAnswerOfBatch")
    public record AnswerBody(
            boolean allowed,

            @Schema(
                    description =
                            "as of a single check, or INVALID, NOT_FOUND or NOT_PERMITTED where that would be a problem",
                    example = "GRANTED")
            String reason,

            @Schema(description = "what is wrong with the question; absent when nothing is")
            String error) {}

    @Schema(name = "PermissionAnswers")
    public record AnswersBody(
            @Schema(description = "one for each question, in the same order")
            List<AnswerBody> answers,

            @Schema(description = "of the organization's rights at which all of them were answered")
            long epoch,

            @Schema(description = "under which the audit log has them")
            String decisionId) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Check several permissions",
            description =
                    "All over one state of the rights. A question that is not valid, or not the caller's to ask, is a no"
                            + " with its reason. For others: needs 'manage:all-users', 'manage:account-users' or 'manage:location-users'.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @Parameter(name = Consistency.HEADER, in = ParameterIn.HEADER, description = Consistency.DEMANDED)
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "PermissionQuestions")))
    @APIResponse(
            responseCode = "200",
            description = "the decisions",
            content = @Content(schema = @Schema(ref = "PermissionAnswers")))
    @APIResponse(responseCode = "422", description = "'questions' is no list of 1 to " + MOST)
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response check(String text) {
        List<AskedPermission> asked = new ArrayList<>();
        Map<Integer, String> faults = new HashMap<>();
        for (JsonValue question : questions(text)) {
            try {
                var read = PermissionQuestion.read(question.toString());
                asked.add(new AskedPermission(read.user(), read.permission(), read.place()));
            } catch (DomainException invalid) {
                faults.put(asked.size(), invalid.getMessage());
                asked.add(null);
            }
        }
        BatchOfChecks checked = checking.check(asked);
        List<AnswerBody> answers = new ArrayList<>();
        for (BatchOfChecks.Answer answer : checked.answers()) {
            answers.add(new AnswerBody(answer.allowed(), answer.reason(), faults.get(answers.size())));
        }
        return Response.ok(
                        new AnswersBody(answers, checked.epoch(), checked.id().toString()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static JsonArray questions(String text) {
        var body = JsonBody.of(text, "questions");
        JsonValue questions = JsonBody.object(text).get("questions");
        if (!(questions instanceof JsonArray list) || list.isEmpty() || list.size() > MOST) {
            body.fault("questions", "must be a list of 1 to " + MOST + " questions.");
        }
        body.check();
        return questions.asJsonArray();
    }
}
