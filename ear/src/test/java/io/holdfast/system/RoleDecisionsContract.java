package io.holdfast.system;

import static io.holdfast.system.ProblemAssert.assertThatProblem;
import static io.holdfast.system.RoleRequests.ASSIGN;
import static io.holdfast.system.RoleRequests.CHECK;
import static io.holdfast.system.RoleRequests.EXPLAIN;
import static io.holdfast.system.RoleRequests.RBAC;
import static io.holdfast.system.RoleRequests.ROLES;
import static io.holdfast.system.RoleRequests.USER_ROLES;
import static io.holdfast.system.RoleRequests.assignment;
import static io.holdfast.system.RoleRequests.branch;
import static io.holdfast.system.RoleRequests.check;
import static io.holdfast.system.RoleRequests.explain;
import static io.holdfast.system.RoleRequests.items;
import static io.holdfast.system.RoleRequests.of;
import static io.holdfast.system.RoleRequests.own;
import static io.holdfast.system.RoleRequests.person;
import static io.holdfast.system.RoleRequests.scope;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what is asked over the API, and why (feature B21). */
abstract class RoleDecisionsContract {
    private static final String PRESIDENT = "president@lincoln.example";
    private static final String TREASURER = "treasurer@lincoln.example";
    private static final String VOLUNTEER = "volunteer@lincoln.example";
    private static final String APPROVE_BUDGET = "\"resource\":\"budget\",\"action\":\"approve\"";
    private static final String ADMINISTRATOR = "admin@meridian.example";
    private static final String CLIENT_ADMINISTRATOR = "admin@acme.example";
    private static final String CLIENT = "user@acme.example";

    @Test
    void aPresidentLearnsWhoMayApproveTheBudget(Portal portal) {
        Visitor president = portal.signIn(PRESIDENT);

        JsonObject own = check(president, "{" + APPROVE_BUDGET + "}");
        JsonObject volunteers = check(president, of(person(president, VOLUNTEER), APPROVE_BUDGET));
        JsonObject treasurers = check(president, of(person(president, TREASURER), APPROVE_BUDGET));

        assertThat(own.getBoolean("allowed")).isTrue();
        assertThat(own.getString("reason")).isEqualTo("GRANTED");
        assertThat(own.getString("permission")).isEqualTo("approve:budget");
        assertThat(own.getJsonNumber("epoch").longValue()).isPositive();
        assertThat(volunteers.getBoolean("allowed")).isFalse();
        assertThat(volunteers.getString("reason")).isEqualTo("NOT_GRANTED");
        assertThat(treasurers.getBoolean("allowed")).isTrue();
    }

    @Test
    void aPresidentLearnsWhyTheVolunteerMayNotApproveTheBudgetAndWhatWouldChangeIt(Portal portal) {
        Visitor president = portal.signIn(PRESIDENT);
        String volunteer = person(president, VOLUNTEER);

        JsonObject before = explain(president, of(volunteer, APPROVE_BUDGET));

        assertThat(before.getBoolean("allowed")).isFalse();
        assertThat(before.getString("wouldGrant")).isEqualTo("treasurer");
        assertThat(branch(before, "volunteer").getString("finding")).isEqualTo("PERMISSION_LOCKED");
        assertThat(before.getJsonObject("lock").getString("organization")).isEqualTo("Riverside District");
        assertThat(before.getJsonObject("lock").getJsonArray("roles").getValuesAs(JsonString::getString))
                .containsExactly("president", "treasurer");

        String id = president
                .send("POST", ASSIGN, assignment(volunteer, before.getString("wouldGrant"), ""))
                .json()
                .getString("id");
        JsonObject after = explain(president, of(volunteer, APPROVE_BUDGET));
        assertThat(president.send("DELETE", ASSIGN + "/" + id, null).status()).isEqualTo(204);
        JsonObject again = explain(president, of(volunteer, APPROVE_BUDGET));

        assertThat(after.getBoolean("allowed")).isTrue();
        assertThat(after.containsKey("wouldGrant")).isFalse();
        JsonObject matched = branch(after, "treasurer");
        assertThat(matched.getString("finding")).isEqualTo("MATCHED");
        assertThat(matched.getJsonArray("path").getValuesAs(JsonString::getString))
                .containsExactly("treasurer");
        assertThat(matched.getString("assignedBy")).isEqualTo(own(president));
        assertThat(again.getBoolean("allowed")).isFalse();
        assertThat(again.getJsonArray("grants").getValuesAs(JsonObject.class))
                .filteredOn(grant -> grant.getString("id").equals(id))
                .extracting(grant -> grant.getString("finding"))
                .containsExactly("REVOKED");
    }

    @Test
    void whoMayNotExplainIsRefusedAndAStrangerLooksLikeNobody(Portal portal) {
        Visitor oak = portal.signIn("president@oak.example");
        Visitor lincoln = portal.signIn(PRESIDENT);

        assertThatProblem(portal.signIn(CLIENT).send("POST", EXPLAIN, "{" + APPROVE_BUDGET + "}"))
                .hasStatus(403);
        assertThatProblem(portal.signIn(CLIENT_ADMINISTRATOR).send("POST", EXPLAIN, "{" + APPROVE_BUDGET + "}"))
                .hasStatus(403);
        JsonObject foreign = explain(oak, of(person(lincoln, VOLUNTEER), APPROVE_BUDGET));
        JsonObject nobody = explain(oak, of(UUID.randomUUID().toString(), APPROVE_BUDGET));
        assertThat(foreign.getString("reason")).isEqualTo("NOT_A_MEMBER").isEqualTo(nobody.getString("reason"));
        assertThat(foreign.getJsonArray("grants")).isEmpty();
        assertThat(foreign.keySet()).isEqualTo(nobody.keySet());
    }

    @Test
    void aDecisionIsInTheAuditLogUnderItsId(Portal portal, Database database) {
        JsonObject checked = check(portal.signIn(PRESIDENT), "{" + APPROVE_BUDGET + "}");

        assertThat(database.decision(checked.getString("decisionId")))
                .containsExactly("permission.check", String.valueOf(checked.getJsonNumber("epoch")));
    }

    @Test
    void whoLooksAfterNobodyAsksAboutThemselvesAlone(Portal portal) {
        Visitor client = portal.signIn(CLIENT);
        String other = person(portal.signIn(ADMINISTRATOR), CLIENT_ADMINISTRATOR);
        String project = client.projects().get(0).id();

        assertThat(check(client, "{\"resource\":\"own-projects\",\"action\":\"read\"" + scope("project", project) + "}")
                        .getBoolean("allowed"))
                .isTrue();
        assertThat(check(client, "{\"resource\":\"own-projects\",\"action\":\"read\"}")
                        .getBoolean("allowed"))
                .as("for the whole organization")
                .isFalse();
        assertThat(items(client, USER_ROLES + "/" + own(client))).hasSize(3).allSatisfy(item -> assertThat(
                        item.getJsonArray("permissions").getValuesAs(JsonString::getString))
                .contains("read:own-projects"));
        for (Answer refused : List.of(
                client.get(ROLES),
                client.get(RBAC + "permissions"),
                client.get(USER_ROLES),
                client.get(USER_ROLES + "/" + other),
                client.send("POST", CHECK, of(other, APPROVE_BUDGET)),
                client.send("POST", ASSIGN, assignment(other, "client_user", "")),
                client.send("DELETE", ASSIGN + "/" + other, null))) {
            assertThatProblem(refused).hasStatus(403).hasCode("RBAC-2001");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"resource\":\"budget\"}",
                "{\"resource\":1,\"action\":\"approve\"}",
                "{\"resource\":\"Budget; DROP\",\"action\":\"approve\"}",
                "{\"resource\":\"budget\",\"action\":\"approve\",\"userId\":\"me\"}",
                "{\"resource\":\"budget\",\"action\":\"approve\",\"scope\":\"tenant\"}",
                "{\"resource\":\"budget\",\"action\":\"approve\",\"scope\":{}}",
                "{\"resource\":\"budget\",\"action\":\"approve\",\"scope\":{\"type\":\"planet\",\"id\":\"x\"}}",
                "{\"resource\":\"budget\",\"action\":\"approve\",\"scope\":{\"type\":\"account\"}}",
                "{\"resource\":\"budget\",\"action\":\"approve\",\"scope\":{\"type\":\"account\",\"id\":\"1\"}}",
                "{\"resource\":\"budget\",\"action\":\"approve\",\"scope\":{\"type\":\"tenant\",\"id\":\"1\"}}",
                "{\"resource\":\"budget\",\"action\":\"approve\",\"colour\":\"blue\"}"
            })
    void aQuestionThatIsNoneIsRefused(String body, Portal portal) {
        assertThatProblem(portal.signIn(PRESIDENT).send("POST", CHECK, body)).hasStatus(422);
    }
}
