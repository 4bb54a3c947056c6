package io.holdfast.projects.model;

import static io.holdfast.shared.json.SharedJson.JSON;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The JSON columns of {@code projects_cache}: written and read here alone, so their form is ours and not Zoho's. */
final class ProjectDocuments {
    private static final Comparator<Milestone> BY_END = Comparator.comparing(
                    Milestone::endDate, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Milestone::startDate, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Milestone::id);

    private ProjectDocuments() {}

    static JsonArray milestones(List<Milestone> milestones) {
        var array = JSON.createArrayBuilder();
        milestones.stream().sorted(BY_END).forEach(m -> {
            var object = JSON.createObjectBuilder()
                    .add("id", m.id())
                    .add("name", m.name())
                    .add("status", m.status())
                    .add("completed", m.completed());
            date(object, "startDate", m.startDate());
            date(object, "endDate", m.endDate());
            array.add(object);
        });
        return array.build();
    }

    static List<Milestone> milestones(String json) {
        var milestones = new ArrayList<Milestone>();
        try (JsonReader reader = JSON.createReader(new StringReader(json))) {
            for (JsonObject object : reader.readArray().getValuesAs(JsonObject.class)) {
                milestones.add(new Milestone(
                        object.getString("id"),
                        object.getString("name"),
                        object.getString("status"),
                        date(object, "startDate"),
                        date(object, "endDate"),
                        object.getBoolean("completed")));
            }
        }
        return milestones;
    }

    static JsonObject timeline(Timeline timeline) {
        var object = JSON.createObjectBuilder();
        date(object, "startDate", timeline.startDate());
        date(object, "endDate", timeline.endDate());
        return object.build();
    }

    static Timeline timeline(String json) {
        JsonObject object = object(json);
        return new Timeline(date(object, "startDate"), date(object, "endDate"));
    }

    /** The amount is a string: a JSON number would pass through a double in some reader sooner or later. */
    static JsonObject budget(Budget budget) {
        if (budget == null) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        var object = JSON.createObjectBuilder().add("amount", budget.amount().toPlainString());
        if (budget.currency() != null) {
            object.add("currency", budget.currency());
        }
        return object.build();
    }

    static Budget budget(String json) {
        JsonObject object = object(json);
        return object.containsKey("amount")
                ? new Budget(new BigDecimal(object.getString("amount")), object.getString("currency", null))
                : null;
    }

    private static JsonObject object(String json) {
        try (JsonReader reader = JSON.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }

    private static void date(JsonObjectBuilder object, String name, LocalDate date) {
        if (date != null) {
            object.add(name, date.toString());
        }
    }

    private static LocalDate date(JsonObject object, String name) {
        return object.containsKey(name) ? LocalDate.parse(object.getString(name)) : null;
    }
}
