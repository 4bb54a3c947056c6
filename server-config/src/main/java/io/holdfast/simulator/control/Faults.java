package io.holdfast.simulator.control;

import io.holdfast.simulator.wire.Json;
import io.holdfast.simulator.wire.Request;
import jakarta.json.JsonArray;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The faults that are on, one per switch, and how often each has struck. Safe for many threads. */
public final class Faults {
    private static final class Active {
        final Fault fault;
        long met;
        long struck;

        Active(Fault fault) {
            this.fault = fault;
        }

        /** Spreads the percentage evenly, so that a test can count on it: 50 strikes every second matching call. */
        boolean strikes() {
            met++;
            boolean strikes = met * fault.percent() / 100 > (met - 1) * fault.percent() / 100;
            if (strikes) {
                struck++;
            }
            return strikes;
        }

        boolean spent() {
            return fault.count() != null && struck >= fault.count();
        }
    }

    private final Map<FaultSwitch, Active> active = new EnumMap<>(FaultSwitch.class);

    public synchronized void put(Fault fault) {
        active.put(fault.on(), new Active(fault));
    }

    public synchronized void clear(FaultSwitch one) {
        active.remove(one);
    }

    public synchronized void clear() {
        active.clear();
    }

    /** Asks whether the switch strikes this call; a strike counts. Empty when it does not. */
    public Optional<Fault> strike(FaultSwitch one, Request request) {
        return strike(one, request, Set.copyOf(one.variants()));
    }

    /** As {@link #strike(FaultSwitch, Request)}, but only when the switch is on with one of these variants. */
    public synchronized Optional<Fault> strike(FaultSwitch one, Request request, Set<String> variants) {
        Active found = active.get(one);
        if (found == null
                || !variants.contains(found.fault.variant())
                || !found.fault.covers(request)
                || !found.strikes()) {
            return Optional.empty();
        }
        if (found.spent()) {
            active.remove(one);
        }
        return Optional.of(found.fault);
    }

    synchronized JsonArray toJson() {
        return Json.array(active.values().stream()
                .map(one -> one.fault.toJson(one.struck))
                .toList());
    }

    static JsonArray switches() {
        return Json.array(List.of(FaultSwitch.values()).stream()
                .map(one -> Json.string(one.key()))
                .toList());
    }
}
