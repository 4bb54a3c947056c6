package io.holdfast.system;

import static io.holdfast.system.ProblemAssert.assertThatProblem;
import static io.holdfast.system.RoleRequests.ASSIGN;
import static io.holdfast.system.RoleRequests.CHECK;
import static io.holdfast.system.RoleRequests.RBAC;
import static io.holdfast.system.RoleRequests.ROLES;
import static io.holdfast.system.RoleRequests.USER_ROLES;
import static io.holdfast.system.RoleRequests.assignment;
import static io.holdfast.system.RoleRequests.branch;
import static io.holdfast.system.RoleRequests.check;
import static io.holdfast.system.RoleRequests.explain;
import static io.holdfast.system.RoleRequests.first;
import static io.holdfast.system.RoleRequests.items;
import static io.holdfast.system.RoleRequests.of;
import static io.holdfast.system.RoleRequests.own;
import static io.holdfast.system.RoleRequests.person;
import static io.holdfast.system.RoleRequests.rolesOf;
import static io.holdfast.system.RoleRequests.scope;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Roles are given and taken back over the API (features B22, B24 to B27). */
abstract class RolesContract {
    private static final String PRESIDENT = "president@lincoln.example";
    private static final String VOLUNTEER = "volunteer@lincoln.example";
    private static final String APPROVE_BUDGET = "\"resource\":\"budget\",\"action\":\"approve\"";
    private static final String ADMINISTRATOR = "admin@meridian.example";
    private static final String CLIENT_ADMINISTRATOR = "admin@acme.example";
    private static final String CLIENT = "user@acme.example";
    private static final String FOREIGN_CLIENT = "user@globex.example";

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
}
