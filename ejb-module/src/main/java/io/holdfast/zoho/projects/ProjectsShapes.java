package io.holdfast.zoho.projects;

import io.holdfast.zoho.Answer;
import io.holdfast.zoho.Lenient;
import io.holdfast.zoho.Outcome;
import io.holdfast.zoho.calls.Page;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * Zoho's shapes of projects and phases. Lists come as a bare array or in an envelope; anything else is an error and never
 * "no rows". A record without id or name cannot be kept; it makes the listing incomplete, so it is an error too.
 */
final class ProjectsShapes {
    private ProjectsShapes() {}

    /**
     * @param shape gives null for a row that cannot be understood
     * @param envelopes the names under which the list may lie
     */
    static <T> Outcome<Page<T>> page(Answer answer, int perPage, Function<JsonObject, T> shape, String... envelopes) {
        if (answer.status() == 204) {
            return Outcome.ok(new Page<>(List.of(), false));
        }
        JsonStructure body = answer.json().orElse(null);
        JsonArray array = null;
        Boolean more = null;
        if (body instanceof JsonArray bare) {
            array = bare;
        } else if (body instanceof JsonObject envelope) {
            for (String name : envelopes) {
                array = array == null && envelope.get(name) instanceof JsonArray rows ? rows : array;
            }
            more = Lenient.bool(Lenient.objectOrFirst(envelope.get("page_info")), "has_next_page");
        }
        List<JsonObject> rows = array == null ? null : Lenient.objects(array);
        if (rows == null) {
            return new Outcome.Unavailable<>("Zoho Projects answered " + answer.status() + " without a list");
        }
        List<T> records = rows.stream().map(shape).filter(Objects::nonNull).toList();
        if (records.size() < rows.size()) {
            return new Outcome.Unavailable<>("Zoho Projects listed a row without id or name");
        }
        return Outcome.ok(new Page<>(records, more == null ? rows.size() >= perPage : more));
    }

    static ZohoPortal portal(JsonObject row) {
        String id = Lenient.firstText(row, "id", "id_string");
        String name = Lenient.firstText(row, "org_name", "portal_name", "name");
        return id == null ? null : new ZohoPortal(id, name == null ? id : name);
    }

    /** @return null when the row has no id or no name */
    static ZohoProject project(JsonObject row, String linkField) {
        String id = Lenient.firstText(row, "id", "id_string");
        String name = Lenient.text(row, "name");
        if (id == null || name == null) {
            return null;
        }
        JsonObject budget = Lenient.object(row, "budget_info");
        Integer progress = Lenient.percentage(row, "percent_complete", "completion_percentage", "completed_percent");
        String status = statusName(row, "project_type");
        return new ZohoProject(
                id,
                cut(name, 255),
                cut(status == null ? "unknown" : status, 50),
                link(row, linkField),
                progress == null ? 0 : progress,
                Lenient.date(row, "start_date"),
                Lenient.date(row, "end_date"),
                firstDecimal(budget, row, "budget_value", "budget", "amount"),
                currency(budget, row));
    }

    /** @return null when the row has no id, no name or no project */
    static ZohoPhase phase(JsonObject row) {
        String id = Lenient.firstText(row, "id", "id_string");
        String name = Lenient.text(row, "name");
        String project = Lenient.firstText(Lenient.object(row, "project"), "id", "id_string");
        if (project == null) {
            project = Lenient.text(row, "project_id");
        }
        if (id == null || name == null || project == null) {
            return null;
        }
        String status = statusName(row, "status_type");
        return new ZohoPhase(
                id,
                project,
                name,
                status == null ? "unknown" : status,
                Lenient.date(row, "start_date"),
                Lenient.date(row, "end_date"),
                completed(row));
    }

    private static boolean completed(JsonObject row) {
        for (String name : List.of("is_completed", "completed")) {
            Boolean told = Lenient.bool(row, name);
            if (told != null) {
                return told;
            }
        }
        JsonObject status = Lenient.object(row, "status");
        return Boolean.TRUE.equals(Lenient.bool(status, "is_closed_type"))
                || Boolean.TRUE.equals(Lenient.bool(status, "closed"))
                || "closed".equalsIgnoreCase(Lenient.text(row, "status_type"));
    }

    private static String statusName(JsonObject row, String otherwise) {
        String name = Lenient.firstText(Lenient.object(row, "status"), "name", "statusName");
        return name != null ? name : Lenient.firstText(row, "status", "status_name", "custom_status_name", otherwise);
    }

    /** A custom field is a member of its own in v3; older answers keep them together, as an object or a list. */
    private static String link(JsonObject row, String field) {
        String direct = idOf(row, field);
        if (direct != null) {
            return direct;
        }
        JsonValue together = row.get("custom_fields");
        if (together instanceof JsonObject object) {
            return idOf(object, field);
        }
        if (together instanceof JsonArray array) {
            for (JsonValue element : array) {
                if (element instanceof JsonObject object) {
                    String named = Lenient.firstText(object, "api_name", "name", "label_name", "column_name");
                    String value = field.equals(named) ? idOf(object, "value") : idOf(object, field);
                    if (value != null) {
                        return value;
                    }
                }
            }
        }
        return null;
    }

    /** A lookup is an object with an id, else the value is the id. */
    private static String idOf(JsonObject object, String field) {
        String id = Lenient.text(Lenient.object(object, field), "id");
        return id != null ? id : Lenient.text(object, field);
    }

    private static BigDecimal firstDecimal(JsonObject budget, JsonObject row, String... names) {
        for (String name : names) {
            BigDecimal value = Lenient.decimal(budget, name);
            if (value != null) {
                return value;
            }
        }
        return Lenient.decimal(row, "budget_value");
    }

    private static String currency(JsonObject budget, JsonObject row) {
        String code = Lenient.firstText(budget, "currency_code", "currency");
        code = code != null ? code : Lenient.text(row, "currency_code");
        return code != null && code.matches("[A-Z]{3}") ? code : null;
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
