package io.holdfast.simulator.wire;

import jakarta.json.JsonStructure;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer.
 *
 * @param status HTTP status; {@link #CUT} has none
 * @param contentType null when the answer has no body
 * @param body empty for 204 and 304
 * @param pauseMs how long it rests before each of the few pieces in which the body goes out; 0 for all at once
 */
public record Response(int status, String contentType, String body, Map<String, String> headers, int pauseMs) {
    public static final String JSON = "application/json;charset=UTF-8";

    /** Not an answer: the connection is closed without a byte. */
    public static final Response CUT = new Response(0, null, "", Map.of());

    public Response {
        headers = Map.copyOf(headers);
    }

    public Response(int status, String contentType, String body, Map<String, String> headers) {
        this(status, contentType, body, headers, 0);
    }

    public static Response json(int status, JsonStructure body) {
        return new Response(status, JSON, body.toString(), Map.of());
    }

    public static Response ok(JsonStructure body) {
        return json(200, body);
    }

    public static Response html(int status, String body) {
        return new Response(status, "text/html", body, Map.of());
    }

    /** Returns an answer without body and without Content-Type. */
    public static Response empty(int status) {
        return new Response(status, null, "", Map.of());
    }

    public Response with(String header, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new Response(status, contentType, body, all, pauseMs);
    }

    public Response withBody(String other) {
        return new Response(status, contentType, other, headers, pauseMs);
    }

    public Response withContentType(String other) {
        return new Response(status, other, body, headers, pauseMs);
    }

    public Response withPauses(int millis) {
        return new Response(status, contentType, body, headers, millis);
    }
}
