package io.holdfast.simulator.projects;

import io.holdfast.simulator.wire.Request;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

/** What an address and a pair of dates must fulfil. */
final class Addresses {
    private Addresses() {}

    static void portal(Request request) {
        if (!request.parameter("portal").equals(Portal.ID)) {
            throw ProjectsErrors.notFound(request, "portal");
        }
    }

    static JsonObject project(Request request, ProjectStore store) {
        portal(request);
        String id = number(request, "id");
        return store.project(id).orElseThrow(() -> ProjectsErrors.notFound(request, "project"));
    }

    static String number(Request request, String placeholder) {
        String id = request.parameter(placeholder);
        if (!id.matches("[0-9]{1,19}")) {
            throw ProjectsErrors.invalid(request, placeholder);
        }
        return id;
    }

    static void requireOrder(Request request, JsonValue start, JsonValue end) {
        if (start instanceof JsonString from
                && end instanceof JsonString to
                && from.getString().compareTo(to.getString()) > 0) {
            throw ProjectsErrors.invalid(request, "end_date");
        }
    }
}
