package io.holdfast.simulator.oauth;

import io.holdfast.simulator.wire.ErrorShape;
import io.holdfast.simulator.wire.Json;
import io.holdfast.simulator.wire.Request;
import io.holdfast.simulator.wire.Response;
import jakarta.json.JsonObject;

/** Errors as the accounts host words them. */
public final class OauthErrors implements ErrorShape {
    private static final JsonObject TOO_MANY = Json.object()
            .add("error", "Access Denied")
            .add("error_description", "You have made too many requests continuously. Please try again after some time.")
            .build();

    /** Returns an error with the status that Zoho gives most of them: 200. */
    public static Response of(String error) {
        return Response.ok(Json.object().add("error", error).build());
    }

    /**
     * Returns the answer of the token throttle.
     *
     * @param status 400 as documented; one official post says 200
     */
    public static Response throttled(int status) {
        return Response.json(status, TOO_MANY);
    }

    private static Response of(int status, String error) {
        return Response.json(status, Json.object().add("error", error).build());
    }

    @Override
    public Response invalidToken(Request request) {
        return of(401, "invalid_token");
    }

    @Override
    public Response unknownAddress(Request request) {
        return of(404, "invalid_url");
    }

    @Override
    public Response wrongMethod(Request request) {
        return of(405, "invalid_method");
    }

    @Override
    public Response tooLarge(Request request) {
        return of(413, "request_too_large");
    }

    @Override
    public Response malformedJson(Request request) {
        return of("invalid_request");
    }

    @Override
    public Response internal(Request request) {
        return of(500, "server_error");
    }
}
