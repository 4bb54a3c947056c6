package io.holdfast.simulator.crm;

import io.holdfast.simulator.wire.Json;
import jakarta.json.JsonObject;

/** The organization and its one user. */
final class Organization {
    private static final String USER_ID = "5437280000000411001";
    private static final String USER_NAME = "Dana Whitfield";

    private Organization() {}

    static JsonObject userReference() {
        return Json.object()
                .add("name", USER_NAME)
                .add("id", USER_ID)
                .add("email", "pm@meridian.example")
                .build();
    }

    static JsonObject users() {
        JsonObject user = Json.object()
                .add("id", USER_ID)
                .add("full_name", USER_NAME)
                .add("first_name", "Dana")
                .add("last_name", "Whitfield")
                .add("email", "pm@meridian.example")
                .add("zuid", "78120441")
                .add("status", "active")
                .add("time_zone", "America/New_York")
                .add("role", Json.object().add("name", "CEO").add("id", "5437280000000026005"))
                .add("profile", Json.object().add("name", "Administrator").add("id", "5437280000000026011"))
                .build();
        return Json.object().add("users", Json.array().add(user)).build();
    }

    static JsonObject org() {
        JsonObject org = Json.object()
                .add("id", "5437280000000020001")
                .add("zgid", "846213001")
                .add("company_name", "Meridian Engineering")
                .add("primary_email", "admin@meridian.example")
                .add("currency", "US Dollar")
                .add("iso_code", "USD")
                .add("time_zone", "America/New_York")
                .add("license_details", Json.object().add("paid", true).add("paid_type", "enterprise"))
                .build();
        return Json.object().add("org", Json.array().add(org)).build();
    }
}
