package io.holdfast.simulator.control;

import io.holdfast.simulator.wire.Request;
import io.holdfast.simulator.wire.Response;
import io.holdfast.simulator.wire.Router;

/** {@code /_control/calls}: what the products were asked. */
public final class CallsResource {
    private final CallLog calls;

    public CallsResource(CallLog calls) {
        this.calls = calls;
    }

    public void addTo(Router router) {
        router.add("GET", "/_control/calls", this::list).add("DELETE", "/_control/calls", request -> clear());
    }

    private Response list(Request request) {
        String since = request.query("since").orElse("0");
        if (!since.matches("\\d{1,18}")) {
            return ControlErrors.of(400, "'since' is the number of a call");
        }
        return Response.ok(calls.toJson(Long.parseLong(since)));
    }

    private Response clear() {
        calls.clear();
        return Response.empty(204);
    }
}
