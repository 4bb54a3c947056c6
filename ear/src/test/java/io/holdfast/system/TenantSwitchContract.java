package io.holdfast.system;

import static io.holdfast.system.ProblemAssert.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever runs the platform enters an organization: for a reason, for a time, and on record on both sides. */
abstract class TenantSwitchContract {
    private static final String ROOT = "root@holdfast.example";
    private static final String PRESIDENT = "president@oak.example";
    private static final String SWITCH = "/api/admin/tenant-switch";
    private static final String TENANTS = "/api/admin/tenants";
    private static final String REASON = "Ticket 4711: nobody can sign in";
    private static final Duration SOON = Duration.ofSeconds(60);

    private Visitor root;
    private Database database;
    private String oak;

    @BeforeEach
    void somebodyOfThePlatform(Portal portal, Database database) {
        this.database = database;
        root = portal.signIn(ROOT);
        oak = organizations("?q=oak").get(0).getString("id");
    }

    @AfterEach
    void isSignedOut() {
        root.signOut();
    }

    @Test
    void organizationsAreListedAndFoundByName() {
        assertThat(organizations("?limit=200"))
                .extracting(one -> one.getString("slug"))
                .contains("meridian", "lincoln", "oak")
                .doesNotContain("platform");
        JsonObject one = organizations("?q=OAK").get(0);
        assertThat(one.getString("parentName")).isEqualTo("Riverside District");
        assertThat(one.getInt("people")).isPositive();
        JsonObject page = root.get(TENANTS + "?limit=1").json();
        assertThat(organizations("?limit=200&cursor=" + page.getString("next")))
                .extracting(other -> other.getString("id"))
                .doesNotContain(page.getJsonArray("items").getJsonObject(0).getString("id"));
        assertThatProblem(root.get(TENANTS + "?cursor=x")).hasStatus(400);
        assertThatProblem(root.get(TENANTS + "?q=" + "x".repeat(101))).hasStatus(400);
    }

    @Test
    void theSessionActsThereUntilItLeavesAndBothLogsTellIt(Portal portal) {
        Answer entered = enter(oak, REASON);

        assertThat(entered.status()).as("%s", entered).isEqualTo(201);
        String id = entered.json().getString("id");
        assertThat(entered.json().getString("organization")).isEqualTo("Oak PTO");
        JsonObject session = root.session().json();
        assertThat(session.getJsonObject("tenant").getString("slug")).isEqualTo("oak");
        assertThat(session.getJsonObject("entered").getString("id")).isEqualTo(id);
        assertThat(session.getJsonArray("permissions").toString())
                .contains("manage:all-users")
                .doesNotContain("manage:tenants");
        assertThat(root.get("/api/admin/users?limit=200").body())
                .contains(PRESIDENT)
                .doesNotContain("lincoln");
        assertThat(root.send("DELETE", SWITCH, null).status()).isEqualTo(204);

        session = root.session().json();
        assertThat(session.getJsonObject("tenant").getString("slug")).isEqualTo("platform");
        assertThat(session.containsKey("entered")).isFalse();
        assertThatProblem(root.send("DELETE", SWITCH, null)).hasStatus(404);
        assertThat(database.events("tenant-switch", id))
                .containsExactlyInAnyOrder(
                        "tenant-switch.begin SUCCEEDED",
                        "tenant-switch.begin SUCCEEDED",
                        "tenant-switch.end SUCCEEDED",
                        "tenant-switch.end SUCCEEDED");
        assertThat(database.eventsBySwitch("oak", id))
                .contains("tenant-switch.begin " + ROOT, "user.list " + ROOT, "tenant-switch.end " + ROOT);
        JsonObject seen = portal.signIn(PRESIDENT)
                .get("/api/admin/audit-logs?entity=tenant-switch&entityId=" + id + "&action=tenant-switch.begin")
                .json()
                .getJsonArray("items")
                .getJsonObject(0);
        assertThat(seen.toString()).contains(REASON, ROOT, "\"risk\":\"HIGH\"");
    }

    @Test
    void anOrganizationWithoutAnAdministratorGetsOneAndTheRowNamesNoMember() {
        enter(oak, REASON);
        String president = root.get("/api/admin/users?q=" + PRESIDENT)
                .json()
                .getJsonArray("items")
                .getJsonObject(0)
                .getString("id");
        Answer given = root.send(
                "POST",
                "/api/v1/rbac/assign",
                Json.createObjectBuilder()
                        .add("userId", president)
                        .add("role", "secretary")
                        .build()
                        .toString());

        assertThat(given.status()).as("%s", given).isEqualTo(201);
        assertThat(given.json().containsKey("assignedBy") && !given.json().isNull("assignedBy"))
                .isFalse();
        assertThat(root.send("DELETE", "/api/v1/rbac/assign/" + given.json().getString("id"), null)
                        .status())
                .isEqualTo(204);
    }

    @Test
    void nobodyElseMayAndTheRefusalIsOnRecord(Portal portal) {
        Visitor president = portal.signIn(PRESIDENT);
        long before = database.count("tenant-switch.begin", "DENIED");

        assertThatProblem(president.send("POST", SWITCH, body(oak, REASON)))
                .hasStatus(403)
                .hasCode("RBAC-2001");
        assertThatProblem(president.get(TENANTS)).hasStatus(403);
        assertThatProblem(president.send("DELETE", SWITCH, null)).hasStatus(404);
        assertThatProblem(portal.stranger().send("POST", SWITCH, body(oak, REASON)))
                .hasStatus(401);
        assertThat(database.count("tenant-switch.begin", "DENIED")).isEqualTo(before + 1);
    }

    @Test
    void whatCannotBeEnteredIsRefusedAndNothingBegins() {
        String platform = root.session().json().getJsonObject("tenant").getString("id");

        assertThatProblem(enter(UUID.randomUUID().toString(), REASON)).hasStatus(404);
        assertThatProblem(enter(platform, REASON)).hasStatus(404);
        assertThatProblem(enter("oak", REASON)).hasStatus(422);
        assertThatProblem(enter(oak, "because")).hasStatus(422);
        assertThatProblem(enter(oak, "          ")).hasStatus(422);
        assertThatProblem(root.send("POST", SWITCH, "{\"organizationId\":\"" + oak + "\"}"))
                .hasStatus(422);
        assertThat(root.session().json().containsKey("entered")).isFalse();
    }

    @Test
    void insideTheyEnterNoOtherAndHaveNoAccountOfTheirOwn() {
        enter(oak, REASON);

        assertThatProblem(enter(oak, REASON)).hasStatus(403);
        assertThatProblem(root.get(TENANTS)).hasStatus(403);
        assertThatProblem(root.get("/api/auth/sessions")).hasStatus(409).says("Oak PTO");
        assertThatProblem(root.send("DELETE", "/api/auth/sessions", null)).hasStatus(409);
        assertThatProblem(root.send("POST", "/api/v1/rbac/imports", "email,role"))
                .hasStatus(409);
        assertThatProblem(root.send(
                        "POST",
                        "/api/v1/rbac/reviews",
                        Reviews.of("member").build().toString()))
                .hasStatus(409);
    }

    @Test
    void itIsOverByItsTimeAndBySigningOut() {
        String first = enter(oak, REASON).json().getString("id");
        database.execute("UPDATE tenant_switches SET ends_at = now() WHERE id = '" + first + "'");

        assertThat(root.session().json().getJsonObject("tenant").getString("slug"))
                .isEqualTo("platform");
        await().atMost(SOON).untilAsserted(() -> assertThat(database.events("tenant-switch", first))
                .filteredOn(event -> event.startsWith("tenant-switch.end"))
                .hasSize(2));
        String second = enter(oak, REASON).json().getString("id");
        assertThat(root.signOut().status()).isEqualTo(204);
        assertThat(root.session().status()).isEqualTo(401);
        assertThat(database.eventsBySwitch("oak", second)).contains("tenant-switch.end " + ROOT);
    }

    private Answer enter(String organization, String reason) {
        return root.send("POST", SWITCH, body(organization, reason));
    }

    private static String body(String organization, String reason) {
        return Json.createObjectBuilder()
                .add("organizationId", organization)
                .add("reason", reason)
                .build()
                .toString();
    }

    private List<JsonObject> organizations(String query) {
        return root.get(TENANTS + query).json().getJsonArray("items").getValuesAs(JsonObject.class);
    }
}
