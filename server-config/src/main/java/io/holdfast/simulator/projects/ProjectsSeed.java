package io.holdfast.simulator.projects;

import io.holdfast.simulator.wire.Copy;
import io.holdfast.simulator.wire.Json;
import io.holdfast.simulator.wire.Resources;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** Fills the portal. Ids and names are always the same; dates stand around today, so that a demo never looks stale. */
public final class ProjectsSeed {
    private static final Duration TEN_IN_NEW_YORK = Duration.ofHours(14).plusMillis(331_421);
    private static final int GENERATED = 450;
    private static final long FIRST_PHASE = 2_418_573_000_000_102_001L;

    /** No project was changed longer ago than this many steps. */
    private static final int AGES = 500;

    private final ProjectStore store;
    private final Clock clock;
    private final LocalDate today;
    private long phases;

    public ProjectsSeed(ProjectStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
        this.today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /**
     * Adds the ten projects of the demo, and copies of them with two phases each: six of Acme and four of Globex every time.
     *
     * @param scale 1 for the demo alone
     */
    public void demo(int scale) {
        JsonArray seeds = Resources.json(ProjectsSeed.class, "demo.json").asJsonArray();
        for (Copy copy : Copy.upTo(scale)) {
            for (int i = 0; i < seeds.size(); i++) {
                JsonObject seed = seeds.getJsonObject(i);
                add(copy.isOriginal() ? seed : copied(seed, copy), (i + seeds.size() * copy.number()) % AGES);
            }
        }
    }

    private static JsonObject copied(JsonObject seed, Copy copy) {
        JsonArray phases = seed.getJsonArray("phases");
        return Json.object(seed)
                .add("id", copy.id(seed.getString("id")))
                .add("key", copy.label(seed.getString("key")))
                .add("name", copy.name(seed.getString("name")))
                .add("phases", Json.array().add(phases.get(0)).add(phases.get(phases.size() - 1)))
                .build();
    }

    /** Adds 450 plain projects with one phase each, for paging. */
    public void many(List<String> accounts) {
        for (int i = 1; i <= GENERATED; i++) {
            JsonObject seed = Json.object()
                    .add("id", String.valueOf(2_418_573_000_000_200_000L + i))
                    .add("key", String.format(Locale.ROOT, "GEN-%04d", i))
                    .add("name", String.format(Locale.ROOT, "Generated project %04d", i))
                    .add("account", accounts.get(i % accounts.size()))
                    .add("status", "ACTIVE")
                    .add("start", -i)
                    .add("end", 400 - i)
                    .add("budget", JsonValue.NULL)
                    .add("spent", JsonValue.NULL)
                    .add("contract", JsonValue.NULL)
                    .add("description", "")
                    .add("tasks", Json.array().add(1).add(0))
                    .add("issues", Json.array().add(0).add(0))
                    .add(
                            "phases",
                            Json.array()
                                    .add(Json.array()
                                            .add("Only phase")
                                            .add(-i)
                                            .add(400 - i)
                                            .add(i % 101)))
                    .build();
            add(seed, i);
        }
    }

    private void add(JsonObject seed, int index) {
        Status status = Status.valueOf(seed.getString("status"));
        String id = seed.getString("id");
        JsonObjectBuilder project = Json.object(ProjectTemplate.blank(id, clock))
                .add("key", seed.getString("key"))
                .add("name", seed.getString("name"))
                .add("description", seed.getString("description"))
                .add("status", status.toJson())
                .add("is_completed", status == Status.COMPLETED)
                .add("start_date", day(seed.get("start")))
                .add("end_date", day(seed.get("end")))
                .add("budget_info", budget(seed))
                .add("created_time", at(seed.getInt("start") - 4))
                .add("modified_time", modified(index))
                .add("last_modified_time", modified(index))
                .add("tasks", counts(seed.getJsonArray("tasks")))
                .add("issues", counts(seed.getJsonArray("issues")))
                .add("crm_account_id", seed.getString("account"))
                .add("contract_number", seed.get("contract"));
        if (status == Status.COMPLETED) {
            project.add("completed_time", at(seed.getInt("end")));
        }
        store.putProject(project.build());
        JsonArray phases = seed.getJsonArray("phases");
        for (int i = 0; i < phases.size(); i++) {
            store.putPhase(id, phase(phases.getJsonArray(i), i + 1, index));
        }
    }

    private JsonObject phase(JsonArray seed, int sequence, int index) {
        int percent = seed.getInt(3);
        boolean closed = percent == 100;
        phases++;
        return Json.object(ProjectTemplate.blankPhase(String.valueOf(FIRST_PHASE + 6 * phases), sequence, clock))
                .add("name", seed.getString(0))
                .add("status", (closed ? Status.PHASE_COMPLETED : Status.PHASE_ACTIVE).toJson())
                .add("status_type", closed ? "closed" : "open")
                .add("is_completed", closed)
                .add("start_date", day(seed.get(1)))
                .add("end_date", day(seed.get(2)))
                .add("completion_percentage", percent)
                .add("created_time", at(seed.getInt(1) - 3))
                .add("last_modified_time", modified(index))
                .build();
    }

    /** Money comes as a string in one field and as a number in the next, as it does from Zoho. */
    private static JsonObject budget(JsonObject seed) {
        if (seed.isNull("budget")) {
            return Json.object().add("tracking_method", "none").build();
        }
        return Json.object()
                .add("tracking_method", "amount")
                .add("budget_type", "based_on_project_cost")
                .add("currency_code", "USD")
                .add("budget_value", seed.getString("budget"))
                .add("actual_value", seed.getJsonNumber("spent"))
                .add("threshold", 80)
                .build();
    }

    private static JsonObject counts(JsonArray openAndClosed) {
        return Json.object()
                .add("open_count", openAndClosed.getInt(0))
                .add("closed_count", openAndClosed.getInt(1))
                .build();
    }

    private JsonValue day(JsonValue daysFromToday) {
        return daysFromToday instanceof JsonNumber days
                ? Json.string(today.plusDays(days.intValue()).toString())
                : JsonValue.NULL;
    }

    private String at(int daysFromToday) {
        Instant midnight =
                today.plusDays(daysFromToday).atStartOfDay(ZoneOffset.UTC).toInstant();
        return Portal.at(midnight.plus(TEN_IN_NEW_YORK));
    }

    private String modified(int index) {
        return Portal.at(clock.instant().minus(Duration.ofHours(3L + 5L * index)));
    }
}
