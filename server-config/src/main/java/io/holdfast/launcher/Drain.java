package io.holdfast.launcher;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Duration;

/** Takes a node out of service before it ends: balancers are told that it is not ready, and open requests are finished. */
final class Drain {
    private static final Duration MOST = Duration.ofSeconds(10);
    private static final String PATH = "/api/operator/drain";

    private final Installation installation;
    private final String node;

    Drain(Installation installation, String node) {
        this.installation = installation;
        this.node = node;
    }

    /** False when the node does not answer or does not know how. */
    boolean begin() {
        return new Operator(installation)
                .tryCall("POST", node + PATH)
                .filter(answer -> answer.statusCode() / 100 == 2)
                .isPresent();
    }

    /** Drains it and waits until nothing is open, for a bounded time. */
    void untilIdle() {
        if (begin()) Waiting.until(MOST, this::isIdle);
    }

    /** No longer than balancers need to notice: they ask the node's health address from time to time. */
    void untilUnnoticed() {
        if (!begin()) return;
        Waiting.pause(installation.settings().duration("holdfast.drain-time", Duration.ofSeconds(5)));
        Waiting.until(MOST, this::isIdle);
    }

    /** A node that does not tell has nothing to wait for. */
    private boolean isIdle() {
        return new Operator(installation)
                .tryCall("GET", node + PATH)
                .filter(answer -> answer.statusCode() == 200)
                .map(answer -> openRequests(answer.body()) == 0)
                .orElse(true);
    }

    private static int openRequests(String body) {
        try (var reader = Json.createReader(new StringReader(body))) {
            JsonObject json = reader.readObject();
            return json.getInt("openRequests", 0);
        } catch (JsonException e) {
            return 0;
        }
    }
}
