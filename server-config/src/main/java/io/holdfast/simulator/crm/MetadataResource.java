package io.holdfast.simulator.crm;

import io.holdfast.simulator.wire.Json;
import io.holdfast.simulator.wire.Request;
import io.holdfast.simulator.wire.Response;
import io.holdfast.simulator.wire.Router;
import java.util.Arrays;

/** Modules, fields, the current user and the organization: what the SDKs ask before any record. */
final class MetadataResource {
    void addTo(Router router) {
        router.add("GET", "/crm/v8/settings/modules", request -> modules())
                .add("GET", "/crm/v8/settings/fields", this::fields)
                .add("GET", "/crm/v8/users", this::users)
                .add("GET", "/crm/v8/org", request -> Response.ok(Organization.org()));
    }

    private Response modules() {
        return Response.ok(Json.object()
                .add(
                        "modules",
                        Json.array(Arrays.stream(Module.values())
                                .map(Module::toJson)
                                .toList()))
                .build());
    }

    private Response fields(Request request) {
        String module = request.query("module").orElseThrow(() -> CrmErrors.missingParameter("module"));
        return Response.ok(
                Json.object().add("fields", Module.named(module).fieldsToJson()).build());
    }

    private Response users(Request request) {
        if (!request.query("type").orElse("CurrentUser").equals("CurrentUser")) {
            return Response.empty(204);
        }
        return Response.ok(Organization.users());
    }
}
