package io.holdfast.simulator.control;

import io.holdfast.simulator.wire.Forms;
import io.holdfast.simulator.wire.Json;
import io.holdfast.simulator.wire.Request;
import io.holdfast.simulator.wire.Response;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The last calls of the products, newest last. Holds no token, code or secret. Safe for many threads. */
public final class CallLog {
    static final int KEPT = 10_000;
    private static final Set<String> SECRETS = Set.of(
            "access_token", "authtoken", "client_id", "client_secret", "code", "refresh_token", "token", "state");

    private final Deque<JsonObject> calls = new ArrayDeque<>();
    private long last;

    /** Adds a call; a status of 0 says that the connection was cut without an answer. */
    public synchronized void add(Instant at, Request request, Response response) {
        last++;
        String route = request.method() + " " + request.template();
        calls.addLast(Json.object()
                .add("n", last)
                .add("at", at.toString())
                .add("method", request.method())
                .add("path", request.path())
                .add("query", withoutSecrets(request.rawQuery()))
                .add("product", request.product().label())
                .add("status", response.status())
                .add("route", request.template() == null ? JsonValue.NULL : Json.string(route))
                .build());
        if (calls.size() > KEPT) {
            calls.removeFirst();
        }
    }

    public synchronized void clear() {
        calls.clear();
    }

    /** @param since only calls with a larger number; numbers go on rising when the log is cleared */
    synchronized JsonObject toJson(long since) {
        JsonArrayBuilder list = Json.array();
        calls.stream().filter(call -> call.getInt("n") > since).forEach(list::add);
        return Json.object().add("calls", list).add("last", last).build();
    }

    /** The names are decoded before they are compared: an escaped letter must not carry a secret into the log. */
    private static String withoutSecrets(String query) {
        return Arrays.stream(query.split("&", -1))
                .filter(pair -> Forms.urlencoded(pair).keySet().stream()
                        .noneMatch(name -> SECRETS.contains(name.toLowerCase(Locale.ROOT))))
                .collect(Collectors.joining("&"));
    }
}
