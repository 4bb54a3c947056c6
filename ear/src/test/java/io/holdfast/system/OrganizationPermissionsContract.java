package io.holdfast.system;

import static io.holdfast.system.ProblemAssert.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an organization changes of what its roles hold, and what a district locks for those below it (features B33, B34, B36, A27). */
abstract class OrganizationPermissionsContract {
    private static final String SETTINGS = "/api/admin/organization-permissions";
    private static final String DISTRICT = "district@riverside.example";
    private static final String PRESIDENT = "president@lincoln.example";
    private static final String VOLUNTEER = "volunteer@lincoln.example";
    private static final String OAK = "president@oak.example";
    private static final String APPROVE_BUDGET = "approve:budget";
    private static final String PUBLISH_EVENTS = "publish:events";

    @AfterEach
    void asBefore(Portal portal) {
        for (String somebody : List.of(DISTRICT, PRESIDENT, OAK)) {
            put(portal.signIn(somebody), change("events", PUBLISH_EVENTS));
        }
    }

    @Test
    void aDistrictsLockSaysWhoApprovesTheBudgetInEveryOrganizationBelow(Portal portal) {
        for (String president : List.of(PRESIDENT, OAK)) {
            JsonObject approve = setting(read(portal.signIn(president), ""), APPROVE_BUDGET);

            assertThat(approve.getString("effect")).isEqualTo("LOCK");
            assertThat(approve.getString("source")).isEqualTo("ANCESTOR");
            assertThat(approve.getBoolean("locked")).isTrue();
            assertThat(holders(approve)).containsExactly("president", "treasurer");
        }
        JsonObject own = setting(read(portal.signIn(DISTRICT), ""), APPROVE_BUDGET);
        assertThat(own.getString("source")).isEqualTo("ORGANIZATION");
        assertThat(own.getBoolean("locked")).isFalse();
    }

    @Test
    void whatIsLockedIsNotChangedBelowAndTheAnswerNamesWhoLockedIt(Portal portal) {
        Visitor president = portal.signIn(PRESIDENT);

        for (String roles : List.of(role("volunteer", "ADD"), role("treasurer", "REMOVE"), role("treasurer", "LOCK"))) {
            Answer refused = president.send("PUT", SETTINGS, change("budget", APPROVE_BUDGET, roles));

            assertThatProblem(refused).hasStatus(409).hasCode("RBAC-2004");
            assertThat(refused.json().getString("detail")).contains("Riverside District");
        }
        assertThat(holders(setting(read(president, ""), APPROVE_BUDGET))).containsExactly("president", "treasurer");
    }

    @Test
    void aPresidentLetsVolunteersPublishEventsAndTakesItBack(Portal portal, Database database) {
        Visitor president = portal.signIn(PRESIDENT);
        Visitor volunteer = portal.signIn(VOLUNTEER);
        assertThat(may(volunteer, "events", "publish")).isFalse();

        JsonObject after = put(president, change("events", PUBLISH_EVENTS, role("volunteer", "ADD")));

        assertThat(setting(after, PUBLISH_EVENTS).getString("effect")).isEqualTo("ADD");
        assertThat(setting(after, PUBLISH_EVENTS).getString("source")).isEqualTo("ORGANIZATION");
        assertThat(holders(setting(after, PUBLISH_EVENTS))).contains("volunteer");
        assertThat(may(volunteer, "events", "publish")).isTrue();
        assertThat(permissions(volunteer)).contains(PUBLISH_EVENTS);

        put(president, change("events", PUBLISH_EVENTS));
        assertThat(may(volunteer, "events", "publish")).isFalse();
        assertThat(permissions(volunteer)).doesNotContain(PUBLISH_EVENTS);
        assertThat(database.eventsOf(PRESIDENT))
                .extracting(event -> event.action() + " " + event.outcome())
                .contains("permission-settings.read SUCCEEDED", "permission-settings.update SUCCEEDED");
    }

    @Test
    void aDistrictLocksForAllItsOrganizationsAndLiftsTheLockAgain(Portal portal) {
        Visitor district = portal.signIn(DISTRICT);
        Visitor volunteer = portal.signIn(VOLUNTEER);
        put(portal.signIn(PRESIDENT), change("events", PUBLISH_EVENTS, role("volunteer", "ADD")));
        assertThat(may(volunteer, "events", "publish")).isTrue();

        put(district, change("events", PUBLISH_EVENTS, role("president", "LOCK")));
        assertThat(may(volunteer, "events", "publish")).isFalse();
        assertThat(permissions(volunteer)).doesNotContain(PUBLISH_EVENTS);
        assertThat(holders(setting(read(portal.signIn(OAK), ""), PUBLISH_EVENTS)))
                .containsExactly("president");

        put(district, change("events", PUBLISH_EVENTS));
        assertThat(may(volunteer, "events", "publish"))
                .as("what the organization changed holds again")
                .isTrue();
    }

    @Test
    void aDistrictReadsAndChangesWhatAnOrganizationBelowHolds(Portal portal) {
        Visitor district = portal.signIn(DISTRICT);
        String lincoln = read(portal.signIn(PRESIDENT), "").getString("organizationId");
        String own = read(district, "").getString("organizationId");

        assertThat(read(district, "?organizationId=" + lincoln).getString("organizationId"))
                .isEqualTo(lincoln);
        Answer changed = district.send(
                "PUT",
                SETTINGS + "?organizationId=" + lincoln,
                change("events", PUBLISH_EVENTS, role("volunteer", "ADD")));
        assertThat(changed.status()).as("%s", changed).isEqualTo(200);
        assertThat(may(portal.signIn(VOLUNTEER), "events", "publish")).isTrue();
        assertThat(setting(read(district, ""), PUBLISH_EVENTS).getString("effect"))
                .isEqualTo("DEFAULT");
        assertThatProblem(district.send(
                        "PUT",
                        SETTINGS + "?organizationId=" + lincoln,
                        change("budget", APPROVE_BUDGET, role("volunteer", "ADD"))))
                .hasStatus(409);
        assertThatProblem(portal.signIn(PRESIDENT).get(SETTINGS + "?organizationId=" + own))
                .hasStatus(404);
    }

    @Test
    void anOrganizationElsewhereLooksLikeNone(Portal portal) {
        Visitor lincoln = portal.signIn(PRESIDENT);
        String oak = read(portal.signIn(OAK), "").getString("organizationId");

        Answer foreign = lincoln.get(SETTINGS + "?organizationId=" + oak);
        Answer nobody = lincoln.get(SETTINGS + "?organizationId=" + UUID.randomUUID());
        assertThatProblem(foreign).hasStatus(404);
        assertThat(foreign.json().getString("detail")).isEqualTo(nobody.json().getString("detail"));
        assertThatProblem(lincoln.send("PUT", SETTINGS + "?organizationId=" + oak, change("events", PUBLISH_EVENTS)))
                .hasStatus(404);
        assertThatProblem(lincoln.get(SETTINGS + "?organizationId=lincoln")).hasStatus(400);
    }

    @Test
    void nobodyGivesWhatTheyDoNotHoldNorChangesARoleAboveTheirs(Portal portal) {
        Visitor district = portal.signIn(DISTRICT);
        assertThatProblem(district.send("PUT", SETTINGS, change("budget", "update:budget", role("member", "ADD"))))
                .hasStatus(403)
                .hasCode("RBAC-2003");
        assertThatProblem(district.send("PUT", SETTINGS, change("budget", "update:budget", role("member", "LOCK"))))
                .hasStatus(403)
                .hasCode("RBAC-2003");
        assertThatProblem(portal.signIn(PRESIDENT)
                        .send("PUT", SETTINGS, change("events", PUBLISH_EVENTS, role("district_admin", "REMOVE"))))
                .hasStatus(403)
                .hasCode("RBAC-2003");
    }

    @Test
    void nobodyTakesAwayFromThemselvesWhatLetsThemChangeThis(Portal portal) {
        Visitor president = portal.signIn(PRESIDENT);

        assertThatProblem(president.send(
                        "PUT", SETTINGS, change("administration", "manage:permissions", role("president", "REMOVE"))))
                .hasStatus(403)
                .hasCode("RBAC-2003");
        assertThat(setting(read(president, ""), "manage:permissions").getString("effect"))
                .isEqualTo("DEFAULT");
    }

    @Test
    void whoDoesNotManagePermissionsIsRefused(Portal portal, Database database) {
        for (String somebody : List.of(VOLUNTEER, "treasurer@lincoln.example", "admin@acme.example")) {
            Visitor visitor = portal.signIn(somebody);
            assertThatProblem(visitor.get(SETTINGS)).hasStatus(403).hasCode("RBAC-2001");
            assertThatProblem(visitor.send("PUT", SETTINGS, change("events", PUBLISH_EVENTS)))
                    .hasStatus(403)
                    .hasCode("RBAC-2001");
            assertThat(database.eventsOf(somebody))
                    .extracting(event -> event.action() + " " + event.outcome())
                    .contains("permission-settings.read DENIED", "permission-settings.update DENIED");
        }
        assertThatProblem(portal.stranger().get(SETTINGS)).hasStatus(401);
        assertThatProblem(portal.stranger().send("PUT", SETTINGS, change("events", PUBLISH_EVENTS)))
                .hasStatus(401);
    }

    @Test
    void whatWasReadMayBeSentBackAndChangesNothing(Portal portal) {
        Visitor president = portal.signIn(PRESIDENT);
        put(president, change("events", PUBLISH_EVENTS, role("volunteer", "ADD")));
        Answer read = president.get(SETTINGS);

        Answer again = president.send("PUT", SETTINGS, read.body());

        assertThat(again.status()).as("%s", again).isEqualTo(200);
        assertThat(again.json()).isEqualTo(read.json());
        assertThat(again.header("ETag")).isEqualTo(read.header("ETag")).isNotEmpty();
    }

    @Test
    void whoGoesOutFromWhatIsNotThereAnyMoreChangesNothing(Portal portal) {
        Visitor president = portal.signIn(PRESIDENT);
        String before = president.get(SETTINGS).header("ETag");
        put(president, change("events", PUBLISH_EVENTS, role("volunteer", "ADD")));
        String now = president.get(SETTINGS).header("ETag");

        assertThatProblem(president.send("PUT", SETTINGS, change("events", PUBLISH_EVENTS), "If-Match", before))
                .hasStatus(412)
                .hasCode("CORE-0014");
        assertThat(holders(setting(read(president, ""), PUBLISH_EVENTS))).contains("volunteer");
        assertThat(president
                        .send("PUT", SETTINGS, change("events", PUBLISH_EVENTS), "If-Match", now)
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"modules\":{}}",
                "{\"modules\":[1]}",
                "{\"modules\":[{\"module\":\"events\"}]}",
                "{\"modules\":[{\"module\":\"events\",\"permissions\":[{\"key\":\"publish:events\"}]}]}",
                "{\"modules\":[],\"colour\":\"blue\"}",
                "{\"modules\":[],\"organizationId\":7}",
                "{\"modules\":[{\"module\":\"events\",\"permissions\":[{\"key\":\"fly:rockets\",\"roles\":[]}]}]}",
                "{\"modules\":[{\"module\":\"budget\",\"permissions\":[{\"key\":\"publish:events\",\"roles\":[]}]}]}",
                "{\"modules\":[{\"module\":\"magic\",\"permissions\":[{\"key\":\"publish:events\",\"roles\":[]}]}]}",
                "{\"modules\":[{\"module\":\"events\",\"permissions\":[{\"key\":\"publish:events\",\"roles\":[{\"role\":\"emperor\",\"effect\":\"ADD\"}]}]}]}",
                "{\"modules\":[{\"module\":\"events\",\"permissions\":[{\"key\":\"publish:events\",\"roles\":[{\"role\":\"member\",\"effect\":\"GRANT\"}]}]}]}",
                "{\"modules\":[{\"module\":\"events\",\"permissions\":[{\"key\":\"publish:events\",\"roles\":[{\"role\":\"member\"}]}]}]}",
                "{\"modules\":[{\"module\":\"events\",\"permissions\":[{\"key\":\"publish:events\",\"roles\":[{\"role\":\"member\",\"effect\":\"ADD\"},{\"role\":\"member\",\"effect\":\"REMOVE\"}]}]}]}",
                "{\"modules\":[{\"module\":\"events\",\"permissions\":[{\"key\":\"publish:events\",\"roles\":[]},{\"key\":\"publish:events\",\"roles\":[]}]}]}"
            })
    void settingsThatAreNoneAreRefused(String body, Portal portal) {
        assertThatProblem(portal.signIn(PRESIDENT).send("PUT", SETTINGS, body)).hasStatus(422);
    }

    @Test
    void oneFaultyPermissionKeepsAllOthersFromBeingChanged(Portal portal) {
        Visitor president = portal.signIn(PRESIDENT);
        String body = "{\"modules\":[{\"module\":\"events\",\"permissions\":["
                + permission(PUBLISH_EVENTS, role("member", "ADD"))
                + "]},{\"module\":\"budget\",\"permissions\":[" + permission(APPROVE_BUDGET, role("member", "ADD"))
                + "]}]}";

        assertThatProblem(president.send("PUT", SETTINGS, body)).hasStatus(409);

        assertThat(holders(setting(read(president, ""), PUBLISH_EVENTS))).doesNotContain("member");
    }

    @Test
    void theOrganizationOfTheBodyIsTheOneThatIsAddressed(Portal portal) {
        Visitor district = portal.signIn(DISTRICT);
        String lincoln = read(portal.signIn(PRESIDENT), "").getString("organizationId");
        String body = "{\"organizationId\":\"" + UUID.randomUUID() + "\",\"modules\":[]}";

        assertThatProblem(district.send("PUT", SETTINGS + "?organizationId=" + lincoln, body))
                .hasStatus(422);
        assertThatProblem(district.send("PUT", SETTINGS, body)).hasStatus(404);
        assertThat(put(district, "{\"organizationId\":\"" + lincoln + "\",\"modules\":[]}")
                        .getString("organizationId"))
                .isEqualTo(lincoln);
    }

    private static JsonObject read(Visitor visitor, String query) {
        Answer answer = visitor.get(SETTINGS + query);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        assertThat(answer.json().keySet()).containsExactlyInAnyOrder("organizationId", "modules");
        return answer.json();
    }

    private static JsonObject put(Visitor visitor, String body) {
        Answer answer = visitor.send("PUT", SETTINGS, body);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json();
    }

    private static JsonObject setting(JsonObject settings, String key) {
        return settings.getJsonArray("modules").getValuesAs(JsonObject.class).stream()
                .flatMap(module -> module.getJsonArray("permissions").getValuesAs(JsonObject.class).stream())
                .filter(permission -> permission.getString("key").equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> holders(JsonObject setting) {
        return setting.getJsonArray("roles").getValuesAs(JsonObject.class).stream()
                .filter(role -> role.getBoolean("holds"))
                .map(role -> role.getString("role"))
                .toList();
    }

    private static List<String> permissions(Visitor visitor) {
        return visitor.session().json().getJsonArray("permissions").getValuesAs(JsonString::getString);
    }

    private static boolean may(Visitor visitor, String resource, String action) {
        Answer answer = visitor.send(
                "POST", "/api/v1/rbac/check", "{\"resource\":\"" + resource + "\",\"action\":\"" + action + "\"}");
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json().getBoolean("allowed");
    }

    private static String change(String module, String key, String... roles) {
        return "{\"modules\":[{\"module\":\"" + module + "\",\"permissions\":[" + permission(key, roles) + "]}]}";
    }

    private static String permission(String key, String... roles) {
        return "{\"key\":\"" + key + "\",\"roles\":[" + String.join(",", roles) + "]}";
    }

    private static String role(String role, String effect) {
        return "{\"role\":\"" + role + "\",\"effect\":\"" + effect + "\"}";
    }
}
