package io.holdfast.system;

import static io.holdfast.system.ProblemAssert.assertThatProblem;
import static io.holdfast.system.RoleOffice.RBAC;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a change would do is told before anybody makes it, and nothing stays of the question (features B22, B28, B35). */
abstract class SimulationContract {
    private static final String SIMULATE = RBAC + "simulate";
    private static final String PRESIDENT = "president@lincoln.example";
    private static final String VOLUNTEER = "volunteer@lincoln.example";
    private static final String CLIENTS = "admin@acme.example";

    private final String unique = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void whatAnAssignmentWouldGiveIsWhatItGivesAndTheQuestionLeavesNothing(Portal portal, Database database) {
        Visitor president = portal.signIn(PRESIDENT);
        try (var office = new RoleOffice(president)) {
            String volunteer = office.person(VOLUNTEER);
            Set<String> before = actions(president, volunteer);
            List<String> rows = database.rights("lincoln");

            JsonObject simulated = simulated(
                    president, "{\"assignments\":[{\"userId\":\"" + volunteer + "\",\"role\":\"treasurer\"}]}");

            assertThat(database.rights("lincoln")).isEqualTo(rows);
            assertThat(simulated.getBoolean("allowed")).isTrue();
            assertThat(simulated.getInt("gaining")).isOne();
            assertThat(simulated.getInt("losing")).isZero();
            assertThat(effects(simulated)).allMatch(effect -> effect.startsWith("GAINED " + volunteer));
            office.assigned(volunteer, "treasurer");
            Set<String> gained = new TreeSet<>(actions(president, volunteer));
            gained.removeAll(before);
            assertThat(gained).contains("approve:budget");
            assertThat(permissions(simulated)).isEqualTo(gained);
        }
        assertThat(database.eventsOf(PRESIDENT))
                .extracting(event -> event.action() + " " + event.outcome())
                .contains("permission.simulate SUCCEEDED");
    }

    @Test
    void aRoleThatSomebodyHoldsTellsWhoWouldGainAndLose(Portal portal) {
        Visitor president = portal.signIn(PRESIDENT);
        try (var office = new RoleOffice(president)) {
            String volunteer = office.person(VOLUNTEER);
            JsonObject helper = office.role("helper-" + unique, 20, List.of("read:budget", "read:members"), List.of());
            office.assigned(volunteer, helper.getString("name"));

            JsonObject changed = simulated(
                    president,
                    object(
                            "role",
                            RoleOffice.roleBody(
                                            "helper-" + unique, 20, List.of("read:budget", "update:budget"), List.of())
                                    .add("id", helper.getString("id"))
                                    .build()));
            JsonObject hierarchy = simulated(
                    president,
                    object(
                            "hierarchy",
                            Json.createObjectBuilder()
                                    .add("role", helper.getString("id"))
                                    .add("takesOver", RoleOffice.array(List.of("secretary")))
                                    .build()));
            JsonObject made = simulated(
                    president,
                    object(
                            "role",
                            RoleOffice.roleBody("new-" + unique, 20, List.of("read:budget"), List.of())
                                    .build()));

            assertThat(effects(changed))
                    .containsExactly(
                            "LOST " + volunteer + " read:members tenant",
                            "GAINED " + volunteer + " update:budget tenant");
            assertThat(changed.getInt("gaining")).isOne();
            assertThat(changed.getInt("losing")).isOne();
            assertThat(permissions(hierarchy)).contains("publish:documents").doesNotContain("read:budget");
            assertThat(made.getBoolean("allowed")).isTrue();
            assertThat(made.getInt("gaining")).isZero();
            assertThat(president.get(RBAC + "roles/" + helper.getString("id")).json())
                    .isEqualTo(helper);
        }
    }

    @Test
    void anOverrideTellsWhomItReachesAndALockWhyItDoesNot(Portal portal) {
        Visitor president = portal.signIn(PRESIDENT);
        String override =
                "{\"override\":{\"modules\":[{\"module\":\"%s\",\"permissions\":[{\"key\":\"%s\",\"roles\":[{\"role\":\"%s\",\"effect\":\"%s\"}]}]}]}}";

        JsonObject added =
                simulated(president, String.format(override, "events", "publish:events", "volunteer", "ADD"));
        JsonObject locked =
                simulated(president, String.format(override, "budget", "approve:budget", "volunteer", "ADD"));
        JsonObject above =
                simulated(president, String.format(override, "events", "publish:events", "district_admin", "REMOVE"));

        assertThat(added.getBoolean("allowed")).isTrue();
        assertThat(permissions(added)).containsExactly("publish:events");
        assertThat(added.getInt("gaining")).isPositive();
        assertThat(refusal(locked)).isEqualTo("RBAC-2004");
        assertThat(refusal(above)).isEqualTo("RBAC-2003");
        assertThatProblem(president.send(
                        "POST", SIMULATE, String.format(override, "events", "fly:rockets", "member", "ADD")))
                .hasStatus(422);
    }

    @Test
    void rolesThatAreKeptApartAreNamedWithWhoWouldHaveThem(Portal portal) {
        Visitor president = portal.signIn(PRESIDENT);
        try (var office = new RoleOffice(president)) {
            String treasurer = office.person("treasurer@lincoln.example");
            JsonObject audits = office.role("audits-" + unique, 10, List.of("read:budget"), List.of());
            office.set("money " + unique, "STATIC", 2, "treasurer", audits.getString("name"));

            JsonObject simulated = simulated(
                    president,
                    "{\"assignments\":[{\"userId\":\"" + treasurer + "\",\"role\":\"" + audits.getString("name")
                            + "\"}]}");

            assertThat(refusal(simulated)).isEqualTo("RBAC-2006");
            assertThat(simulated.getJsonArray("brokenSets").getValuesAs(JsonObject.class))
                    .extracting(set -> set.getString("name"))
                    .containsExactly("money " + unique);
            assertThat(simulated.getJsonArray("violations").getJsonObject(0).getString("userId"))
                    .isEqualTo(treasurer);
        }
    }

    @Test
    void whatOneCouldNotDoIsToldWithTheReasonAndNobodyIsShownWhomOneDoesNotLookAfter(Portal portal) {
        Visitor clients = portal.signIn(CLIENTS);
        Visitor administrator = portal.signIn("admin@meridian.example");
        try (var office = new RoleOffice(administrator)) {
            String user = office.person("user@acme.example");
            String engineer = office.person("engineer@meridian.example");
            String account = administrator
                    .get(RBAC + "user-roles/" + office.person(CLIENTS))
                    .json()
                    .getJsonArray("items")
                    .getJsonObject(0)
                    .getJsonObject("scope")
                    .toString();
            String give = "{\"assignments\":[{\"userId\":\"%s\",\"role\":\"%s\",\"scope\":%s}]}";

            assertThat(refusal(simulated(clients, String.format(give, user, "internal_pm", account))))
                    .isEqualTo("RBAC-2002");
            assertThat(simulated(clients, String.format(give, user, "client_admin", account))
                            .getBoolean("allowed"))
                    .isTrue();
            Answer stranger = clients.send("POST", SIMULATE, String.format(give, engineer, "client_user", account));
            assertThatProblem(stranger).hasStatus(422);
            assertThat(stranger.body()).contains("/assignments/0/userId");
            assertThatProblem(clients.send(
                            "POST",
                            SIMULATE,
                            object(
                                    "role",
                                    RoleOffice.roleBody("x", 1, List.of(), List.of())
                                            .build())))
                    .hasStatus(403)
                    .hasCode("RBAC-2001");
        }
        assertThatProblem(portal.signIn(VOLUNTEER).send("POST", SIMULATE, "{\"assignments\":[]}"))
                .hasStatus(422);
        assertThatProblem(portal.stranger().send("POST", SIMULATE, "{\"assignments\":[]}"))
                .hasStatus(401);
    }

    @Test
    void anAssignmentIsProlongedAndTheQuestionBeforeSaysForHowLong(Portal portal) {
        Visitor president = portal.signIn(PRESIDENT);
        try (var office = new RoleOffice(president)) {
            String volunteer = office.person(VOLUNTEER);
            JsonObject given = office.assigned(volunteer, "treasurer");
            String assignment = RBAC + "assign/" + given.getString("id");
            assertThat(president
                            .send("PUT", assignment, "{\"validTo\":\"2999-06-30T00:00:00Z\"}")
                            .status())
                    .isEqualTo(200);

            JsonObject simulated = simulated(
                    president,
                    "{\"assignments\":[{\"id\":\"" + given.getString("id")
                            + "\",\"validTo\":\"2999-12-31T00:00:00Z\"}]}");

            JsonObject change = simulated.getJsonArray("changes").getJsonObject(0);
            assertThat(change.getString("from")).startsWith("2999-06-30T00:00");
            assertThat(change.getString("to")).startsWith("2999-12-31T00:00");
            JsonObject revoked = simulated(
                    president, "{\"assignments\":[{\"id\":\"" + given.getString("id") + "\",\"revoke\":true}]}");
            assertThat(revoked.getInt("losing")).isOne();
            assertThatProblem(president.send("PUT", assignment, "{\"validTo\":\"2001-01-01T00:00:00Z\"}"))
                    .hasStatus(422);
            assertThatProblem(president.send("PUT", assignment, "{}")).hasStatus(422);
            assertThatProblem(president.send("PUT", RBAC + "assign/" + UUID.randomUUID(), "{\"validTo\":null}"))
                    .hasStatus(404);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"role\":null}",
                "{\"role\":{}}",
                "{\"role\":7}",
                "{\"role\":{\"id\":\"x\",\"name\":\"a\",\"description\":\"d\",\"level\":1}}",
                "{\"hierarchy\":{\"takesOver\":[]}}",
                "{\"assignments\":[]}",
                "{\"assignments\":{}}",
                "{\"assignments\":[{\"userId\":\"x\",\"role\":\"member\"}]}",
                "{\"assignments\":[{\"id\":\"x\",\"revoke\":true}]}",
                "{\"assignments\":[{\"id\":\"018f0000-0000-7000-8000-00000000beef\"}]}",
                "{\"assignments\":[],\"override\":{\"modules\":[]}}",
                "{\"override\":{}}",
                "{\"colour\":\"blue\"}"
            })
    void aQuestionThatIsNoneIsRefusedAtItsMember(String body, Portal portal) {
        assertThatProblem(portal.signIn(PRESIDENT).send("POST", SIMULATE, body)).hasStatus(422);
    }

    private static JsonObject simulated(Visitor visitor, String body) {
        Answer answer = visitor.send("POST", SIMULATE, body);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json();
    }

    private static String refusal(JsonObject simulated) {
        assertThat(simulated.getBoolean("allowed")).as("%s", simulated).isFalse();
        return simulated.getJsonObject("refusal").getString("code");
    }

    private static List<String> effects(JsonObject simulated) {
        return simulated.getJsonArray("changes").getValuesAs(JsonObject.class).stream()
                .map(change -> change.getString("effect") + " " + change.getString("userId") + " "
                        + change.getString("permission") + " "
                        + change.getJsonObject("scope").getString("type"))
                .toList();
    }

    private static Set<String> permissions(JsonObject simulated) {
        return simulated.getJsonArray("permissions").getValuesAs(JsonObject.class).stream()
                .map(count -> count.getString("permission"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> actions(Visitor visitor, String person) {
        Answer answer = visitor.send("POST", RBAC + "search/actions?limit=200", "{\"userId\":\"" + person + "\"}");
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json().getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .map(item -> item.getString("permission"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String object(String name, JsonValue value) {
        return Json.createObjectBuilder(Map.of(name, value)).build().toString();
    }
}
