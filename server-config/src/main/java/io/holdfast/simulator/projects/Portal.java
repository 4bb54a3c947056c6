package io.holdfast.simulator.projects;

import io.holdfast.simulator.wire.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The one portal and its owner. */
public final class Portal {
    public static final String ID = "846213907";

    static final JsonObject OWNER = Json.object()
            .add("zpuid", "2418573000000085003")
            .add("zuid", 78120441)
            .add("name", "Dana Whitfield")
            .add("email", "pm@meridian.example")
            .build();

    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Portal() {}

    /** Returns the answer of {@code /portals}: a bare array; the profile's id is a JSON number of 19 digits. */
    static JsonArray list() {
        return Json.array()
                .add(Json.object()
                        .add("id", ID)
                        .add("portal_name", "meridianengineering")
                        .add("org_name", "Meridian Engineering")
                        .add("timezone", "America/New_York")
                        .add("project_plan", "Enterprise")
                        .add("owner", OWNER)
                        .add(
                                "profile",
                                Json.object().add("name", "Portal Owner").add("id", 2_418_573_000_000_085_084L)))
                .build();
    }

    static String now(Clock clock) {
        return at(clock.instant());
    }

    static String at(Instant instant) {
        return INSTANT.format(instant);
    }
}
