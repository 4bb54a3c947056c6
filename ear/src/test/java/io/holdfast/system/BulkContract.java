package io.holdfast.system;

import static io.holdfast.system.ProblemAssert.assertThatProblem;
import static io.holdfast.system.RoleOffice.RBAC;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.system.Officers.Officer;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many people are given roles, or lose them, and each row says what became of it. */
abstract class BulkContract {
    private static final String BULK = RBAC + "assign/bulk";
    private static final String PRESIDENT = "president@lincoln.example";
    private static final String JULY = "2099-07-01T00:00:00Z";

    private Visitor president;
    private Database database;
    private Officers officers;

    @BeforeEach
    void thePresidentOfAnOrganization(Portal portal, Database database) {
        this.database = database;
        president = portal.signIn(PRESIDENT);
        officers = new Officers(president, database);
    }

    @AfterEach
    void whatWasGivenIsTakenBack() {
        officers.close();
    }

    @Test
    void goodRowsAreMadeBesideBadOnesAndEachSaysWhatBecameOfIt() {
        Officer dana = officers.member("Dana");
        Officer kim = officers.member("Kim");
        officers.given(kim, "secretary", "");
        officers.given(kim, "volunteer", "");
        JsonObject wanted = bulk(
                "each",
                row(dana, "treasurer").add("validTo", JULY),
                Json.createObjectBuilder()
                        .add("email", kim.email().toUpperCase())
                        .add("role", "committee_chair"),
                row(kim, "secretary"),
                row(dana, "district_admin"),
                Json.createObjectBuilder()
                        .add("email", "nobody@officers.example")
                        .add("role", "treasurer"),
                row(dana, "emperor"),
                row(kim, "secretary").add("end", true),
                row(kim, "volunteer").add("end", true).add("validTo", JULY),
                row(dana, "secretary").add("end", true));

        JsonObject foreseen = simulated(wanted);
        Answer answer = send(wanted);

        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        assertThat(answer.header("Consistency-Token")).isNotEmpty();
        assertThat(states(answer))
                .containsExactly(
                        "0 GIVEN",
                        "1 GIVEN",
                        "2 REFUSED CORE-0010",
                        "3 REFUSED RBAC-2002",
                        "4 REFUSED CORE-0003 /email",
                        "5 REFUSED CORE-0003 /role",
                        "6 ENDED",
                        "7 ENDED",
                        "8 REFUSED CORE-0003 /role");
        assertThat(officers.assignments(dana))
                .extracting(one -> one.getString("role") + " " + one.getString("validTo", "-"))
                .containsExactly("treasurer " + JULY);
        assertThat(officers.assignments(kim))
                .extracting(one -> one.getString("role") + " " + one.getString("validTo", "-"))
                .containsExactlyInAnyOrder("committee_chair -", "volunteer " + JULY);
        assertThat(foreseen.getBoolean("allowed")).isFalse();
        assertThat(foreseen.getInt("gaining")).isEqualTo(2);
        assertThat(pointers(foreseen.getJsonObject("refusal")))
                .containsExactly("/rows/2", "/rows/3", "/rows/4/email", "/rows/5/role", "/rows/8/role");
    }

    @Test
    void theLogHasEachRowAndTheWholeUnderOneId() {
        Officer dana = officers.member("Dana");

        Answer answer = send(bulk("each", row(dana, "treasurer"), row(dana, "district_admin")));

        String id = answer.json().getString("id");
        assertThat(database.events("bulk", id)).containsExactly("role.assign-many SUCCEEDED");
        List<JsonObject> events = president
                .get("/api/admin/audit-logs?requestId=" + answer.header("X-Request-Id"))
                .json()
                .getJsonArray("items")
                .getValuesAs(JsonObject.class);
        assertThat(events)
                .filteredOn(event -> event.getString("action").equals("role.grant"))
                .allMatch(event -> event.getJsonObject("meta").getString("bulk").equals(id))
                .extracting(event -> event.getString("outcome") + " " + event.getString("entityId"))
                .containsExactlyInAnyOrder("SUCCEEDED " + dana.id(), "DENIED " + dana.id());
    }

    @Test
    void allOrNothingIsNothingWhenOneRowMayNotBe() {
        Officer dana = officers.member("Dana");
        Officer kim = officers.member("Kim");
        List<String> before = database.rights("lincoln");

        Answer refused =
                send(bulk("all-or-nothing", row(dana, "treasurer"), row(kim, "district_admin"), row(kim, "emperor")));
        assertThatProblem(refused).hasStatus(422).hasCode("RBAC-2030").says("2 things");
        assertThat(pointers(refused.json())).containsExactly("/rows/1", "/rows/2/role");
        assertThat(database.rights("lincoln")).isEqualTo(before);
        assertThat(database.eventsOf(PRESIDENT))
                .extracting(event -> event.action() + " " + event.outcome())
                .contains("role.assign-many FAILED");

        Answer done = send(bulk("all-or-nothing", row(dana, "treasurer"), row(kim, "secretary")));
        assertThat(states(done)).containsExactly("0 GIVEN", "1 GIVEN");
    }

    @Test
    void rolesThatAreKeptApartAreRefusedAtTheSecondRow() {
        Officer dana = officers.member("Dana");
        String unique = UUID.randomUUID().toString().substring(0, 8);
        try (var office = new RoleOffice(president)) {
            office.set("Money or minutes " + unique, "STATIC", 2, "treasurer", "secretary");

            Answer answer = send(bulk("each", row(dana, "treasurer"), row(dana, "secretary"), row(dana, "volunteer")));

            assertThat(states(answer)).containsExactly("0 GIVEN", "1 REFUSED RBAC-2006", "2 GIVEN");
            officers.close();
        }
    }

    @Test
    void aThousandRowsAreMadeAndOneMoreIsRefused() {
        Officer dana = officers.member("Dana");
        List<JsonObjectBuilder> rows = new ArrayList<>();
        for (int i = 0; i < 999; i++) {
            rows.add(Json.createObjectBuilder()
                    .add("email", "nobody" + i + "@officers.example")
                    .add("role", "treasurer"));
        }
        rows.add(row(dana, "treasurer"));

        Answer answer = send(bulk("each", rows.toArray(JsonObjectBuilder[]::new)));
        assertThat(answer.json().getInt("refused")).isEqualTo(999);
        assertThat(answer.json().getInt("given")).isEqualTo(1);

        rows.clear();
        for (int i = 0; i < 1001; i++) {
            rows.add(row(dana, "secretary"));
        }
        assertThatProblem(send(bulk("each", rows.toArray(JsonObjectBuilder[]::new))))
                .hasStatus(422)
                .says("at most 1000");
    }

    @Test
    void nobodyReachesAnotherOrganizationOrOneself(Portal portal) {
        Officer kim = officers.member("Kim");
        JsonObject theirs = bulk("each", row(kim, "treasurer"));
        Visitor other = portal.signIn("president@oak.example");

        assertThat(states(other.send("POST", BULK, theirs.toString()))).containsExactly("0 REFUSED CORE-0003 /userId");
        assertThat(states(send(bulk(
                        "each",
                        Json.createObjectBuilder().add("email", PRESIDENT).add("role", "treasurer")))))
                .containsExactly("0 REFUSED RBAC-2002");
        assertThatProblem(portal.signIn("volunteer@lincoln.example").send("POST", BULK, theirs.toString()))
                .hasStatus(403)
                .hasCode("RBAC-2001");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"mode\":\"each\"}",
                "{\"mode\":\"each\",\"rows\":[]}",
                "{\"mode\":\"some\",\"rows\":[{\"email\":\"a@b.example\",\"role\":\"treasurer\"}]}",
                "{\"mode\":\"each\",\"rows\":[1]}",
                "{\"mode\":\"each\",\"rows\":[{\"role\":\"treasurer\"}]}",
                "{\"mode\":\"each\",\"rows\":[{\"email\":\"a@b.example\"}]}",
                "{\"mode\":\"each\",\"rows\":[{\"userId\":\"1\",\"role\":\"treasurer\"}]}",
                "{\"mode\":\"each\",\"rows\":[{\"email\":\"a@b.example\",\"role\":\"treasurer\",\"validTo\":\"July\"}]}",
                "{\"mode\":\"each\",\"rows\":[{\"email\":\"a@b.example\",\"role\":\"treasurer\",\"colour\":\"blue\"}]}"
            })
    void aBulkThatIsNoneIsRefused(String body) {
        assertThatProblem(president.send("POST", BULK, body)).hasStatus(422);
    }

    private Answer send(JsonObject bulk) {
        return president.send("POST", BULK, bulk.toString());
    }

    private JsonObject simulated(JsonObject bulk) {
        Answer answer = president.send(
                "POST",
                RBAC + "simulate",
                Json.createObjectBuilder().add("bulk", bulk).build().toString());
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json();
    }

    private static JsonObjectBuilder row(Officer officer, String role) {
        return Json.createObjectBuilder().add("userId", officer.id()).add("role", role);
    }

    private static JsonObject bulk(String mode, JsonObjectBuilder... rows) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        List.of(rows).forEach(all::add);
        return Json.createObjectBuilder().add("mode", mode).add("rows", all).build();
    }

    /** "2 REFUSED CORE-0003 /role" and the like. */
    private static List<String> states(Answer answer) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json().getJsonArray("rows").getValuesAs(JsonObject.class).stream()
                .map(row -> row.getInt("row") + " " + row.getString("status") + why(row))
                .toList();
    }

    private static String why(JsonObject row) {
        JsonObject problem = row.getJsonObject("problem");
        if (problem == null) {
            return "";
        }
        String code = " " + problem.getString("code");
        return problem.containsKey("errors") ? code + " " + String.join(" ", pointers(problem)) : code;
    }

    private static List<String> pointers(JsonObject problem) {
        return problem.getJsonArray("errors").getValuesAs(JsonObject.class).stream()
                .map(error -> error.getString("pointer"))
                .toList();
    }
}
