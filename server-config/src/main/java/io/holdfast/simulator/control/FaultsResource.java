package io.holdfast.simulator.control;

import io.holdfast.simulator.wire.Json;
import io.holdfast.simulator.wire.Refusal;
import io.holdfast.simulator.wire.Request;
import io.holdfast.simulator.wire.Response;
import io.holdfast.simulator.wire.Router;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Set;
import java.util.function.Consumer;

/** {@code /_control/faults}: shows, sets and clears faults. */
public final class FaultsResource {
    private static final Set<String> KEYS = Set.of("count", "percent", "delayMs", "product", "route", "variant");
    private static final Set<String> PRODUCTS = Set.of("oauth", "crm", "projects", "books");
    private static final int MAX_DELAY_MS = 120_000;
    private static final int SLOW_MS = 1_000;
    private static final int HANGING_MS = 30_000;

    private final Faults faults;
    private final Consumer<FaultSwitch> switchedOn;

    /** @param switchedOn told of every switch that is set, for effects beyond the next calls */
    public FaultsResource(Faults faults, Consumer<FaultSwitch> switchedOn) {
        this.faults = faults;
        this.switchedOn = switchedOn;
    }

    public void addTo(Router router) {
        router.add("GET", "/_control/faults", request -> show())
                .add("DELETE", "/_control/faults", request -> clearAll())
                .add("PUT", "/_control/faults/{switch}", this::put)
                .add("DELETE", "/_control/faults/{switch}", this::clear);
    }

    private Response show() {
        return Response.ok(Json.object()
                .add("faults", faults.toJson())
                .add("switches", Faults.switches())
                .build());
    }

    private Response clearAll() {
        faults.clear();
        return Response.empty(204);
    }

    private Response clear(Request request) {
        faults.clear(named(request));
        return Response.empty(204);
    }

    private Response put(Request request) {
        FaultSwitch one = named(request);
        JsonObject body = request.body().isBlank()
                ? JsonValue.EMPTY_JSON_OBJECT
                : Json.parseObject(request.body()).orElseThrow(() -> bad("the body is not a JSON object"));
        for (String key : body.keySet()) {
            if (!KEYS.contains(key)) {
                throw bad("unknown member '" + key + "'");
            }
        }
        String variant = text(body, "variant", one.variants().get(0));
        if (!one.variants().contains(variant)) {
            throw bad("'variant' of " + one.key() + " is one of " + one.variants());
        }
        String product = text(body, "product", null);
        if (product != null && !PRODUCTS.contains(product)) {
            throw bad("'product' is one of oauth, crm, projects, books");
        }
        Integer count = body.containsKey("count") && body.get("count") != JsonValue.NULL
                ? Integer.valueOf(number(body, "count", 1, 1_000_000, 1))
                : null;
        Fault fault = new Fault(
                one,
                count,
                number(body, "percent", 1, 100, 100),
                number(body, "delayMs", 0, MAX_DELAY_MS, defaultDelay(one, variant)),
                product,
                text(body, "route", null),
                variant);
        faults.put(fault);
        switchedOn.accept(one);
        return Response.ok(fault.toJson(0));
    }

    private static int defaultDelay(FaultSwitch one, String variant) {
        if (variant.equals("hang")) {
            return HANGING_MS;
        }
        return one == FaultSwitch.SLOW ? SLOW_MS : 0;
    }

    private static FaultSwitch named(Request request) {
        return FaultSwitch.of(request.parameter("switch"))
                .orElseThrow(() -> new Refusal(Response.json(
                        404,
                        Json.object()
                                .add("error", "unknown switch")
                                .add("switches", Faults.switches())
                                .build())));
    }

    private static String text(JsonObject body, String key, String otherwise) {
        JsonValue value = body.getOrDefault(key, JsonValue.NULL);
        if (value == JsonValue.NULL) {
            return otherwise;
        }
        return Json.text(value).orElseThrow(() -> bad("'" + key + "' is not a text"));
    }

    private static int number(JsonObject body, String key, int least, int most, int otherwise) {
        JsonValue value = body.getOrDefault(key, JsonValue.NULL);
        if (value == JsonValue.NULL) {
            return otherwise;
        }
        if (value instanceof JsonNumber number && number.doubleValue() >= least && number.doubleValue() <= most) {
            return number.intValue();
        }
        throw bad("'" + key + "' is a number from " + least + " to " + most);
    }

    private static Refusal bad(String why) {
        return new Refusal(ControlErrors.of(400, why));
    }
}
