package io.holdfast.simulator.projects;

import io.holdfast.simulator.wire.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Clock;

/** A project and a phase with nothing filled in but what Zoho fills in by itself. */
final class ProjectTemplate {
    /** Fields that a client may send and that are then ignored. */
    static final String[] READ_ONLY = {
        "id",
        "key",
        "project_type",
        "percent_complete",
        "is_completed",
        "owner",
        "created_by",
        "updated_by",
        "created_time",
        "modified_time",
        "last_modified_time",
        "completed_time",
        "tasks",
        "issues",
        "milestones",
        "is_rollup_project",
        "layout",
        "project_group",
        "business_hours_id"
    };

    private static final JsonObject NONE =
            Json.object().add("open_count", 0).add("closed_count", 0).build();

    private ProjectTemplate() {}

    static JsonObject blank(String id, Clock clock) {
        String now = Portal.now(clock);
        return Json.object()
                .add("id", id)
                .add("key", "PRJ-" + id.substring(id.length() - 4))
                .add("name", "")
                .add("project_type", "active")
                .add("description", "")
                .add("status", Status.ACTIVE.toJson())
                .add("start_date", JsonValue.NULL)
                .add("end_date", JsonValue.NULL)
                .add("percent_complete", 0)
                .add("is_completed", false)
                .add("budget_info", Json.object().add("tracking_method", "none"))
                .add("owner", Portal.OWNER)
                .add("created_by", Portal.OWNER)
                .add("updated_by", Portal.OWNER)
                .add("created_time", now)
                .add("modified_time", now)
                .add("last_modified_time", now)
                .add("tasks", NONE)
                .add("issues", NONE)
                .add("milestones", NONE)
                .add("is_public_project", false)
                .add("is_strict_project", false)
                .add("is_rollup_project", false)
                .add(
                        "layout",
                        Json.object()
                                .add("id", "2418573000000017001")
                                .add("name", "Engineering")
                                .add("is_default", true))
                .add(
                        "project_group",
                        Json.object()
                                .add("id", "2418573000000018001")
                                .add("name", "Client work")
                                .add("type", "public"))
                .add("crm_account_id", JsonValue.NULL)
                .build();
    }

    static JsonObject blankPhase(String id, int sequence, Clock clock) {
        String now = Portal.now(clock);
        return Json.object()
                .add("id", id)
                .add("name", "")
                .add("sequence", String.valueOf(sequence))
                .add("status", Status.PHASE_ACTIVE.toJson())
                .add("status_type", "open")
                .add("is_completed", false)
                .add("flag", "external")
                .add("start_date", JsonValue.NULL)
                .add("end_date", JsonValue.NULL)
                .add("completion_percentage", 0)
                .add("owner", Portal.OWNER)
                .add("created_time", now)
                .add("last_modified_time", now)
                .add("tasks", NONE)
                .build();
    }
}
