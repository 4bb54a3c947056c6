package io.holdfast.system;

import static io.holdfast.system.ProblemAssert.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Versions of the templates by which shipped roles hold permissions: followed, kept, chosen (feature B34). */
abstract class PermissionTemplatesContract {
    private static final String TEMPLATES = "/api/admin/permission-templates";
    private static final String EVENTS = TEMPLATES + "/parent-teacher-organization/events";
    private static final String DISTRICT = "district@riverside.example";
    private static final String PRESIDENT = "president@lincoln.example";
    private static final String VOLUNTEER = "volunteer@lincoln.example";
    private static final String OAK = "president@oak.example";
    private static final String PUBLISH_EVENTS = "publish:events";

    @AfterEach
    void asBefore(Portal portal, Database database) {
        var release = new PackRelease(database);
        release.takes("volunteer", PUBLISH_EVENTS);
        release.gives("president", PUBLISH_EVENTS);
        for (String president : List.of(PRESIDENT, OAK)) {
            choose(portal.signIn(president), newest(portal.signIn(president)), true);
        }
    }

    @Test
    void anOrganizationFollowsTheNewestOfItsPack(Portal portal) {
        List<JsonObject> templates = portal.signIn(PRESIDENT)
                .get(TEMPLATES)
                .json()
                .getJsonArray("templates")
                .getValuesAs(JsonObject.class);

        assertThat(templates)
                .extracting(template -> template.getString("module"))
                .contains("members", "budget", "events", "volunteers", "communications", "documents");
        assertThat(templates).allSatisfy(template -> {
            assertThat(template.getString("pack")).isEqualTo("parent-teacher-organization");
            assertThat(template.getBoolean("followsNewest")).isTrue();
            assertThat(template.getInt("version")).isEqualTo(template.getInt("newest"));
        });
    }

    @Test
    void aReleaseReachesWhoFollowsAndNotWhoKeepsTheirVersion(Portal portal, Database database) {
        Visitor volunteer = portal.signIn(VOLUNTEER);
        Visitor oak = portal.signIn(OAK);
        int before = newest(oak);
        choose(oak, before, false);
        assertThat(mayPublishEvents(volunteer)).isFalse();

        new PackRelease(database).gives("volunteer", PUBLISH_EVENTS);

        assertThat(mayPublishEvents(volunteer)).isTrue();
        JsonObject offered = oak.get(EVENTS).json();
        assertThat(offered.getInt("version")).isEqualTo(before + 1);
        assertThat(offered.getJsonObject("template").getInt("version")).isEqualTo(before);
        assertThat(offered.getJsonArray("changes").getValuesAs(JsonObject.class))
                .extracting(JsonObject::toString)
                .containsExactly("{\"effect\":\"GAIN\",\"key\":\"publish:events\",\"role\":\"volunteer\"}");
        assertThat(holders(offered)).contains("volunteer", "president");
        assertThat(holders(oak.get(EVENTS + "?version=" + before).json())).doesNotContain("volunteer");
    }

    @Test
    void aVersionIsChosenFromWhatWasRead(Portal portal, Database database) {
        Visitor president = portal.signIn(PRESIDENT);
        Visitor volunteer = portal.signIn(VOLUNTEER);
        int before = newest(president);
        String old = president.get(EVENTS).header("ETag");
        new PackRelease(database).gives("volunteer", PUBLISH_EVENTS);

        assertThatProblem(president.send("PUT", EVENTS, choice(before, false), "If-Match", old))
                .hasStatus(412)
                .hasCode("CORE-0014");
        assertThat(mayPublishEvents(volunteer)).isTrue();
        String present = president.get(EVENTS).header("ETag");
        Answer chosen = president.send("PUT", EVENTS, choice(before, false), "If-Match", present);

        assertThat(chosen.status()).as("%s", chosen).isEqualTo(200);
        assertThat(chosen.json().getInt("version")).isEqualTo(before);
        assertThat(chosen.json().getBoolean("followsNewest")).isFalse();
        assertThat(chosen.header("Consistency-Token")).isNotEmpty();
        assertThat(mayPublishEvents(volunteer)).isFalse();
        assertThat(database.eventsOf(PRESIDENT))
                .extracting(event -> event.action() + " " + event.outcome())
                .contains("permission-template.read SUCCEEDED", "permission-template.update SUCCEEDED");
    }

    @Test
    void aDistrictChoosesForAnOrganizationBelowAndForNoOther(Portal portal, Database database) {
        Visitor district = portal.signIn(DISTRICT);
        String lincoln = portal.signIn(PRESIDENT)
                .get("/api/admin/organization-permissions")
                .json()
                .getString("organizationId");
        int before = newest(district);
        new PackRelease(database).gives("volunteer", PUBLISH_EVENTS);

        Answer chosen = district.send("PUT", EVENTS + "?organizationId=" + lincoln, choice(before, false));

        assertThat(chosen.status()).as("%s", chosen).isEqualTo(200);
        assertThat(mayPublishEvents(portal.signIn(VOLUNTEER))).isFalse();
        assertThat(district.get(EVENTS).json().getJsonObject("template").getBoolean("followsNewest"))
                .isTrue();
        assertThatProblem(portal.signIn(OAK).get(EVENTS + "?organizationId=" + lincoln))
                .hasStatus(404);
        assertThatProblem(portal.signIn(OAK).send("PUT", EVENTS + "?organizationId=" + lincoln, choice(before, false)))
                .hasStatus(404);
    }

    @Test
    void nobodyGainsByAnOlderVersion(Portal portal, Database database) {
        Visitor president = portal.signIn(PRESIDENT);
        int before = newest(president);
        new PackRelease(database).takes("president", PUBLISH_EVENTS);
        assertThat(mayPublishEvents(president)).isFalse();

        assertThatProblem(president.send("PUT", EVENTS, choice(before, false)))
                .hasStatus(403)
                .hasCode("RBAC-2003");

        assertThat(mayPublishEvents(president)).isFalse();
        assertThat(president.get(EVENTS).json().getJsonObject("template").getInt("version"))
                .isEqualTo(before + 1);
    }

    @Test
    void nobodyGainsByAVersionThatIsKeptAndFollowingIsAlwaysPossible(Portal portal, Database database) {
        Visitor president = portal.signIn(PRESIDENT);
        var release = new PackRelease(database);
        release.takes("president", PUBLISH_EVENTS);
        choose(president, newest(president), false);
        release.gives("president", PUBLISH_EVENTS);
        assertThat(mayPublishEvents(president)).isFalse();

        assertThatProblem(president.send("PUT", EVENTS, choice(newest(president), false)))
                .hasStatus(403)
                .hasCode("RBAC-2003");
        assertThat(mayPublishEvents(president)).isFalse();
        choose(president, newest(president), true);
        assertThat(mayPublishEvents(president)).isTrue();
    }

    @Test
    void whoDoesNotManagePermissionsSeesNothing(Portal portal, Database database) {
        Visitor volunteer = portal.signIn(VOLUNTEER);
        assertThatProblem(volunteer.get(TEMPLATES)).hasStatus(403).hasCode("RBAC-2001");
        assertThatProblem(volunteer.get(EVENTS)).hasStatus(403).hasCode("RBAC-2001");
        assertThatProblem(volunteer.send("PUT", EVENTS, choice(1, true)))
                .hasStatus(403)
                .hasCode("RBAC-2001");
        assertThatProblem(portal.stranger().get(TEMPLATES)).hasStatus(401);
        assertThat(database.eventsOf(VOLUNTEER))
                .extracting(event -> event.action() + " " + event.outcome())
                .contains("permission-template.list DENIED", "permission-template.update DENIED");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"version":0,"followsNewest":false} | 422
            {"version":999,"followsNewest":false} | 422
            {"version":999,"followsNewest":true} | 422
            {"version":"1","followsNewest":true} | 422
            {"version":1} | 422
            {"version":1,"followsNewest":true,"colour":"blue"} | 422
            [] | 400
            {"version" | 400
            """)
    void choicesThatAreNoneAreRefused(String body, int status, Portal portal) {
        assertThatProblem(portal.signIn(PRESIDENT).send("PUT", EVENTS, body)).hasStatus(status);
    }

    @Test
    void whatIsNotThereIsNotFound(Portal portal) {
        Visitor president = portal.signIn(PRESIDENT);
        assertThatProblem(president.get(EVENTS + "?version=999")).hasStatus(404);
        assertThatProblem(president.get(EVENTS + "?version=0")).hasStatus(404);
        assertThatProblem(president.get(EVENTS + "?version=new")).hasStatus(400);
        assertThatProblem(president.get(TEMPLATES + "/parent-teacher-organization/raffles"))
                .hasStatus(404);
        assertThatProblem(president.get(TEMPLATES + "/engineering-portal/projects"))
                .hasStatus(404);
        assertThatProblem(president.send("PUT", TEMPLATES + "/engineering-portal/projects", choice(1, false)))
                .hasStatus(404);
    }

    private static int newest(Visitor visitor) {
        return visitor.get(EVENTS).json().getJsonObject("template").getInt("newest");
    }

    private static void choose(Visitor visitor, int version, boolean follows) {
        Answer answer = visitor.send("PUT", EVENTS, choice(version, follows));
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    }

    private static String choice(int version, boolean follows) {
        return "{\"version\":" + version + ",\"followsNewest\":" + follows + "}";
    }

    private static List<String> holders(JsonObject version) {
        return version.getJsonArray("permissions").getValuesAs(JsonObject.class).stream()
                .filter(permission -> permission.getString("key").equals(PUBLISH_EVENTS))
                .flatMap(permission -> permission.getJsonArray("roles").getValuesAs(JsonString::getString).stream())
                .toList();
    }

    private static boolean mayPublishEvents(Visitor visitor) {
        Answer answer = visitor.send("POST", "/api/v1/rbac/check", "{\"resource\":\"events\",\"action\":\"publish\"}");
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json().getBoolean("allowed");
    }
}
