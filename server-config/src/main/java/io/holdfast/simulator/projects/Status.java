package io.holdfast.simulator.projects;

import io.holdfast.simulator.wire.Json;
import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.Optional;

/** The statuses of the portal, for projects and for phases. */
public enum Status {
    ACTIVE("2418573000000016068", "Active", "#74cb80", false),
    IN_PROGRESS("2418573000000016071", "In Progress", "#3cabe2", false),
    ON_HOLD("2418573000000016074", "On Hold", "#fbc11e", false),
    DELAYED("2418573000000016077", "Delayed", "#e87c4d", false),
    COMPLETED("2418573000000016080", "Completed", "#2cc8ba", true),
    CANCELLED("2418573000000016083", "Cancelled", "#f56b62", true),
    PHASE_ACTIVE("2418573000000016090", "Active", "#74cb80", false),
    PHASE_COMPLETED("2418573000000016093", "Completed", "#2cc8ba", true);

    private final String id;
    private final String label;
    private final String colour;
    private final boolean closed;

    Status(String id, String label, String colour, boolean closed) {
        this.id = id;
        this.label = label;
        this.colour = colour;
        this.closed = closed;
    }

    boolean closed() {
        return closed;
    }

    boolean ofPhases() {
        return this == PHASE_ACTIVE || this == PHASE_COMPLETED;
    }

    static Optional<Status> ofProject(String id) {
        return Arrays.stream(values())
                .filter(one -> !one.ofPhases() && one.id.equals(id))
                .findFirst();
    }

    static Optional<Status> ofPhase(String id) {
        return Arrays.stream(values())
                .filter(one -> one.ofPhases() && one.id.equals(id))
                .findFirst();
    }

    JsonObject toJson() {
        return Json.object()
                .add("id", id)
                .add("name", label)
                .add("color_hexcode", colour)
                .add("is_closed_type", closed)
                .build();
    }
}
