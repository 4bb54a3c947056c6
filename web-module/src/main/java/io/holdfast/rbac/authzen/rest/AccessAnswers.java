package io.holdfast.rbac.authzen.rest;

import static io.holdfast.shared.json.SharedJson.JSON;

import io.holdfast.rbac.authzen.usecase.AccessAnswer;
import io.holdfast.rbac.authzen.usecase.AccessAnswer.Marked;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** Answers of the AuthZEN API. */
final class AccessAnswers {
    private static final int BAD_REQUEST = 400;

    private AccessAnswers() {}

    static JsonObject of(Marked marked) {
        JsonObjectBuilder context = mark(marked.id(), marked.epoch());
        if (marked.answer().reason() != null) {
            context.add("reason", marked.answer().reason().name());
        }
        return JSON.createObjectBuilder()
                .add("decision", marked.answer().allowed())
                .add("context", context)
                .build();
    }

    /** An answer of a batch. @param fault what is wrong with the question; null when it is one */
    static JsonObject of(AccessAnswer answer, String fault) {
        JsonObjectBuilder json = JSON.createObjectBuilder().add("decision", answer.allowed());
        if (fault != null) {
            json.add(
                    "context",
                    JSON.createObjectBuilder()
                            .add(
                                    "error",
                                    JSON.createObjectBuilder()
                                            .add("status", BAD_REQUEST)
                                            .add("message", fault)));
        } else if (answer.reason() != null) {
            json.add(
                    "context",
                    JSON.createObjectBuilder().add("reason", answer.reason().name()));
        }
        return json.build();
    }

    /** By what a decision is found again. */
    static JsonObjectBuilder mark(UUID id, long epoch) {
        return JSON.createObjectBuilder().add("decisionId", id.toString()).add("epoch", epoch);
    }

    static Response ok(JsonObject body) {
        return Response.ok(body.toString(), MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
