package io.holdfast.launcher;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Takes nodes out of service before they end: they take no new background work, balancers are told that they are not ready, and
 * what is open there ends first, within a bound.
 */
final class Drain {
    private static final Duration UNTIL_NOTICED = Duration.ofSeconds(5);
    private static final Duration UNTIL_ENDED = Duration.ofSeconds(20);

    private final Operator operator;
    private final Settings settings;

    Drain(Installation installation) {
        this.operator = new Operator(installation);
        this.settings = installation.settings();
    }

    /** How long open requests are waited for at most. */
    static Duration limit(Settings settings) {
        return settings.duration("holdfast.drain-limit", UNTIL_ENDED);
    }

    /** False when the node does not answer or does not know how. */
    boolean begin(String node) {
        return operator.tryCall("POST", node + "/api/operator/drain")
                .filter(answer -> answer.statusCode() / 100 == 2)
                .isPresent();
    }

    /** Gives balancers the time to notice, then open requests the time to end. */
    void untilDone(String node) {
        if (!begin(node)) return;
        Waiting.pause(settings.duration("holdfast.drain-time", UNTIL_NOTICED));
        untilNothingIsOpen(List.of(node));
    }

    /** Waits for the open requests of nodes that begin to drain now. Answers how many were still open. */
    int allAtOnce(List<String> nodes) {
        nodes.forEach(this::begin);
        return untilNothingIsOpen(nodes);
    }

    private int untilNothingIsOpen(List<String> nodes) {
        Waiting.until(limit(settings), () -> open(nodes) == 0);
        return open(nodes);
    }

    private int open(List<String> nodes) {
        return nodes.stream().mapToInt(this::open).sum();
    }

    /** None when it does not say: there is nothing to wait for. */
    private int open(String node) {
        return operator.tryCall("GET", node + "/health/ready").map(Drain::open).orElse(0);
    }

    private static int open(HttpResponse<String> answer) {
        try (var reader = Json.createReader(new StringReader(answer.body()))) {
            var checks = reader.readObject().getJsonArray("checks");
            if (checks == null) return 0;
            return checks.getValuesAs(JsonObject.class).stream()
                    .filter(check -> check.getString("name", "").equals("node"))
                    .map(check -> check.getJsonObject("data"))
                    .filter(Objects::nonNull)
                    .map(data -> data.get("openRequests"))
                    .filter(Objects::nonNull)
                    .mapToInt(Drain::number)
                    .sum();
        } catch (JsonException e) {
            return 0;
        }
    }

    /** The server writes numbers as texts. */
    private static int number(JsonValue value) {
        var digits = value.toString().replace("\"", "");
        return digits.matches("[0-9]{1,9}") ? Integer.parseInt(digits) : 0;
    }
}
