package io.holdfast.system;

import static io.holdfast.system.RoleOffice.RBAC;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Members of Lincoln PTO whom nobody else needs, and what a test gives them, which is taken back at its end. */
final class Officers implements AutoCloseable {
    static final String HANDOVERS = RBAC + "handovers";

    private final Visitor president;
    private final Database database;
    private final List<Officer> members = new ArrayList<>();
    private final String unique = UUID.randomUUID().toString().substring(0, 8);

    Officers(Visitor president, Database database) {
        this.president = president;
        this.database = database;
    }

    /** A new member without any role. */
    record Officer(String id, String email, String name) {}

    Officer member(String name) {
        String email = name.toLowerCase(Locale.ROOT) + "-" + unique + "@officers.example";
        String id = UUID.randomUUID().toString();
        String login = UUID.randomUUID().toString();
        database.execute(
                "INSERT INTO logins (id, email, password_hash) VALUES ('" + login + "', '" + email + "', 'none')");
        database.execute(
                "INSERT INTO users (tenant_id, id, login_id, email, name, client_dashboard_id) SELECT id, '" + id
                        + "', '" + login + "', '" + email + "', '" + name + " " + unique + "', '" + id
                        + "' FROM tenants WHERE slug = 'lincoln'");
        var officer = new Officer(id, email, name + " " + unique);
        members.add(officer);
        return officer;
    }

    /** Gives a role for a time. @param more members of the body, such as {@code ,"validTo":"…"} @return the assignment */
    JsonObject given(Officer officer, String role, String more) {
        Answer answer = president.send(
                "POST", RBAC + "assign", "{\"userId\":\"" + officer.id() + "\",\"role\":\"" + role + "\"" + more + "}");
        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
        return answer.json();
    }

    /** What somebody holds now or later: "treasurer 2099-07-01T00:00:00Z 2100-07-01T00:00:00Z", the oldest first. */
    List<String> held(Officer officer) {
        return assignments(officer).stream()
                .map(one ->
                        one.getString("role") + " " + one.getString("validFrom") + " " + one.getString("validTo", "-"))
                .toList();
    }

    List<JsonObject> assignments(Officer officer) {
        return president
                .get(RBAC + "user-roles/" + officer.id())
                .json()
                .getJsonArray("items")
                .getValuesAs(JsonObject.class);
    }

    static JsonObjectBuilder row(JsonObject assignment, Officer next, String from, String to) {
        JsonObjectBuilder row = Json.createObjectBuilder().add("validFrom", from);
        add(row, "assignment", assignment == null ? null : assignment.getString("id"));
        add(row, "userId", next == null ? null : next.id());
        return add(row, "validTo", to);
    }

    private static JsonObjectBuilder add(JsonObjectBuilder row, String name, String value) {
        return value == null ? row : row.add(name, value);
    }

    static JsonObject handover(JsonObjectBuilder... rows) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        List.of(rows).forEach(all::add);
        return Json.createObjectBuilder().add("rows", all).build();
    }

    Answer handOver(JsonValue handover) {
        return president.send("POST", HANDOVERS, handover.toString());
    }

    /** Takes back what the members of this test hold; as members without a role they stay. */
    @Override
    public void close() {
        members.stream().flatMap(member -> assignments(member).stream()).forEach(one -> assertThat(president
                        .send("DELETE", RBAC + "assign/" + one.getString("id"), null)
                        .status())
                .isEqualTo(204));
    }
}
