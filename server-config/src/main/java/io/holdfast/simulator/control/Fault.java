package io.holdfast.simulator.control;

import io.holdfast.simulator.wire.Json;
import io.holdfast.simulator.wire.Request;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.regex.Pattern;

/**
 * A fault that is switched on.
 *
 * @param count how many calls it strikes before it goes off by itself, null until it is cleared
 * @param percent of the matching calls, evenly spread, 1 to 100
 * @param delayMs for {@code slow} and a hanging {@code outage}, in milliseconds
 * @param product {@code oauth}, {@code crm}, {@code projects} or {@code books}, null for all
 * @param route {@code METHOD template}, a template or a path, each with {@code *} for any text; null for all
 */
public record Fault(
        FaultSwitch on, Integer count, int percent, int delayMs, String product, String route, String variant) {

    boolean covers(Request request) {
        if (product != null && !product.equals(request.product().label())) {
            return false;
        }
        return route == null
                || fits(request.method() + " " + request.template())
                || fits(String.valueOf(request.template()))
                || fits(request.method() + " " + request.path())
                || fits(request.path());
    }

    private boolean fits(String text) {
        return Pattern.matches(Pattern.quote(route).replace("*", "\\E.*\\Q"), text);
    }

    JsonObject toJson(long struck) {
        JsonObjectBuilder json = Json.object()
                .add("switch", on.key())
                .add("percent", percent)
                .add("delayMs", delayMs)
                .add("variant", variant)
                .add("struck", struck);
        json.add("count", count == null ? JsonValue.NULL : Json.number(count));
        json.add("product", product == null ? JsonValue.NULL : Json.string(product));
        json.add("route", route == null ? JsonValue.NULL : Json.string(route));
        return json.build();
    }
}
