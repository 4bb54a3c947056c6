package io.holdfast.system;

import static io.holdfast.system.ProblemAssert.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what is asked, given and taken back over the API (features B21, B22, B24 to B27). */
abstract class RolesContract {
    private static final String RBAC = "/api/v1/rbac/";
    private static final String ROLES = RBAC + "roles";
    private static final String ASSIGN = RBAC + "assign";
    private static final String CHECK = RBAC + "check";
    private static final String EXPLAIN = RBAC + "explain";
    private static final String USER_ROLES = RBAC + "user-roles";
    private static final String PRESIDENT = "president@lincoln.example";
    private static final String TREASURER = "treasurer@lincoln.example";
    private static final String VOLUNTEER = "volunteer@lincoln.example";
    private static final String APPROVE_BUDGET = "\"resource\":\"budget\",\"action\":\"approve\"";
    private static final String ADMINISTRATOR = "admin@meridian.example";
    private static final String CLIENT_ADMINISTRATOR = "admin@acme.example";
    private static final String CLIENT = "user@acme.example";
    private static final String FOREIGN_CLIENT = "user@globex.example";

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
    void aRoleHoldsWithTheAnswerAndIsGoneWithTheAnswer(Portal portal, Database database) {
        Visitor president = portal.signIn(PRESIDENT);
        String volunteer = person(president, VOLUNTEER);

        Answer given = president.send("POST", ASSIGN, assignment(volunteer, "treasurer", ""));
        assertThat(given.status()).as("%s", given).isEqualTo(201);
        String address = URI.create(given.header("Location")).getPath();
        assertThat(address).isEqualTo(ASSIGN + "/" + given.json().getString("id"));
        assertThat(check(president, of(volunteer, APPROVE_BUDGET)).getBoolean("allowed"))
                .isTrue();
        assertThat(rolesOf(president, volunteer)).containsExactly("volunteer", "treasurer");
        assertThatProblem(president.send("POST", ASSIGN, assignment(volunteer, "treasurer", "")))
                .hasStatus(409);

        assertThat(president.send("DELETE", address, null).status()).isEqualTo(204);
        assertThat(check(president, of(volunteer, APPROVE_BUDGET)).getBoolean("allowed"))
                .isFalse();
        assertThat(rolesOf(president, volunteer)).containsExactly("volunteer");
        assertThatProblem(president.send("DELETE", address, null)).hasStatus(404);
        assertThat(database.eventsOf(PRESIDENT))
                .extracting(event -> event.action() + " " + event.outcome())
                .contains("role.grant SUCCEEDED", "role.grant FAILED", "role.revoke SUCCEEDED", "role.revoke FAILED");
    }

    @Test
    void whoIsGivenAProjectSeesItInTheNextRequestAndNoLongerOnceItIsTakenBack(Portal portal) {
        Visitor administrator = portal.signIn(ADMINISTRATOR);
        Visitor client = portal.signIn(FOREIGN_CLIENT);
        String project = portal.signIn(CLIENT).projects().get(0).id();
        assertThat(client.tryProject(project).status()).isEqualTo(404);

        Answer given = administrator.send(
                "POST",
                ASSIGN,
                assignment(person(administrator, FOREIGN_CLIENT), "client_user", scope("project", project)));
        assertThat(given.status()).as("%s", given).isEqualTo(201);
        assertThat(client.tryProject(project).status()).isEqualTo(200);

        assertThat(administrator
                        .send("DELETE", ASSIGN + "/" + given.json().getString("id"), null)
                        .status())
                .isEqualTo(204);
        assertThat(client.tryProject(project).status()).isEqualTo(404);
    }

    @Test
    void anAssignmentForLaterHoldsLater(Portal portal) {
        Visitor president = portal.signIn(PRESIDENT);
        String volunteer = person(president, VOLUNTEER);
        Instant tomorrow = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);

        Answer given = president.send(
                "POST",
                ASSIGN,
                assignment(
                        volunteer,
                        "secretary",
                        ",\"validFrom\":\"" + tomorrow + "\",\"validTo\":\"" + tomorrow.plusSeconds(60) + "\""));

        assertThat(given.status()).as("%s", given).isEqualTo(201);
        assertThat(given.json().getString("validFrom")).isEqualTo(tomorrow.toString());
        assertThat(check(president, of(volunteer, "\"resource\":\"documents\",\"action\":\"publish\""))
                        .getBoolean("allowed"))
                .isFalse();
        assertThat(president
                        .send("DELETE", ASSIGN + "/" + given.json().getString("id"), null)
                        .status())
                .isEqualTo(204);
    }

    @Test
    void aRoleWithAConditionOpensNothingOfTheProduct(Portal portal) {
        Visitor president = portal.signIn(PRESIDENT);
        String volunteer = person(president, VOLUNTEER);
        String condition = ",\"condition\":{\"resource.status\":\"open\"}";

        Answer given = president.send("POST", ASSIGN, assignment(volunteer, "treasurer", condition));
        assertThat(given.status()).as("%s", given).isEqualTo(201);
        assertThat(given.json().getJsonObject("condition").getString("resource.status"))
                .isEqualTo("open");
        assertThat(check(president, of(volunteer, APPROVE_BUDGET)).getBoolean("allowed"))
                .isFalse();
        JsonObject branch = branch(explain(president, of(volunteer, APPROVE_BUDGET)), "treasurer");
        assertThat(branch.getString("finding")).isEqualTo("CONDITION_UNKNOWN");
        assertThat(branch.getJsonObject("condition")).hasSize(1);
        assertThat(president
                        .send("DELETE", ASSIGN + "/" + given.json().getString("id"), null)
                        .status())
                .isEqualTo(204);
        for (String none : List.of("{\"status\":\"open\"}", "{\"resource.status\":null}", "[]", "\"open\"")) {
            assertThatProblem(president.send(
                            "POST", ASSIGN, assignment(volunteer, "treasurer", ",\"condition\":" + none)))
                    .hasStatus(422);
        }
    }

    @Test
    void nobodyChangesTheirOwnRoles(Portal portal) {
        Visitor president = portal.signIn(PRESIDENT);
        JsonObject own = first(president, USER_ROLES + "/" + own(president));

        assertThatProblem(president.send("POST", ASSIGN, assignment(own(president), "treasurer", "")))
                .hasStatus(403)
                .hasCode("RBAC-2002");
        assertThatProblem(president.send("DELETE", ASSIGN + "/" + own.getString("id"), null))
                .hasStatus(403)
                .hasCode("RBAC-2002");
    }

    @Test
    void aClientsAdministratorGivesRolesOfTheAccountUpToTheirOwnLevel(Portal portal) {
        Visitor clients = portal.signIn(CLIENT_ADMINISTRATOR);
        String user = person(portal.signIn(ADMINISTRATOR), CLIENT);
        String account = first(clients, USER_ROLES + "/" + own(clients))
                .getJsonObject("scope")
                .getString("id");

        Answer given = clients.send("POST", ASSIGN, assignment(user, "client_admin", scope("account", account)));
        assertThat(given.status()).as("%s", given).isEqualTo(201);
        assertThat(clients.send("DELETE", ASSIGN + "/" + given.json().getString("id"), null)
                        .status())
                .isEqualTo(204);
        assertThatProblem(clients.send("POST", ASSIGN, assignment(user, "internal_pm", scope("account", account))))
                .hasStatus(403)
                .hasCode("RBAC-2002");
        assertThatProblem(clients.send("POST", ASSIGN, assignment(user, "client_user", "")))
                .hasStatus(403)
                .hasCode("RBAC-2002");
    }

    @Test
    void whatLiesElsewhereLooksLikeNothingToAClientsAdministrator(Portal portal) {
        Visitor clients = portal.signIn(CLIENT_ADMINISTRATOR);
        Visitor administrator = portal.signIn(ADMINISTRATOR);
        String stranger = person(administrator, FOREIGN_CLIENT);
        String nobody = UUID.randomUUID().toString();
        JsonObject theirs = first(administrator, USER_ROLES + "/" + stranger);
        String project = theirs.getJsonObject("scope").getString("id");
        String user = person(administrator, CLIENT);

        assertAlike(clients.get(USER_ROLES + "/" + stranger), clients.get(USER_ROLES + "/" + nobody), 404);
        assertAlike(
                clients.send("POST", CHECK, of(stranger, APPROVE_BUDGET)),
                clients.send("POST", CHECK, of(nobody, APPROVE_BUDGET)),
                404);
        assertAlike(
                clients.send("DELETE", ASSIGN + "/" + theirs.getString("id"), null),
                clients.send("DELETE", ASSIGN + "/" + nobody, null),
                404);
        assertAlike(
                clients.send("POST", ASSIGN, assignment(stranger, "client_user", scope("project", project))),
                clients.send("POST", ASSIGN, assignment(nobody, "client_user", scope("project", project))),
                422);
        assertAlike(
                clients.send("POST", ASSIGN, assignment(user, "client_user", scope("project", project))),
                clients.send("POST", ASSIGN, assignment(user, "client_user", scope("project", nobody))),
                422);
        assertThat(items(clients, USER_ROLES + "?limit=200"))
                .isNotEmpty()
                .allSatisfy(item -> assertThat(item.getString("email")).endsWith("@acme.example"));
    }

    @Test
    void anotherOrganizationsPeopleAndAssignmentsAreNotThere(Portal portal) {
        Visitor lincoln = portal.signIn(PRESIDENT);
        Visitor oak = portal.signIn("president@oak.example");
        JsonObject theirs = first(lincoln, USER_ROLES + "/" + person(lincoln, VOLUNTEER));

        assertThatProblem(oak.get(USER_ROLES + "/" + theirs.getString("userId")))
                .hasStatus(404);
        assertThatProblem(oak.send("DELETE", ASSIGN + "/" + theirs.getString("id"), null))
                .hasStatus(404);
        assertThatProblem(oak.send("POST", ASSIGN, assignment(theirs.getString("userId"), "member", "")))
                .hasStatus(422);
        assertThatProblem(oak.send("POST", CHECK, of(theirs.getString("userId"), APPROVE_BUDGET)))
                .hasStatus(404);
        assertThat(items(oak, USER_ROLES))
                .allSatisfy(item -> assertThat(item.getString("email")).endsWith("@oak.example"));
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

    @Test
    void theRolesOfAnOrganizationAreThoseOfItsPack(Portal portal) {
        Visitor president = portal.signIn(PRESIDENT);

        // Roles that somebody ever had stay, so other tests leave theirs here.
        List<JsonObject> roles = items(president, ROLES + "?limit=200");
        List<JsonObject> permissions = items(president, RBAC + "permissions");

        assertThat(roles)
                .filteredOn(role -> role.getBoolean("system"))
                .extracting(role -> role.getString("name"))
                .contains("president", "treasurer", "volunteer");
        assertThat(permissions).extracting(p -> p.getString("name")).contains("approve:budget");
        Answer page = president.get(ROLES + "?limit=2");
        assertThat(items(president, ROLES + "?limit=2&cursor=" + page.json().getString("next")))
                .hasSize(2)
                .doesNotContainAnyElementsOf(page.json().getJsonArray("items").getValuesAs(JsonObject.class));
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",\"validFrom\":\"2020-01-01T00:00:00Z\"",
                ",\"validTo\":\"2020-01-01T00:00:00Z\"",
                ",\"validFrom\":\"2099-01-02T00:00:00Z\",\"validTo\":\"2099-01-02T00:00:00Z\"",
                ",\"validTo\":\"tomorrow\"",
                ",\"validTo\":4102444800",
                ",\"scope\":{\"type\":\"location\",\"id\":\"018f0000-0000-7000-8000-00000000beef\"}"
            })
    void anAssignmentThatIsNoneIsRefused(String more, Portal portal) {
        Visitor president = portal.signIn(PRESIDENT);
        String volunteer = person(president, VOLUNTEER);

        assertThatProblem(president.send("POST", ASSIGN, assignment(volunteer, "member", more)))
                .hasStatus(422);
        assertThatProblem(president.send("POST", ASSIGN, assignment(volunteer, "emperor", "")))
                .hasStatus(422);
    }

    private static void assertAlike(Answer one, Answer other, int status) {
        assertThatProblem(one).hasStatus(status);
        assertThatProblem(other).hasStatus(status);
        assertThat(one.json().getString("detail")).isEqualTo(other.json().getString("detail"));
        assertThat(one.json().get("errors")).isEqualTo(other.json().get("errors"));
    }

    private static JsonObject check(Visitor visitor, String body) {
        Answer answer = visitor.send("POST", CHECK, body);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json();
    }

    private static JsonObject explain(Visitor visitor, String body) {
        Answer answer = visitor.send("POST", EXPLAIN, body);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json();
    }

    /** What became of the latest assignment of a role. */
    private static JsonObject branch(JsonObject explanation, String role) {
        return explanation.getJsonArray("grants").getValuesAs(JsonObject.class).stream()
                .filter(grant -> grant.getString("role").equals(role))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private static String of(String person, String question) {
        return "{\"userId\":\"" + person + "\"," + question + "}";
    }

    private static String assignment(String person, String role, String more) {
        return "{\"userId\":\"" + person + "\",\"role\":\"" + role + "\"" + more + "}";
    }

    private static String scope(String type, String id) {
        return ",\"scope\":"
                + Json.createObjectBuilder().add("type", type).add("id", id).build();
    }

    private static String own(Visitor visitor) {
        return visitor.session().json().getJsonObject("user").getString("id");
    }

    /** Whom an administrator finds among the assignments. */
    private static String person(Visitor administrator, String email) {
        return items(administrator, USER_ROLES + "?limit=200").stream()
                .filter(item -> item.getString("email").equals(email))
                .findFirst()
                .orElseThrow()
                .getString("userId");
    }

    private static List<String> rolesOf(Visitor administrator, String person) {
        return items(administrator, USER_ROLES + "/" + person).stream()
                .map(item -> item.getString("role"))
                .toList();
    }

    private static JsonObject first(Visitor visitor, String list) {
        return items(visitor, list).get(0);
    }

    private static List<JsonObject> items(Visitor visitor, String list) {
        Answer answer = visitor.get(list);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json().getJsonArray("items").getValuesAs(JsonObject.class);
    }
}
