package io.holdfast.system;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import java.io.StringReader;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;

/** An HTTP answer as a client sees it. */
public record Answer(int status, HttpHeaders headers, String body) {
    static Answer of(HttpResponse<String> response) {
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    /** A header's first value; empty when it is absent. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    public JsonObject json() {
        return structure().asJsonObject();
    }

    JsonStructure structure() {
        try (var reader = Json.createReader(new StringReader(body))) {
            return reader.read();
        } catch (RuntimeException e) {
            throw new AssertionError("not JSON: " + this, e);
        }
    }

    @Override
    public String toString() {
        return status + " " + headers.map() + "\n" + body;
    }
}
