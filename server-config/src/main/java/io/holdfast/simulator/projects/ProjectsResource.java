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

/** {@code /portals} and {@code /portal/{portal}/projects}. */
public final class ProjectsResource {
    private static final String PROJECTS = "/api/v3/portal/{portal}/projects";
    private static final String PROJECT = PROJECTS + "/{id}";
    private static final int NAME_LENGTH = 255;

    private final ProjectStore store;
    private final Clock clock;
    private final ListForms forms;

    public ProjectsResource(ProjectStore store, Clock clock, ListForms forms) {
        this.store = store;
        this.clock = clock;
        this.forms = forms;
    }

    public void addTo(Router router) {
        router.add("GET", "/api/v3/portals", request -> Response.ok(Portal.list()))
                .add("GET", "/api/v3/portal/{portal}", this::portal)
                .add("GET", PROJECTS, this::list)
                .add("POST", PROJECTS, this::create)
                .add("GET", PROJECT, this::read)
                .add("PATCH", PROJECT, this::update)
                .add("POST", PROJECT + "/trash", this::trash);
    }

    private Response portal(Request request) {
        Addresses.portal(request);
        return Response.ok(Portal.list().getJsonObject(0));
    }

    private Response list(Request request) {
        Addresses.portal(request);
        Page page = Page.of(request, forms);
        List<JsonObject> all = store.projects();
        if (!page.forEver() && !forms.projectsInEnvelope(request)) {
            return Response.ok(page.rows(all));
        }
        return Response.ok(Json.object()
                .add("projects", page.rows(all))
                .add("page_info", page.info(all.size()))
                .build());
    }

    private Response read(Request request) {
        return Response.ok(found(request));
    }

    private Response create(Request request) {
        Addresses.portal(request);
        Map<String, JsonValue> fields = fields(new Changes(request).required("name"));
        JsonObject project = Json.merge(ProjectTemplate.blank(store.nextId(), clock), fields);
        requireOrder(request, project);
        store.putProject(project);
        return Response.json(201, Json.array().add(project).build());
    }

    private Response update(Request request) {
        String id = found(request).getString("id");
        Map<String, JsonValue> changes = new LinkedHashMap<>(fields(new Changes(request)));
        changes.put("modified_time", Json.string(Portal.now(clock)));
        changes.put("last_modified_time", changes.get("modified_time"));
        if (changes.containsKey("status")) {
            boolean closed = changes.get("status").asJsonObject().getBoolean("is_closed_type");
            changes.put("is_completed", closed ? JsonValue.TRUE : JsonValue.FALSE);
        }
        return store.changeProject(id, project -> {
                    JsonObject changed = Json.merge(project, changes);
                    requireOrder(request, changed);
                    return changed;
                })
                .map(Response::ok)
                .orElseThrow(() -> ProjectsErrors.notFound(request, "project"));
    }

    private Response trash(Request request) {
        return store.trash(found(request).getString("id"))
                .map(project -> Response.ok(Json.array().add(project).build()))
                .orElseThrow(() -> ProjectsErrors.notFound(request, "project"));
    }

    private JsonObject found(Request request) {
        return Addresses.project(request, store);
    }

    private static Map<String, JsonValue> fields(Changes changes) {
        return changes.title("name", NAME_LENGTH)
                .text("description", 65_000)
                .text("crm_account_id", 255)
                .text("contract_number", 255)
                .date("start_date")
                .date("end_date")
                .flag("is_public_project")
                .flag("is_strict_project")
                .object("budget_info")
                .link("status", id -> Status.ofProject(id).map(Status::toJson))
                .ignore(ProjectTemplate.READ_ONLY)
                .all();
    }

    private static void requireOrder(Request request, JsonObject project) {
        Addresses.requireOrder(request, project.get("start_date"), project.get("end_date"));
    }
}
