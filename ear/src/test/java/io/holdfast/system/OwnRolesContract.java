package io.holdfast.system;

import static io.holdfast.system.ProblemAssert.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An organization's own roles and permissions, and that nobody gives by them what is not theirs (features B19, B20, B24, B25). */
abstract class OwnRolesContract {
    private static final String RBAC = "/api/v1/rbac/";
    private static final String ROLES = RBAC + "roles";
    private static final String PERMISSIONS = RBAC + "permissions";
    private static final String ASSIGN = RBAC + "assign";
    private static final String PRESIDENT = "president@lincoln.example";
    private static final String TREASURER = "treasurer@lincoln.example";
    private static final String VOLUNTEER = "volunteer@lincoln.example";

    private final String unique = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void aRoleHoldsWhatItTakesOverAndAChangeReachesItsHoldersAtOnce(Portal portal) {
        Visitor president = portal.signIn(PRESIDENT);
        String volunteer = person(president, VOLUNTEER);
        JsonObject helper = made(president, role("helper-" + unique, 20, List.of("read:budget"), List.of()));
        JsonObject chief = made(president, role("chief-" + unique, 30, List.of(), List.of("helper-" + unique)));
        String assignment = assigned(president, volunteer, chief.getString("name"));

        assertThat(may(president, volunteer, "read", "budget")).isTrue();
        assertThat(may(president, volunteer, "update", "budget")).isFalse();
        Answer changed = president.send(
                "PUT",
                ROLES + "/" + helper.getString("id"),
                with(role("helper-" + unique, 20, List.of("read:budget", "update:budget"), List.of()), 1));
        assertThat(changed.status()).as("%s", changed).isEqualTo(200);
        assertThat(changed.json().getInt("version")).isEqualTo(2);
        assertThat(may(president, volunteer, "update", "budget")).isTrue();

        assertThat(president.send("DELETE", ASSIGN + "/" + assignment, null).status())
                .isEqualTo(204);
        assertThat(may(president, volunteer, "read", "budget")).isFalse();
        assertThatProblem(president.send("DELETE", ROLES + "/" + chief.getString("id"), null))
                .hasStatus(409);
        assertThat(president
                        .send("DELETE", ROLES + "/" + helper.getString("id"), null)
                        .status())
                .isEqualTo(204);
        assertThatProblem(president.get(ROLES + "/" + helper.getString("id"))).hasStatus(404);
        assertThat(president.get(ROLES + "/" + chief.getString("id")).json().getJsonArray("takesOver"))
                .isEmpty();
    }

    @Test
    void aRoleIsMadeReadChangedAndRemovedWithItsValuesInTheLog(Portal portal, Database database) {
        Visitor president = portal.signIn(PRESIDENT);

        Answer answer = president.send(
                "POST", ROLES, text(role("clerk-" + unique, 10, List.of("read:events", "read:documents"), List.of())));
        JsonObject made = answer.json();
        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
        assertThat(URI.create(answer.header("Location")).getPath()).isEqualTo(ROLES + "/" + made.getString("id"));
        assertThat(made.getBoolean("system")).isFalse();
        assertThat(texts(made, "permissions")).containsExactly("read:documents", "read:events");
        assertThat(president.get(ROLES + "/" + made.getString("id")).json()).isEqualTo(made);
        JsonObjectBuilder renamed = role("scribe-" + unique, 15, List.of("read:events"), List.of("member"));
        assertThat(president
                        .send("PUT", ROLES + "/" + made.getString("id"), with(renamed, 1))
                        .status())
                .isEqualTo(200);
        assertThatProblem(president.send(
                        "PUT",
                        ROLES + "/" + made.getString("id"),
                        with(role("scribe-" + unique, 15, List.of(), List.of()), 1)))
                .hasStatus(409);
        assertThat(president
                        .send("DELETE", ROLES + "/" + made.getString("id"), null)
                        .status())
                .isEqualTo(204);

        assertThat(database.events("role", made.getString("id")))
                .containsExactly(
                        "role.create SUCCEEDED",
                        "role.read SUCCEEDED",
                        "role.update SUCCEEDED",
                        "role.update FAILED",
                        "role.delete SUCCEEDED");
    }

    @Test
    void whoMayChangeRolesByALowOneGivesNoMoreThanTheyHoldAndTouchesNoneAbove(Portal portal) {
        Visitor president = portal.signIn(PRESIDENT);
        String treasurer = person(president, TREASURER);
        JsonObject steward = made(
                president, role("steward-" + unique, 40, List.of("manage:permissions", "manage:all-users"), List.of()));
        JsonObject junior = made(president, role("junior-" + unique, 10, List.of(), List.of()));
        JsonObject senior = made(president, role("senior-" + unique, 60, List.of(), List.of("junior-" + unique)));
        String assignment = assigned(president, treasurer, steward.getString("name"));
        Visitor low = portal.signIn(TREASURER);

        assertRefused(
                low.send(
                        "POST",
                        ROLES,
                        text(role("a-" + unique, 40, List.of("read:budget", "delete:events"), List.of()))),
                "give: delete:events.");
        assertRefused(
                low.send("POST", ROLES, text(role("b-" + unique, 40, List.of(), List.of("president")))),
                "delete:members");
        assertRefused(low.send("POST", ROLES, text(role("c-" + unique, 41, List.of(), List.of()))), "stands above");
        assertRefused(
                low.send(
                        "PUT",
                        ROLES + "/" + steward.getString("id"),
                        with(
                                role(
                                        "steward-" + unique,
                                        40,
                                        List.of("manage:permissions", "manage:all-users", "read:events"),
                                        List.of()),
                                1)),
                "You hold 'steward-" + unique + "'");
        assertRefused(
                low.send(
                        "PUT",
                        ROLES + "/" + junior.getString("id"),
                        with(role("junior-" + unique, 10, List.of("read:events"), List.of()), 1)),
                "'senior-" + unique + "' stands above");
        assertRefused(low.send("DELETE", ROLES + "/" + senior.getString("id"), null), "stands above");
        assertThat(low.get(ROLES + "/" + junior.getString("id")).json()).isEqualTo(junior);
        assertThat(low.get(ROLES + "/" + steward.getString("id")).json()).isEqualTo(steward);
        assertThat(low.get(ROLES + "?limit=200").body())
                .doesNotContain("\"a-" + unique, "\"b-" + unique, "\"c-" + unique);

        JsonObject own = made(low, role("d-" + unique, 40, List.of("read:events"), List.of("member")));
        assertThat(president.send("DELETE", ASSIGN + "/" + assignment, null).status())
                .isEqualTo(204);
        assertThatProblem(low.send("DELETE", ROLES + "/" + own.getString("id"), null))
                .hasStatus(403)
                .hasCode("RBAC-2001");
        for (JsonObject role : List.of(own, senior, junior)) {
            assertThat(president
                            .send("DELETE", ROLES + "/" + role.getString("id"), null)
                            .status())
                    .isEqualTo(204);
        }
    }

    @Test
    void aClientsAdministratorDoesNotGiveARoleThatHoldsMoreThanTheirs(Portal portal) {
        Visitor administrator = portal.signIn("admin@meridian.example");
        Visitor clients = portal.signIn("admin@acme.example");
        JsonObject wide = made(administrator, role("wide-" + unique, 10, List.of("read:all-projects"), List.of()));
        JsonObject fitting = made(administrator, role("fits-" + unique, 10, List.of("upload:files"), List.of()));
        String user = person(administrator, "user@acme.example");
        JsonObject scope = clients.get(RBAC + "user-roles/" + own(clients))
                .json()
                .getJsonArray("items")
                .getJsonObject(0)
                .getJsonObject("scope");

        assertThatProblem(clients.send("POST", ASSIGN, text(assignment(user, wide.getString("name"), scope))))
                .hasStatus(403)
                .hasCode("RBAC-2002");
        Answer given = clients.send("POST", ASSIGN, text(assignment(user, fitting.getString("name"), scope)));
        assertThat(given.status()).as("%s", given).isEqualTo(201);
        assertThat(clients.send("DELETE", ASSIGN + "/" + given.json().getString("id"), null)
                        .status())
                .isEqualTo(204);
        assertThatProblem(clients.send("POST", ROLES, text(role("x-" + unique, 1, List.of(), List.of()))))
                .hasStatus(403)
                .hasCode("RBAC-2001");
        assertThat(administrator
                        .send("DELETE", ROLES + "/" + wide.getString("id"), null)
                        .status())
                .isEqualTo(204);
    }

    @Test
    void aRoleInTheSettingsKeepsWhatIsChangedOfItUnderAnotherNameAndIsNotRemoved(Portal portal) {
        Visitor president = portal.signIn(PRESIDENT);
        JsonObject made = made(president, role("old-" + unique, 10, List.of(), List.of()));
        String settings = "/api/admin/organization-permissions";
        String change =
                "{\"modules\":[{\"module\":\"events\",\"permissions\":[{\"key\":\"create:events\",\"roles\":[%s]}]}]}";
        Answer set = president.send(
                "PUT", settings, String.format(change, "{\"role\":\"old-" + unique + "\",\"effect\":\"ADD\"}"));
        assertThat(set.status()).as("%s", set).isEqualTo(200);

        Answer renamed = president.send(
                "PUT", ROLES + "/" + made.getString("id"), with(role("new-" + unique, 10, List.of(), List.of()), 1));
        assertThat(renamed.status()).as("%s", renamed).isEqualTo(200);
        assertThat(president.get(settings).body()).contains("new-" + unique).doesNotContain("old-" + unique);
        assertThatProblem(president.send("DELETE", ROLES + "/" + made.getString("id"), null))
                .hasStatus(409);

        assertThat(president.send("PUT", settings, String.format(change, "")).status())
                .isEqualTo(200);
        assertThat(president
                        .send("DELETE", ROLES + "/" + made.getString("id"), null)
                        .status())
                .isEqualTo(204);
    }

    @Test
    void aPermissionOfOnesOwnIsHeldAndAskedForAndTheProductsAreNotToBeHad(Portal portal) {
        Visitor president = portal.signIn(PRESIDENT);
        String volunteer = person(president, VOLUNTEER);
        String noun = "raffle-" + unique.replaceAll("[0-9]", "x");
        Answer made = president.send("POST", PERMISSIONS, permission("run:" + noun));
        assertThat(made.status()).as("%s", made).isEqualTo(201);
        assertThat(made.json().getString("resource")).isEqualTo(noun);
        assertThat(made.json().getBoolean("system")).isFalse();
        JsonObject role = made(president, role("raffler-" + unique, 10, List.of("run:" + noun), List.of()));
        String assignment = assigned(president, volunteer, role.getString("name"));

        assertThat(may(president, volunteer, "run", noun)).isTrue();
        assertThatProblem(president.send("POST", PERMISSIONS, permission("run:" + noun)))
                .hasStatus(409);
        for (String products : List.of("manage:system", "manage:tenants", "read:all-projects", "sign:records")) {
            assertThatProblem(president.send("POST", PERMISSIONS, permission(products)))
                    .hasStatus(409);
        }
        for (String none : List.of(
                "raffle",
                "Run:raffle",
                "run:",
                ":raffle",
                "run:raffle:x",
                "run:raffle\n",
                "run:-a",
                "r:" + "a".repeat(51))) {
            assertThatProblem(president.send("POST", PERMISSIONS, permission(none)))
                    .hasStatus(422);
        }
        assertThat(president.send("DELETE", ASSIGN + "/" + assignment, null).status())
                .isEqualTo(204);
    }

    @Test
    void shippedRolesStayAsTheyAreAndRolesDoNotGoInCircles(Portal portal) {
        Visitor president = portal.signIn(PRESIDENT);
        JsonObject shipped =
                president.get(ROLES + "?limit=200").json().getJsonArray("items").getValuesAs(JsonObject.class).stream()
                        .filter(role -> role.getString("name").equals("volunteer"))
                        .findFirst()
                        .orElseThrow();
        JsonObject one = made(president, role("one-" + unique, 10, List.of(), List.of()));
        JsonObject two = made(president, role("two-" + unique, 10, List.of(), List.of("one-" + unique)));

        assertThatProblem(president.send(
                        "PUT",
                        ROLES + "/" + shipped.getString("id"),
                        with(role("volunteer", 20, List.of("approve:budget"), List.of()), 1)))
                .hasStatus(409);
        assertThatProblem(president.send("DELETE", ROLES + "/" + shipped.getString("id"), null))
                .hasStatus(409);
        assertThatProblem(president.send("POST", ROLES, text(role("volunteer", 20, List.of(), List.of()))))
                .hasStatus(409);
        for (String junior : List.of("two-", "one-")) {
            assertThatProblem(president.send(
                            "PUT",
                            ROLES + "/" + one.getString("id"),
                            with(role("one-" + unique, 10, List.of(), List.of(junior + unique)), 1)))
                    .hasStatus(409);
        }
        assertThat(president.get(ROLES + "/" + shipped.getString("id")).json()).isEqualTo(shipped);
        assertThatProblem(portal.signIn("president@oak.example").get(ROLES + "/" + one.getString("id")))
                .hasStatus(404);
        for (JsonObject role : List.of(two, one)) {
            president.send("DELETE", ROLES + "/" + role.getString("id"), null);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":\"x\",\"description\":\"d\"}",
                "{\"name\":\"x\",\"description\":\"d\",\"level\":\"1\"}",
                "{\"name\":\"x\",\"description\":\"d\",\"level\":1.5}",
                "{\"name\":\"x\",\"description\":\"d\",\"level\":-1}",
                "{\"name\":\"x\",\"description\":\"d\",\"level\":101}",
                "{\"name\":\"x\",\"description\":\"d\",\"level\":1e999999999}",
                "{\"name\":\"<b>\",\"description\":\"d\",\"level\":1}",
                "{\"name\":\"1x\",\"description\":\"d\",\"level\":1}",
                "{\"name\":\"x\",\"description\":\"d\",\"level\":1,\"permissions\":\"read:budget\"}",
                "{\"name\":\"x\",\"description\":\"d\",\"level\":1,\"permissions\":[1]}",
                "{\"name\":\"x\",\"description\":\"d\",\"level\":1,\"permissions\":[\"read:nothing\"]}",
                "{\"name\":\"x\",\"description\":\"d\",\"level\":1,\"takesOver\":[\"nobody\"]}",
                "{\"name\":\"x\",\"description\":\"d\",\"level\":1,\"system\":true}"
            })
    void aRoleThatIsNoneIsRefusedAtItsMember(String body, Portal portal) {
        assertThatProblem(portal.signIn(PRESIDENT).send("POST", ROLES, body)).hasStatus(422);
    }

    private static void assertRefused(Answer answer, String words) {
        assertThatProblem(answer).hasStatus(403).hasCode("RBAC-2005");
        assertThat(answer.json().getString("detail")).contains(words);
    }

    private static JsonObjectBuilder role(String name, int level, List<String> permissions, List<String> takesOver) {
        return Json.createObjectBuilder()
                .add("name", name)
                .add("description", "Made by a test")
                .add("level", level)
                .add("permissions", array(permissions))
                .add("takesOver", array(takesOver));
    }

    private static JsonArrayBuilder array(List<String> texts) {
        return Json.createArrayBuilder(texts);
    }

    private static String with(JsonObjectBuilder role, int version) {
        return text(role.add("version", version));
    }

    private static String permission(String name) {
        return text(Json.createObjectBuilder(Map.of("name", name, "description", "Made by a test")));
    }

    private static JsonObjectBuilder assignment(String person, String role, JsonObject scope) {
        return Json.createObjectBuilder()
                .add("userId", person)
                .add("role", role)
                .add("scope", scope);
    }

    private static JsonObject made(Visitor administrator, JsonObjectBuilder role) {
        Answer answer = administrator.send("POST", ROLES, text(role));
        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
        return answer.json();
    }

    private static String assigned(Visitor administrator, String person, String role) {
        JsonObject tenant = Json.createObjectBuilder().add("type", "tenant").build();
        Answer answer = administrator.send("POST", ASSIGN, text(assignment(person, role, tenant)));
        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
        return answer.json().getString("id");
    }

    private static boolean may(Visitor administrator, String person, String action, String resource) {
        Answer answer = administrator.send(
                "POST",
                RBAC + "check",
                text(Json.createObjectBuilder()
                        .add("userId", person)
                        .add("resource", resource)
                        .add("action", action)));
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json().getBoolean("allowed");
    }

    private static String own(Visitor visitor) {
        return visitor.session().json().getJsonObject("user").getString("id");
    }

    private static String person(Visitor administrator, String email) {
        return administrator
                .get(RBAC + "user-roles?limit=200")
                .json()
                .getJsonArray("items")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(item -> item.getString("email").equals(email))
                .findFirst()
                .orElseThrow()
                .getString("userId");
    }

    private static List<String> texts(JsonObject object, String member) {
        return object.getJsonArray(member).getValuesAs(JsonString::getString);
    }

    private static String text(JsonObjectBuilder object) {
        return object.build().toString();
    }
}
