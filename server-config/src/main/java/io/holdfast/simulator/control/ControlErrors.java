package io.holdfast.simulator.control;

import io.holdfast.simulator.wire.ErrorShape;
import io.holdfast.simulator.wire.Json;
import io.holdfast.simulator.wire.Request;
import io.holdfast.simulator.wire.Response;

/** Errors of the control endpoints and of addresses that belong to no product: {@code {"error":"…"}}. */
public final class ControlErrors implements ErrorShape {
    public static Response of(int status, String why) {
        return Response.json(status, Json.object().add("error", why).build());
    }

    @Override
    public Response invalidToken(Request request) {
        return of(401, "not signed in");
    }

    @Override
    public Response unknownAddress(Request request) {
        return of(404, "nothing is served at this address");
    }

    @Override
    public Response wrongMethod(Request request) {
        return of(405, request.method() + " is not served at this address");
    }

    @Override
    public Response tooLarge(Request request) {
        return of(413, "the body is larger than 1 MB");
    }

    @Override
    public Response malformedJson(Request request) {
        return of(400, "the body is not JSON");
    }

    @Override
    public Response internal(Request request) {
        return of(500, "the simulator failed; its log says why");
    }
}
