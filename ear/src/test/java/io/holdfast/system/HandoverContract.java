package io.holdfast.system;

import static io.holdfast.system.Officers.HANDOVERS;
import static io.holdfast.system.Officers.handover;
import static io.holdfast.system.Officers.row;
import static io.holdfast.system.ProblemAssert.assertThatProblem;
import static io.holdfast.system.RoleOffice.RBAC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.system.Officers.Officer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Offices change hands, all of a hand-over or nothing of it. */
abstract class HandoverContract {
    private static final String PRESIDENT = "president@lincoln.example";
    private static final String JULY = "2099-07-01T00:00:00Z";
    private static final String NEXT_JULY = "2100-07-01T00:00:00Z";
    private static final String UNTIL_JULY = ",\"validTo\":\"" + JULY + "\"";

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
    void officersChangeAtTheTurnOfTheirTerms() {
        Officer dana = officers.member("Dana");
        Officer kim = officers.member("Kim");
        JsonObject treasurer = officers.given(dana, "treasurer", UNTIL_JULY);
        JsonObject secretary = officers.given(kim, "secretary", "");
        JsonObject wanted = handover(
                row(treasurer, kim, JULY, NEXT_JULY),
                row(secretary, dana, JULY, NEXT_JULY),
                row(null, kim, JULY, NEXT_JULY).add("role", "committee_chair"));

        JsonObject foreseen = simulated(wanted);
        Answer answer = officers.handOver(wanted);

        assertThat(foreseen.getBoolean("allowed")).isTrue();
        assertThat(foreseen.getInt("gaining")).isEqualTo(2);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        assertThat(answer.header("Consistency-Token")).isNotEmpty();
        assertThat(answer.json().getJsonArray("ended")).hasSize(1);
        assertThat(answer.json().getJsonArray("given")).hasSize(3);
        assertThat(officers.held(dana)).contains("secretary " + JULY + " " + NEXT_JULY);
        assertThat(officers.assignments(dana))
                .filteredOn(one -> one.getString("role").equals("treasurer"))
                .extracting(one -> one.getString("validTo"))
                .containsExactly(JULY);
        assertThat(officers.held(kim))
                .contains("treasurer " + JULY + " " + NEXT_JULY, "committee_chair " + JULY + " " + NEXT_JULY);
        assertThat(officers.assignments(kim))
                .filteredOn(one -> one.getString("role").equals("secretary"))
                .extracting(one -> one.getString("validTo"))
                .containsExactly(JULY);
    }

    @Test
    void theLogHasEachStepAndTheWholeUnderOneId() {
        Officer dana = officers.member("Dana");
        Officer kim = officers.member("Kim");
        JsonObject treasurer = officers.given(dana, "treasurer", "");

        Answer answer = officers.handOver(handover(row(treasurer, kim, JULY, NEXT_JULY)));

        assertThat(database.events("handover", answer.json().getString("id")))
                .containsExactly("role.hand-over SUCCEEDED");
        List<JsonObject> events = president
                .get("/api/admin/audit-logs?requestId=" + answer.header("X-Request-Id"))
                .json()
                .getJsonArray("items")
                .getValuesAs(JsonObject.class);
        assertThat(events)
                .filteredOn(event -> event.getJsonObject("meta").containsKey("handover"))
                .extracting(event -> event.getString("action") + " " + event.getString("entityId"))
                .containsExactlyInAnyOrder("role.prolong " + dana.id(), "role.grant " + kim.id());
    }

    @Test
    void ifOneRowMayNotBeNothingIsHandedOverAndEachSaysWhy() {
        Officer dana = officers.member("Dana");
        Officer kim = officers.member("Kim");
        JsonObject treasurer = officers.given(dana, "treasurer", UNTIL_JULY);
        JsonObject chair = officers.given(dana, "committee_chair", UNTIL_JULY);
        List<String> before = database.rights("lincoln");
        JsonObject wanted = handover(
                row(treasurer, kim, JULY, NEXT_JULY),
                row(null, kim, JULY, NEXT_JULY).add("role", "district_admin"),
                row(chair, kim, JULY, "2099-01-01T00:00:00Z"),
                row(null, null, JULY, NEXT_JULY).add("role", "secretary"),
                row(
                        Json.createObjectBuilder()
                                .add("id", UUID.randomUUID().toString())
                                .build(),
                        kim,
                        JULY,
                        NEXT_JULY));

        Answer answer = officers.handOver(wanted);

        assertThatProblem(answer).hasStatus(422).hasCode("RBAC-2008").says("4 things");
        assertThat(pointers(answer.json()))
                .containsExactlyInAnyOrder("/rows/1/userId", "/rows/2/validTo", "/rows/3/userId", "/rows/4/assignment");
        assertThat(database.rights("lincoln")).isEqualTo(before);
        JsonObject refusal = simulated(wanted).getJsonObject("refusal");
        assertThat(refusal.getString("code")).isEqualTo("RBAC-2008");
        assertThat(pointers(refusal)).isEqualTo(pointers(answer.json()));
        assertThat(database.eventsOf(PRESIDENT))
                .extracting(event -> event.action() + " " + event.outcome())
                .contains("role.hand-over FAILED", "role.grant DENIED");
    }

    @Test
    void rolesThatAreKeptApartAreRefusedAtTheirRowUnlessTheirTermsOnlyMeet() {
        Officer dana = officers.member("Dana");
        Officer kim = officers.member("Kim");
        String unique = UUID.randomUUID().toString().substring(0, 8);
        try (var office = new RoleOffice(president)) {
            office.set("Money and minutes " + unique, "STATIC", 2, "treasurer", "secretary");
            JsonObject treasurer = officers.given(dana, "treasurer", UNTIL_JULY);
            JsonObject secretary = officers.given(kim, "secretary", UNTIL_JULY);

            Answer both = officers.handOver(handover(
                    row(treasurer, kim, JULY, NEXT_JULY),
                    row(secretary, null, JULY, null).add("former", "UNCHANGED").add("userId", kim.id())));
            Answer swapped = officers.handOver(
                    handover(row(treasurer, kim, JULY, NEXT_JULY), row(secretary, dana, JULY, NEXT_JULY)));

            assertThatProblem(both).hasStatus(422);
            assertThat(pointers(both.json())).containsExactly("/rows/0/userId");
            assertThat(both.json().getString("detail")).contains("Money and minutes " + unique);
            assertThat(swapped.status()).as("%s", swapped).isEqualTo(200);
            officers.close();
        }
    }

    @Test
    void whoStaysGoesOnAndWhoLeavesIsFollowedAtOnce() {
        Officer dana = officers.member("Dana");
        Officer kim = officers.member("Kim");
        JsonObject treasurer = officers.given(dana, "treasurer", UNTIL_JULY);
        JsonObject secretary = officers.given(dana, "secretary", ",\"validTo\":\"2099-05-01T00:00:00Z\"");

        Answer stays = officers.handOver(handover(
                row(treasurer, dana, JULY, NEXT_JULY),
                row(secretary, kim, JULY, NEXT_JULY).add("former", "STAYS")));
        assertThat(stays.status()).as("%s", stays).isEqualTo(200);
        assertThat(officers.assignments(dana))
                .extracting(one -> one.getString("role") + " " + one.getString("validTo"))
                .containsExactlyInAnyOrder("treasurer " + NEXT_JULY, "secretary " + JULY);

        JsonObject now = Json.createObjectBuilder()
                .add("assignment", treasurer.getString("id"))
                .add("userId", kim.id())
                .add("validTo", JULY)
                .build();
        Answer leaves = officers.handOver(handover(Json.createObjectBuilder(now)));
        assertThat(leaves.status()).as("%s", leaves).isEqualTo(200);
        assertThat(mayApproveBudgets(dana)).isFalse();
        assertThat(mayApproveBudgets(kim)).isTrue();
    }

    @Test
    void aTermThatBeginsLaterBeginsByItself() {
        Officer dana = officers.member("Dana");
        Officer kim = officers.member("Kim");
        JsonObject treasurer = officers.given(dana, "treasurer", "");
        Instant soon = Instant.now().plusSeconds(10).truncatedTo(ChronoUnit.SECONDS);

        Answer answer = officers.handOver(handover(row(treasurer, kim, soon.toString(), null)));

        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        assertThat(mayApproveBudgets(dana)).isTrue();
        assertThat(mayApproveBudgets(kim)).isFalse();
        await().atMost(Duration.ofSeconds(30)).until(() -> mayApproveBudgets(kim));
        assertThat(mayApproveBudgets(dana)).isFalse();
        assertThat(whoMayApproveBudgets()).contains(kim.id()).doesNotContain(dana.id());
    }

    @Test
    void nobodyHandsOverTheirOwnOfficeNorThoseOfAnotherOrganization(Portal portal) {
        Officer kim = officers.member("Kim");
        JsonObject own =
                president
                        .get(RBAC + "user-roles?limit=200")
                        .json()
                        .getJsonArray("items")
                        .getValuesAs(JsonObject.class)
                        .stream()
                        .filter(one -> one.getString("email").equals(PRESIDENT))
                        .findFirst()
                        .orElseThrow();
        JsonObject theirs = handover(row(officers.given(kim, "treasurer", ""), kim, JULY, NEXT_JULY));

        Answer refused = officers.handOver(handover(row(own, kim, JULY, NEXT_JULY)));
        Answer foreign = portal.signIn("president@oak.example").send("POST", HANDOVERS, theirs.toString());

        assertThatProblem(refused).hasStatus(422).says("Nobody changes their own roles");
        assertThat(pointers(refused.json())).containsExactly("/rows/0/assignment");
        assertThatProblem(foreign).hasStatus(422);
        assertThat(pointers(foreign.json())).containsExactly("/rows/0/assignment");
        assertThatProblem(portal.signIn("volunteer@lincoln.example").send("POST", HANDOVERS, theirs.toString()))
                .hasStatus(403)
                .hasCode("RBAC-2001");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"rows\":[]}",
                "{\"rows\":{}}",
                "{\"rows\":[1]}",
                "{\"rows\":[{}]}",
                "{\"rows\":[{\"assignment\":\"1\",\"userId\":\"1\"}]}",
                "{\"rows\":[{\"assignment\":\"018f0000-0000-7000-8000-00000000beef\",\"role\":\"treasurer\"}]}",
                "{\"rows\":[{\"role\":\"treasurer\",\"former\":\"GOES\"}]}",
                "{\"rows\":[{\"role\":\"treasurer\",\"validFrom\":\"July\"}]}",
                "{\"rows\":[{\"role\":\"treasurer\",\"colour\":\"blue\"}]}",
                "{\"rows\":[{\"role\":\"emperor\",\"userId\":\"018f0000-0000-7000-8000-00000000beef\"}]}"
            })
    void aHandoverThatIsNoneIsRefused(String body) {
        assertThatProblem(president.send("POST", HANDOVERS, body)).hasStatus(422);
    }

    @Test
    void noMoreThanAHundredRowsAreHandedOverAtOnce() {
        var rows = Json.createArrayBuilder();
        for (int i = 0; i < 101; i++) {
            rows.add(Json.createObjectBuilder().add("role", "treasurer"));
        }
        Answer answer =
                officers.handOver(Json.createObjectBuilder().add("rows", rows).build());

        assertThatProblem(answer).hasStatus(422).says("at most 100");
    }

    private JsonObject simulated(JsonObject handover) {
        Answer answer = president.send(
                "POST",
                RBAC + "simulate",
                Json.createObjectBuilder().add("handover", handover).build().toString());
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json();
    }

    private boolean mayApproveBudgets(Officer officer) {
        Answer answer = president.send(
                "POST",
                RBAC + "check",
                "{\"userId\":\"" + officer.id() + "\",\"resource\":\"budget\",\"action\":\"approve\"}");
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json().getBoolean("allowed");
    }

    private String whoMayApproveBudgets() {
        Answer answer = president.send(
                "POST", RBAC + "search/who?limit=200", "{\"resource\":\"budget\",\"action\":\"approve\"}");
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.body();
    }

    private static List<String> pointers(JsonObject problem) {
        return problem.getJsonArray("errors").getValuesAs(JsonObject.class).stream()
                .map(error -> error.getString("pointer"))
                .toList();
    }
}
