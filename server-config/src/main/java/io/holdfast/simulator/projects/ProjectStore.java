package io.holdfast.simulator.projects;

import io.holdfast.simulator.wire.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The projects and phases of the portal in the order in which they were made. A phase shows its project's present name;
 * a project's progress and phase counts follow from its phases. Safe for many threads.
 */
public final class ProjectStore {
    private record Phase(String project, JsonObject json) {}

    private final Map<String, JsonObject> projects = new LinkedHashMap<>();
    private final Map<String, Phase> phases = new LinkedHashMap<>();
    private long lastId = 2_418_573_000_000_900_000L;

    synchronized String nextId() {
        lastId += 2;
        return String.valueOf(lastId);
    }

    synchronized List<JsonObject> projects() {
        return new ArrayList<>(projects.values());
    }

    synchronized Optional<JsonObject> project(String id) {
        return Optional.ofNullable(projects.get(id));
    }

    public synchronized void putProject(JsonObject project) {
        projects.put(project.getString("id"), project);
    }

    synchronized Optional<JsonObject> changeProject(String id, UnaryOperator<JsonObject> change) {
        return Optional.ofNullable(projects.computeIfPresent(id, (any, project) -> change.apply(project)));
    }

    /** Puts the project into the bin, its phases with it; empty when there is none. */
    synchronized Optional<JsonObject> trash(String id) {
        phases.values().removeIf(phase -> phase.project().equals(id));
        return Optional.ofNullable(projects.remove(id));
    }

    /** @param project the id of one project, null for the whole portal */
    synchronized List<JsonObject> phases(String project) {
        return phases.values().stream()
                .filter(phase -> project == null || phase.project().equals(project))
                .map(this::shown)
                .toList();
    }

    synchronized Optional<JsonObject> phase(String project, String id) {
        return Optional.ofNullable(phases.get(id))
                .filter(phase -> phase.project().equals(project))
                .map(this::shown);
    }

    public synchronized void putPhase(String project, JsonObject phase) {
        phases.put(phase.getString("id"), new Phase(project, phase));
        countPhases(project);
    }

    synchronized Optional<JsonObject> changePhase(String project, String id, UnaryOperator<JsonObject> change) {
        return phase(project, id).map(shown -> {
            putPhase(project, change.apply(shown));
            return shown(phases.get(id));
        });
    }

    private JsonObject shown(Phase phase) {
        JsonObject project = Json.object()
                .add("id", phase.project())
                .add("name", projects.get(phase.project()).getString("name"))
                .build();
        return Json.merge(phase.json(), Map.of("project", project));
    }

    private void countPhases(String project) {
        List<JsonObject> own = phases(project);
        long closed =
                own.stream().filter(phase -> phase.getBoolean("is_completed")).count();
        JsonObject counts = Json.object()
                .add("open_count", own.size() - closed)
                .add("closed_count", closed)
                .build();
        double percent = own.stream()
                .mapToInt(phase -> phase.getInt("completion_percentage"))
                .average()
                .orElse(0);
        Map<String, JsonValue> changes =
                Map.of("milestones", counts, "percent_complete", Json.number(Math.round(percent)));
        projects.computeIfPresent(project, (any, json) -> Json.merge(json, changes));
    }
}
