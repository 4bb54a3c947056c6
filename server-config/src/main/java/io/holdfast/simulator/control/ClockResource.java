package io.holdfast.simulator.control;

import io.holdfast.simulator.wire.Json;
import io.holdfast.simulator.wire.Request;
import io.holdfast.simulator.wire.Response;
import io.holdfast.simulator.wire.Router;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.time.Duration;

/** {@code /_control/clock} and {@code /_control/health}. */
public final class ClockResource {
    private static final long A_YEAR = Duration.ofDays(366).toSeconds();

    private final SimulatorClock clock;

    public ClockResource(SimulatorClock clock) {
        this.clock = clock;
    }

    public void addTo(Router router) {
        router.add("GET", "/_control/clock", request -> show())
                .add("PUT", "/_control/clock", this::advance)
                .add("DELETE", "/_control/clock", request -> reset())
                .add("GET", "/_control/health", request -> health());
    }

    private Response health() {
        return Response.ok(Json.object().add("status", "UP").build());
    }

    private Response show() {
        JsonObject body = Json.object()
                .add("now", clock.instant().toString())
                .add("aheadSeconds", clock.ahead().toSeconds())
                .build();
        return Response.ok(body);
    }

    private Response advance(Request request) {
        boolean valid = Json.parseObject(request.body())
                .map(body -> body.get("advanceSeconds"))
                .filter(JsonNumber.class::isInstance)
                .map(value -> ((JsonNumber) value).doubleValue())
                .filter(seconds -> seconds >= 0 && seconds <= A_YEAR)
                .map(seconds -> {
                    clock.advance(Duration.ofSeconds(seconds.longValue()));
                    return true;
                })
                .orElse(false);
        return valid ? show() : ControlErrors.of(400, "expected {\"advanceSeconds\": 0 to " + A_YEAR + "}");
    }

    private Response reset() {
        clock.reset();
        return Response.empty(204);
    }
}
