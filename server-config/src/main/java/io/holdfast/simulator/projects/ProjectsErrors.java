package io.holdfast.simulator.projects;

import io.holdfast.simulator.wire.ErrorShape;
import io.holdfast.simulator.wire.Json;
import io.holdfast.simulator.wire.Refusal;
import io.holdfast.simulator.wire.Request;
import io.holdfast.simulator.wire.Response;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/** Errors as Projects words them: clients dispatch on the title, since the status says little. */
public final class ProjectsErrors implements ErrorShape {
    private static final String FIELDS = "FIELDS_VALIDATION_ERROR";
    private static final String OPERATION = "OPERATIONAL_VALIDATION_ERROR";
    private static final String TOO_MANY =
            "Cannot execute more than 100 requests per API in 2 minutes. Try again after 22 minutes.";

    private static Response error(Request request, int status, String title, String type, JsonValue details) {
        JsonObject error = Json.object()
                .add("status_code", String.valueOf(status))
                .add("method", request.method())
                .add("instance", request.path())
                .add("title", title)
                .add("error_type", type)
                .add("details", details)
                .build();
        return Response.json(status, Json.object().add("error", error).build());
    }

    private static Response operational(Request request, int status, String title, String message) {
        JsonObject detail = Json.object().add("message", message).build();
        return error(request, status, title, OPERATION, Json.array().add(detail).build());
    }

    /** Returns the refusal of one field of the body or one parameter of the query. */
    static Refusal field(Request request, String title, String field, String message) {
        JsonObject detail =
                Json.object().add("message", message).add("field_name", field).build();
        return new Refusal(
                error(request, 400, title, FIELDS, Json.array().add(detail).build()));
    }

    static Refusal invalid(Request request, String field) {
        return field(request, "INVALID_PARAMETER_VALUE", field, "Input Parameter Does not Match the Pattern Specified");
    }

    static Refusal notFound(Request request, String what) {
        return new Refusal(
                operational(request, 404, "RESOURCE_NOT_FOUND", "The requested " + what + " does not exist."));
    }

    /** Returns the lockout of one API. Its details are an object, and its status code is a number, unlike elsewhere. */
    public static Response throttled(Request request, boolean modern) {
        JsonObject error = Json.object()
                .add("status_code", modern ? 429 : 400)
                .add("method", request.method())
                .add("instance", request.path())
                .add("title", "URL_ROLLING_THROTTLES_LIMIT_EXCEEDED")
                .add("error_type", OPERATION)
                .add("details", Json.object().add("message", TOO_MANY))
                .build();
        Response answer = Response.json(
                modern ? 429 : 400, Json.object().add("error", error).build());
        return modern ? answer.with("Retry-After", "1320") : answer;
    }

    @Override
    public Response invalidToken(Request request) {
        return operational(request, 400, "INVALID_OAUTHTOKEN", "Invalid OAuth access token.");
    }

    @Override
    public Response unknownAddress(Request request) {
        return operational(request, 400, "URL_RULE_NOT_CONFIGURED", "Given URL is wrong");
    }

    @Override
    public Response wrongMethod(Request request) {
        return operational(request, 400, "INVALID_METHOD", "The request method is not allowed for this URL.");
    }

    @Override
    public Response tooLarge(Request request) {
        return operational(request, 413, "INVALID_INPUTSTREAM", "The input stream exceeds the maximum size.");
    }

    @Override
    public Response malformedJson(Request request) {
        return operational(request, 400, "INVALID_INPUTSTREAM", "The input stream is not a valid JSON object.");
    }

    @Override
    public Response internal(Request request) {
        return operational(request, 500, "INTERNAL_SERVER_ERROR", "Internal Server Error");
    }
}
