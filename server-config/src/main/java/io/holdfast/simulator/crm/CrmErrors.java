package io.holdfast.simulator.crm;

import io.holdfast.simulator.wire.ErrorShape;
import io.holdfast.simulator.wire.Json;
import io.holdfast.simulator.wire.Refusal;
import io.holdfast.simulator.wire.Request;
import io.holdfast.simulator.wire.Response;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/** Errors as CRM words them, for a whole call and for one item of a write. */
public final class CrmErrors implements ErrorShape {
    private static final JsonObject NO_DETAILS = JsonValue.EMPTY_JSON_OBJECT;

    /** Returns {@code {"code","details","message","status":"error"}}, which stands alone or in a {@code data} array. */
    static JsonObject error(String code, JsonObject details, String message) {
        return Json.object()
                .add("code", code)
                .add("details", details)
                .add("message", message)
                .add("status", "error")
                .build();
    }

    static Response of(int status, String code, JsonObject details, String message) {
        return Response.json(status, error(code, details, message));
    }

    static Refusal refusal(int status, String code, JsonObject details, String message) {
        return new Refusal(of(status, code, details, message));
    }

    static JsonObject detail(String name, String value) {
        return Json.object().add(name, value).build();
    }

    static Refusal missingParameter(String name) {
        return refusal(
                400, "REQUIRED_PARAM_MISSING", detail("param_name", name), "One of the expected parameter is missing");
    }

    static Refusal invalidParameter(String name) {
        return refusal(400, "INVALID_DATA", detail("param_name", name), "The value of the parameter is invalid");
    }

    static Refusal invalidId() {
        return refusal(
                400,
                "INVALID_DATA",
                Json.object().add("resource_path_index", 1).build(),
                "the related id given seems to be invalid");
    }

    /**
     * Returns the answer to a caller who is over the limits.
     *
     * @param creditsGone adds the header that says that no credits are left
     */
    public static Response throttled(boolean creditsGone) {
        Response answer = of(429, "TOO_MANY_REQUESTS", NO_DETAILS, "Too many requests");
        return creditsGone ? answer.with("X-API-CREDITS-REMAINING", "0") : answer;
    }

    @Override
    public Response invalidToken(Request request) {
        return of(401, "INVALID_TOKEN", NO_DETAILS, "invalid oauth token");
    }

    @Override
    public Response unknownAddress(Request request) {
        return of(404, "INVALID_URL_PATTERN", NO_DETAILS, "Please check if the URL trying to access is a correct one");
    }

    @Override
    public Response wrongMethod(Request request) {
        return of(405, "INVALID_REQUEST_METHOD", NO_DETAILS, "The http request method type is not a valid one");
    }

    @Override
    public Response tooLarge(Request request) {
        return of(413, "REQUEST_ENTITY_TOO_LARGE", NO_DETAILS, "The request entity is larger than the limit");
    }

    @Override
    public Response malformedJson(Request request) {
        return of(400, "INVALID_DATA", detail("expected_data_type", "jsonobject"), "body");
    }

    @Override
    public Response internal(Request request) {
        return of(500, "INTERNAL_ERROR", NO_DETAILS, "Internal Server Error");
    }
}
