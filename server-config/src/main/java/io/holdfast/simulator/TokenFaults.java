package io.holdfast.simulator;

import io.holdfast.simulator.control.FaultSwitch;
import io.holdfast.simulator.control.Faults;
import io.holdfast.simulator.oauth.OauthErrors;
import io.holdfast.simulator.wire.Json;
import io.holdfast.simulator.wire.Request;
import io.holdfast.simulator.wire.Response;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;

/** What the token endpoint answers while a fault of its own is on. */
final class TokenFaults {
    private static final String TOKEN_ADDRESS = "/oauth/v2/token";

    private final Faults faults;

    TokenFaults(Faults faults) {
        this.faults = faults;
    }

    /** Returns what stands in for the answer, empty when the call goes through. */
    Optional<Response> instead(Request request) {
        if (!request.path().equals(TOKEN_ADDRESS)) {
            return Optional.empty();
        }
        return faults.strike(FaultSwitch.TOKEN_THROTTLE, request)
                .map(fault -> OauthErrors.throttled(Integer.parseInt(fault.variant())))
                .or(() -> refusal(FaultSwitch.DC_WRONG, request, "invalid_client"))
                .or(() -> refusal(FaultSwitch.TOKEN_INVALID_CLIENT, request, "invalid_client"))
                .or(() -> refusal(FaultSwitch.TOKEN_INVALID_CLIENT_SECRET, request, "invalid_client_secret"))
                .or(() -> refusal(FaultSwitch.TOKEN_REVOKED, request, "invalid_code"))
                .or(() -> faults.strike(FaultSwitch.TOKEN_NO_BODY_TOKEN, request)
                        .map(fault -> Response.ok(JsonValue.EMPTY_JSON_OBJECT)));
    }

    /** Returns the answer, in the form that tells the lifetime twice when the fault for that strikes. */
    Response changed(Request request, Response response) {
        return Json.parseObject(response.body())
                .filter(body -> body.containsKey("expires_in"))
                .flatMap(body -> faults.strike(FaultSwitch.TOKEN_LEGACY_EXPIRY, request)
                        .map(fault -> response.withBody(legacy(body).toString())))
                .orElse(response);
    }

    private static JsonObject legacy(JsonObject body) {
        long seconds = body.getJsonNumber("expires_in").longValue();
        return Json.object(body)
                .add("expires_in_sec", seconds)
                .add("expires_in", seconds * 1000)
                .build();
    }

    private Optional<Response> refusal(FaultSwitch one, Request request, String error) {
        return faults.strike(one, request).map(fault -> OauthErrors.of(error));
    }
}
