package io.holdfast.system;

import static io.holdfast.system.ProblemAssert.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an administrator sees of what others did and of how the system stands, and what a person sees of their own sessions. */
abstract class AdministrationContract {
    private static final String ADMINISTRATOR = "admin@meridian.example";
    private static final String CLIENT = "user@acme.example";
    private static final String ROOT = "root@holdfast.example";
    private static final String NODES = "/api/admin/nodes";
    private static final String ROTATE = "/api/admin/signing-keys/rotate";
    private static final String LOG = "/api/admin/audit-logs";
    private static final String SESSIONS = "/api/auth/sessions";

    @Test
    void theLogTellsWhatAClientDidInTheNamesOfTheTable(Portal portal) {
        Visitor client = portal.signIn(CLIENT);
        client.tryProject(client.projects().get(0).id());

        JsonObject event = events(portal.signIn(ADMINISTRATOR), "?action=project.read&user=" + CLIENT)
                .get(0);

        assertThat(event.keySet())
                .contains(
                        "id", "userId", "action", "entity", "entityId", "meta", "ipAddress", "sessionId", "timestamp");
        assertThat(event.getString("actorName")).isEqualTo(CLIENT);
        assertThat(event.getString("ipAddress")).isEqualTo("127.0.0.1");
        assertThat(event.getString("outcome")).isEqualTo("SUCCEEDED");
    }

    @Test
    void whoSearchesTheLogIsInItWithWhatTheyLookedFor(Portal portal) {
        Visitor administrator = portal.signIn(ADMINISTRATOR);
        events(administrator, "?outcome=DENIED&user=" + CLIENT);

        JsonObject event = events(administrator, "?action=audit.search&user=" + ADMINISTRATOR)
                .get(0);

        assertThat(event.getJsonObject("meta").getJsonArray("filter").toString())
                .contains("outcome=DENIED", "user=")
                .doesNotContain(CLIENT);
    }

    @Test
    void pagesOfTheLogFollowEachOther(Portal portal) {
        Visitor administrator = portal.signIn(ADMINISTRATOR);
        Answer first = administrator.get(LOG + "?limit=2&category=AUTHENTICATION");
        Answer second = administrator.get(
                LOG + "?limit=2&category=AUTHENTICATION&cursor=" + first.json().getString("next"));

        assertThat(first.header("Link")).contains("rel=\"next\"", "category=AUTHENTICATION");
        assertThat(ids(first)).hasSize(2).doesNotContainAnyElementsOf(ids(second));
        assertThat(second.json().getJsonArray("items").getJsonObject(0).getString("timestamp"))
                .isLessThanOrEqualTo(
                        first.json().getJsonArray("items").getJsonObject(1).getString("timestamp"));
    }

    @Test
    void anEventOfAnotherOrganizationIsNotThere(Portal portal) {
        String theirs = events(portal.signIn("owner@harvest.example"), "?limit=1")
                .get(0)
                .getString("id");

        assertThatProblem(portal.signIn(ADMINISTRATOR).get(LOG + "/" + theirs)).hasStatus(404);
    }

    @Test
    void theLogIsClosedToClientsAndTheirAttemptIsInIt(Portal portal) {
        assertThatProblem(portal.signIn(CLIENT).get(LOG)).hasStatus(403).hasCode("RBAC-2001");

        assertThat(events(portal.signIn(ADMINISTRATOR), "?outcome=DENIED&action=audit.search&user=" + CLIENT))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?risk=none",
                "?from=yesterday",
                "?entityId=1",
                "?action=a%40b.example",
                "?cursor=rubbish",
                "?limit=0",
                "?requestId=%00",
                "?colour=red"
            })
    void aFilterThatIsNoneIsRefused(String query, Portal portal) {
        assertThatProblem(portal.signIn(ADMINISTRATOR).get(LOG + query)).hasStatus(400);
    }

    @Test
    void anEndedSessionIsOverAtOnceAndOnlyOnesOwn(Portal portal) {
        Visitor here = portal.signIn(CLIENT);
        Visitor elsewhere = portal.signIn(CLIENT);
        String there = own(elsewhere);

        assertThatProblem(portal.signIn(ADMINISTRATOR).send("DELETE", SESSIONS + "/" + there, null))
                .hasStatus(404);
        assertThat(elsewhere.session().status()).isEqualTo(200);

        assertThat(here.send("DELETE", SESSIONS + "/" + there, null).status()).isEqualTo(204);
        assertThatProblem(elsewhere.session()).hasStatus(401);
        assertThat(here.session().status()).isEqualTo(200);
    }

    @Test
    void allOtherSessionsEndAndThisOneStays(Portal portal, Database database) {
        String person = "engineer@meridian.example";
        Visitor here = portal.signIn(person);
        Visitor elsewhere = portal.signIn(person);

        assertThat(here.send("DELETE", SESSIONS, null).json().getInt("ended")).isPositive();

        assertThatProblem(elsewhere.session()).hasStatus(401);
        assertThat(here.get(SESSIONS).json().getJsonArray("items")).hasSize(1);
        assertThat(database.eventsOf(person)).extracting(Database.Event::action).contains("session.end-others");
    }

    @Test
    void theHealthOfTheSystemNamesEveryPartToThoseWhoManageIt(Portal portal) {
        JsonObject health =
                portal.signIn(ADMINISTRATOR).get("/api/admin/system-health").json();

        assertThat(health.getJsonArray("parts").getValuesAs(JsonObject.class))
                .allSatisfy(part -> assertThat(part.keySet()).contains("name", "status", "summary", "checkedAt"))
                .extracting(part -> part.getString("name"))
                .contains("database", "grid", "zoho", "copies", "caches", "audit", "permissions", "node");
        assertThat(health.getString("version")).isNotBlank();
        assertThatProblem(portal.signIn(CLIENT).get("/api/admin/system-health")).hasStatus(403);
    }

    @Test
    void thoseWhoManageTheSystemSeeItsNodesAndOnlyThePlatformDrainsThem(Portal portal) {
        Visitor administrator = portal.signIn(ADMINISTRATOR);

        JsonObject here = administrator.get(NODES).json().getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .filter(node -> node.getBoolean("here"))
                .findFirst()
                .orElseThrow();

        assertThat(here.getString("state")).isEqualTo("UP");
        assertThat(here.getString("name")).isEqualTo("node1");
        String drain = NODES + "/" + here.getString("id") + "/drain";
        assertThatProblem(administrator.send("POST", drain, null)).hasStatus(403);
        assertThatProblem(portal.signIn(CLIENT).get(NODES)).hasStatus(403);
        assertThatProblem(portal.signIn(ROOT).send("POST", NODES + "/" + UUID.randomUUID() + "/drain", null))
                .hasStatus(404);
        assertThat(administrator.get(NODES).json().getJsonArray("items").toString())
                .contains("UP")
                .doesNotContain("DRAINING");
    }

    @Test
    void aDisabledPersonIsOutWithTheAnswerAndMayComeBack(Portal portal) {
        String person = "engineer@meridian.example";
        Visitor there = portal.signIn(person);
        Visitor administrator = portal.signIn(ADMINISTRATOR);
        String id = events(administrator, "?action=LOGIN&user=" + person).get(0).getString("userId");
        String status = "/api/admin/users/" + id + "/status";
        assertThat(there.tryProjects("").status()).isEqualTo(200);

        assertThat(administrator
                        .send("PUT", status, "{\"status\":\"DISABLED\",\"reason\":\"left the firm\"}")
                        .status())
                .isEqualTo(200);

        assertThat(there.tryProjects("").status()).isEqualTo(401);
        assertThat(portal.trySignIn(person, "holdfast-demo").status()).isEqualTo(401);
        assertThat(administrator
                        .send("PUT", status, "{\"status\":\"ACTIVE\",\"reason\":\"came back\"}")
                        .status())
                .isEqualTo(200);
        assertThat(there.tryProjects("").status()).as("what ended stays ended").isEqualTo(401);
        portal.signIn(person).projects();
        assertThatProblem(administrator.send("PUT", status, "{\"status\":\"GONE\",\"reason\":\"x\"}"))
                .hasStatus(422);
        assertThatProblem(portal.signIn(CLIENT).send("PUT", status, "{\"status\":\"DISABLED\",\"reason\":\"x\"}"))
                .hasStatus(403);
    }

    @Test
    void whatAWithdrawnKeySignedIsRefusedWithTheAnswer(Portal portal) {
        Visitor client = portal.signIn(CLIENT);
        client.projects();
        assertThatProblem(portal.signIn(ADMINISTRATOR).send("POST", ROTATE, "{\"reason\":\"x\"}"))
                .hasStatus(403);

        Answer rotated = portal.signIn(ROOT).send("POST", ROTATE, "{\"reason\":\"a copy was lost\"}");

        assertThat(rotated.status()).as("%s", rotated).isEqualTo(200);
        assertThat(client.tryProjects("").status()).isEqualTo(401);
        assertThat(portal.publicKeys().json().getJsonArray("keys").getValuesAs(JsonObject.class))
                .extracting(key -> key.getString("kid"))
                .containsExactly(rotated.json().getString("id"));
        portal.signIn(CLIENT).projects();
    }

    private static String own(Visitor visitor) {
        return visitor.get(SESSIONS).json().getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .filter(session -> session.getBoolean("current"))
                .findFirst()
                .orElseThrow()
                .getString("id");
    }

    private static List<JsonObject> events(Visitor visitor, String query) {
        Answer answer = visitor.get(LOG + query);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json().getJsonArray("items").getValuesAs(JsonObject.class);
    }

    private static List<String> ids(Answer page) {
        return page.json().getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .map(event -> event.getString("id"))
                .toList();
    }
}
