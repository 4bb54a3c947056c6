package io.holdfast.simulator.projects;

import io.holdfast.simulator.wire.Json;
import io.holdfast.simulator.wire.Request;
import io.holdfast.simulator.wire.Response;
import io.holdfast.simulator.wire.Router;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Phases, which the answers call milestones: of one project, and of the whole portal in one list. */
public final class PhasesResource {
    private final ProjectStore store;
    private final Clock clock;
    private final ListForms forms;

    public PhasesResource(ProjectStore store, Clock clock, ListForms forms) {
        this.store = store;
        this.clock = clock;
        this.forms = forms;
    }

    /** Adds the routes under v3 and under v3.1, which Zoho is moving phases to. */
    public void addTo(Router router) {
        for (String version : List.of("v3", "v3.1")) {
            String portal = "/api/" + version + "/portal/{portal}";
            String phases = portal + "/projects/{id}/phases";
            router.add("GET", portal + "/phases", this::listPortal)
                    .add("GET", phases, this::listProject)
                    .add("POST", phases, this::create)
                    .add("GET", phases + "/{pid}", this::read)
                    .add("PATCH", phases + "/{pid}", this::update);
        }
    }

    private Response listPortal(Request request) {
        Addresses.portal(request);
        return list(request, store.phases());
    }

    private Response listProject(Request request) {
        return list(request, store.phases(project(request)));
    }

    private Response list(Request request, List<JsonObject> all) {
        Page page = Page.of(request, forms);
        JsonObject info = page.info(all.size());
        JsonValue shown =
                forms.pageInfoInArray(request) ? Json.array().add(info).build() : info;
        return Response.ok(Json.object()
                .add("milestones", page.rows(all))
                .add("page_info", shown)
                .build());
    }

    private Response read(Request request) {
        return store.phase(project(request), Addresses.number(request, "pid"))
                .map(Response::ok)
                .orElseThrow(() -> ProjectsErrors.notFound(request, "phase"));
    }

    private Response create(Request request) {
        String project = project(request);
        Map<String, JsonValue> fields = fields(new Changes(request).required("name"));
        String id = store.nextId();
        int sequence = store.phases(project).size() + 1;
        JsonObject phase = completed(Json.merge(ProjectTemplate.blankPhase(id, sequence, clock), fields), fields);
        Addresses.requireOrder(request, phase.get("start_date"), phase.get("end_date"));
        store.putPhase(project, phase);
        return Response.json(
                201, Json.array().add(store.phase(project, id).orElse(phase)).build());
    }

    private Response update(Request request) {
        String project = project(request);
        Map<String, JsonValue> changes = new LinkedHashMap<>(fields(new Changes(request)));
        changes.put("last_modified_time", Json.string(Portal.now(clock)));
        return store.changePhase(project, Addresses.number(request, "pid"), phase -> {
                    JsonObject changed = completed(Json.merge(phase, changes), changes);
                    Addresses.requireOrder(request, changed.get("start_date"), changed.get("end_date"));
                    return changed;
                })
                .map(Response::ok)
                .orElseThrow(() -> ProjectsErrors.notFound(request, "phase"));
    }

    private String project(Request request) {
        return Addresses.project(request, store).getString("id");
    }

    private static Map<String, JsonValue> fields(Changes changes) {
        return changes.title("name", 255)
                .text("description", 65_000)
                .text("flag", 20)
                .date("start_date")
                .date("end_date")
                .percentage("completion_percentage")
                .link("status", id -> Status.ofPhase(id).map(Status::toJson))
                .ignore("id", "sequence", "owner", "project", "tasks", "is_completed", "status_type", "created_time")
                .ignore("last_modified_time")
                .all();
    }

    /** A change of the status closes or opens the phase; a closed one is at 100 per cent. */
    private static JsonObject completed(JsonObject phase, Map<String, JsonValue> changes) {
        if (!changes.containsKey("status")) {
            return phase;
        }
        boolean closed = phase.getJsonObject("status").getBoolean("is_closed_type");
        Map<String, JsonValue> derived = new LinkedHashMap<>();
        derived.put("is_completed", closed ? JsonValue.TRUE : JsonValue.FALSE);
        derived.put("status_type", Json.string(closed ? "closed" : "open"));
        if (closed) {
            derived.put("completion_percentage", Json.number(100));
        }
        return Json.merge(phase, derived);
    }
}
