package io.holdfast.simulator.projects;

import io.holdfast.simulator.wire.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The projects of the portal in the order in which they were made, each with its phases. A phase shows its project's present
 * name; a project's progress and phase counts follow from its phases. Safe for many threads.
 */
public final class ProjectStore {
    private final Map<String, JsonObject> projects = new LinkedHashMap<>();
    private final Map<String, Map<String, JsonObject>> phases = new HashMap<>();
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
        String id = project.getString("id");
        projects.put(id, project);
        phases.putIfAbsent(id, new LinkedHashMap<>());
    }

    synchronized Optional<JsonObject> changeProject(String id, UnaryOperator<JsonObject> change) {
        Optional<JsonObject> changed =
                Optional.ofNullable(projects.computeIfPresent(id, (any, project) -> change.apply(project)));
        changed.ifPresent(project -> phases.get(id).replaceAll((any, phase) -> of(project, phase)));
        return changed;
    }

    /** Puts the project into the bin, its phases with it; empty when there is none. */
    synchronized Optional<JsonObject> trash(String id) {
        phases.remove(id);
        return Optional.ofNullable(projects.remove(id));
    }

    /** Returns the phases of the whole portal, project after project. */
    synchronized List<JsonObject> phases() {
        List<JsonObject> all = new ArrayList<>();
        projects.keySet().forEach(project -> all.addAll(phases.get(project).values()));
        return all;
    }

    synchronized List<JsonObject> phases(String project) {
        return List.copyOf(phases.getOrDefault(project, Map.of()).values());
    }

    synchronized Optional<JsonObject> phase(String project, String id) {
        return Optional.ofNullable(phases.getOrDefault(project, Map.of()).get(id));
    }

    public synchronized void putPhase(String project, JsonObject phase) {
        Map<String, JsonObject> own = phases.get(project);
        own.put(phase.getString("id"), of(projects.get(project), phase));
        projects.computeIfPresent(project, (any, json) -> Json.merge(json, counted(own.values())));
    }

    synchronized Optional<JsonObject> changePhase(String project, String id, UnaryOperator<JsonObject> change) {
        return phase(project, id).map(phase -> {
            putPhase(project, change.apply(phase));
            return phases.get(project).get(id);
        });
    }

    private static JsonObject of(JsonObject project, JsonObject phase) {
        JsonObject link = Json.object()
                .add("id", project.get("id"))
                .add("name", project.get("name"))
                .build();
        return Json.merge(phase, Map.of("project", link));
    }

    private static Map<String, JsonValue> counted(Collection<JsonObject> phases) {
        long closed = phases.stream()
                .filter(phase -> phase.getBoolean("is_completed"))
                .count();
        JsonObject counts = Json.object()
                .add("open_count", phases.size() - closed)
                .add("closed_count", closed)
                .build();
        double percent = phases.stream()
                .mapToInt(phase -> phase.getInt("completion_percentage"))
                .average()
                .orElse(0);
        return Map.of("milestones", counts, "percent_complete", Json.number(Math.round(percent)));
    }
}
