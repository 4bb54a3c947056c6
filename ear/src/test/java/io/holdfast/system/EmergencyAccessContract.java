package io.holdfast.system;

import static io.holdfast.system.ProblemAssert.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.system.EmergencyOffice.Standby;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody takes a role in an emergency, because an administrator said beforehand that they may, and somebody else looks at it afterwards. */
abstract class EmergencyAccessContract {
    private static final String REASON = "The vendor has to be paid today";
    private static final String NOTE = "Looked at the payment: it was right";

    private Portal portal;
    private Database database;
    private EmergencyOffice office;

    @BeforeEach
    void thePresidentOfAnOrganization(Portal portal, Database database) {
        this.portal = portal;
        this.database = database;
        office = new EmergencyOffice(portal, database);
    }

    @AfterEach
    void whatIsOpenIsEndedAndReviewed() {
        office.close();
    }

    @Test
    void whoIsApprovedTakesTheRoleForSomeTimeAndSomebodyElseReviewsIt() {
        Standby dana = office.member("Dana");
        JsonObject approved = office.approved(dana, "treasurer", 60);
        assertThat(office.mayApproveBudget(dana)).isFalse();
        assertThat(dana.visitor().get(EmergencyOffice.ACCESS).json().getJsonArray("items"))
                .hasSize(1);

        Answer opened = office.open(dana, approved, REASON, Portal.DEMO_PASSWORD);

        assertThat(opened.status()).as("%s", opened).isEqualTo(200);
        JsonObject opening = opened.json();
        assertThat(Duration.between(Instant.now(), Instant.parse(opening.getString("endsAt"))))
                .isBetween(Duration.ofMinutes(58), Duration.ofMinutes(61));
        assertThat(office.mayApproveBudget(dana)).isTrue();
        assertThat(dana.visitor().session().body()).contains("approve:budget");
        assertThat(office.letter(dana)).contains(dana.name(), REASON, "/emergency");
        assertThat(database.events("emergency-access", approved.getString("id")))
                .containsExactly("emergency-access.approve SUCCEEDED", "emergency-access.open SUCCEEDED");
        assertThat(database.risks("emergency-access", approved.getString("id"))).containsExactly("HIGH", "CRITICAL");

        assertThat(office.end(dana.visitor(), approved).status()).isEqualTo(200);
        assertThat(office.mayApproveBudget(dana)).isFalse();
        assertThat(office.waiting()).contains(opening.getString("id"));
        assertThatProblem(office.open(dana, approved, REASON, Portal.DEMO_PASSWORD))
                .hasStatus(409)
                .says("reviewed");

        Answer reviewed = office.review(opening, "ACCEPTED", NOTE);
        assertThat(reviewed.status()).as("%s", reviewed).isEqualTo(200);
        assertThat(reviewed.json().getString("reviewedBy")).isEqualTo(office.president());
        assertThat(office.waiting()).doesNotContain(opening.getString("id"));
        assertThatProblem(office.review(opening, "INCIDENT", NOTE)).hasStatus(409);
        assertThat(office.open(dana, approved, REASON, Portal.DEMO_PASSWORD).status())
                .isEqualTo(200);
    }

    @Test
    void aWrongPasswordOpensNothingIsOnRecordAndCounts() {
        Standby dana = office.member("Dana");
        JsonObject approved = office.approved(dana, "treasurer", 60);

        assertThatProblem(office.open(dana, approved, REASON, "not-the-password"))
                .hasStatus(422)
                .hasCode("CORE-0003");
        assertThat(office.mayApproveBudget(dana)).isFalse();
        assertThat(database.events("emergency-access", approved.getString("id")))
                .containsExactly("emergency-access.approve SUCCEEDED", "emergency-access.open FAILED");
        List<Integer> answers = IntStream.range(0, 20)
                .mapToObj(i -> office.open(dana, approved, REASON, "wrong-" + i).status())
                .toList();
        assertThat(answers).contains(422).endsWith(429).doesNotContain(200);
        assertThatProblem(office.open(dana, approved, REASON, Portal.DEMO_PASSWORD))
                .hasStatus(429);
        assertThat(portal.trySignIn(dana.email(), Portal.DEMO_PASSWORD).status())
                .isEqualTo(429);
    }

    @Test
    void whatIsMissingOrNotValidIsSaidAndChangesNothing() {
        Standby dana = office.member("Dana");
        JsonObject approved = office.approved(dana, "treasurer", 30);
        List<String> before = database.rights("lincoln");

        assertThatProblem(office.open(dana, approved, "short", Portal.DEMO_PASSWORD))
                .hasStatus(422);
        assertThatProblem(dana.visitor()
                        .send("POST", EmergencyOffice.deed(approved, "open"), "{\"reason\":\"" + REASON + "\"}"))
                .hasStatus(422);
        assertThatProblem(dana.visitor()
                        .send(
                                "POST",
                                EmergencyOffice.deed(approved, "open"),
                                "{\"reason\":\"" + REASON + "\",\"password\":\"x\",\"minutes\":31}"))
                .hasStatus(422);
        assertThatProblem(office.end(dana.visitor(), approved)).hasStatus(404);
        assertThatProblem(office.approve(dana, "treasurer", 241)).hasStatus(422);
        assertThatProblem(office.approve(dana, "treasurer", 4)).hasStatus(422);
        assertThatProblem(office.approve(dana, "emperor", 60)).hasStatus(422);
        assertThatProblem(office.approve(dana, "district_admin", 60)).hasStatus(403);
        assertThat(database.rights("lincoln")).isEqualTo(before);
    }

    @Test
    void noRoleThatTouchesTheLogOrTheReviewIsApprovedAndNobodyApprovesThemselves() {
        Standby dana = office.member("Dana");

        assertThatProblem(office.approve(dana, "president", 60)).hasStatus(422).says("manage:all-users");
        assertThatProblem(office.approve(office.ofThePresident(), "treasurer", 60))
                .hasStatus(403);
        assertThatProblem(dana.visitor()
                        .send("POST", EmergencyOffice.ACCESS, EmergencyOffice.wish(dana.id(), "treasurer", 60)))
                .hasStatus(403);
    }

    @Test
    void onlyWhoIsApprovedOpensItAndOnlyOnce() {
        Standby dana = office.member("Dana");
        Standby kim = office.member("Kim");
        JsonObject approved = office.approved(dana, "treasurer", 60);

        assertThatProblem(office.open(kim, approved, REASON, Portal.DEMO_PASSWORD))
                .hasStatus(404);
        assertThat(kim.visitor().get(EmergencyOffice.ACCESS).json().getJsonArray("items"))
                .isEmpty();
        assertThat(office.open(dana, approved, REASON, Portal.DEMO_PASSWORD).status())
                .isEqualTo(200);
        assertThatProblem(office.open(dana, approved, REASON, Portal.DEMO_PASSWORD))
                .hasStatus(409);
        assertThatProblem(office.end(kim.visitor(), approved)).hasStatus(404);
        assertThat(office.endByThePresident(approved).status()).isEqualTo(200);
        assertThat(office.mayApproveBudget(dana)).isFalse();
        assertThatProblem(office.endByThePresident(approved)).hasStatus(409);
    }

    @Test
    void whatHasRunOutOrWasWithdrawnOpensNothing() {
        Standby dana = office.member("Dana");
        JsonObject over = office.approved(dana, "treasurer", 60);
        database.execute("UPDATE emergency_access SET valid_to = now() WHERE id = '" + over.getString("id") + "'");
        JsonObject withdrawn = office.approved(dana, "secretary", 60);
        assertThat(office.withdraw(withdrawn).status()).isEqualTo(204);

        assertThatProblem(office.open(dana, over, REASON, Portal.DEMO_PASSWORD))
                .hasStatus(409)
                .says("run out");
        assertThatProblem(office.open(dana, withdrawn, REASON, Portal.DEMO_PASSWORD))
                .hasStatus(404);
        assertThatProblem(office.withdraw(withdrawn)).hasStatus(404);
        assertThatProblem(office.open(
                        dana, EmergencyOffice.named(UUID.randomUUID().toString()), REASON, Portal.DEMO_PASSWORD))
                .hasStatus(404);
    }

    @Test
    void whoIsKeptOutMeanwhileOpensNothing() {
        Standby dana = office.member("Dana");
        JsonObject approved = office.approved(dana, "treasurer", 60);
        database.execute("UPDATE users SET status = 'disabled' WHERE id = '" + dana.id() + "'");

        assertThatProblem(office.open(dana, approved, REASON, Portal.DEMO_PASSWORD))
                .hasStatus(401);
    }

    @Test
    void nobodyReviewsTheirOwnAndNothingThatIsStillOpen() {
        Standby dana = office.member("Dana");
        JsonObject approved = office.approved(dana, "treasurer", 60);
        JsonObject opening =
                office.open(dana, approved, REASON, Portal.DEMO_PASSWORD).json();

        assertThatProblem(office.review(opening, "ACCEPTED", NOTE))
                .hasStatus(409)
                .says("still open");
        office.end(dana.visitor(), approved);
        assertThatProblem(office.reviewBy(dana.visitor(), opening, "ACCEPTED", NOTE))
                .hasStatus(403);
        database.execute(
                "INSERT INTO user_roles (tenant_id, id, user_id, role_id) SELECT r.tenant_id, gen_random_uuid(), '"
                        + dana.id()
                        + "', r.id FROM roles r JOIN tenants t ON t.id = r.tenant_id WHERE t.slug = 'lincoln'"
                        + " AND r.name = 'president'");
        assertThatProblem(office.reviewBy(dana.visitor(), opening, "ACCEPTED", NOTE))
                .hasStatus(409)
                .says("own");
        database.execute(
                "UPDATE user_roles SET revoked_at = now() WHERE user_id = '" + dana.id() + "' AND revoked_at IS NULL");
        assertThatProblem(office.review(opening, "FINE", NOTE)).hasStatus(422);
        assertThatProblem(office.review(opening, "INCIDENT", "hm")).hasStatus(422);
        assertThat(office.review(opening, "INCIDENT", NOTE).json().getString("verdict"))
                .isEqualTo("INCIDENT");
    }

    @Test
    void whoeverEndsOrReviewsItAtTheSameMomentAsAnotherIsToldSo() throws Exception {
        Standby dana = office.member("Dana");
        JsonObject approved = office.approved(dana, "treasurer", 60);
        JsonObject opening =
                office.open(dana, approved, REASON, Portal.DEMO_PASSWORD).json();

        List<Answer> ended = Together.all(
                2, number -> number == 0 ? office.end(dana.visitor(), approved) : office.endByThePresident(approved));
        List<Answer> reviewed =
                Together.all(2, number -> office.review(opening, number == 0 ? "ACCEPTED" : "INCIDENT", NOTE));

        assertThat(ended).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
        assertThat(reviewed).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
        assertThat(database.events("emergency-access", approved.getString("id")))
                .containsOnlyOnce("emergency-access.end SUCCEEDED", "emergency-access.review SUCCEEDED");
    }

    @Test
    void whatIsApprovedForOneClientIsTakenThereAlone() {
        Visitor administrator = portal.signIn("admin@meridian.example");
        Visitor client = portal.signIn("user@acme.example");
        String user = client.session().json().getJsonObject("user").getString("id");
        JsonObject acme = Json.createObjectBuilder()
                .add("type", "account")
                .add("id", new PeopleOffice(portal, "admin@acme.example").account())
                .build();
        Answer approved = administrator.send(
                "POST",
                EmergencyOffice.ACCESS,
                EmergencyOffice.wanted(user, "client_admin", 30)
                        .add("scope", acme)
                        .build()
                        .toString());
        assertThat(approved.status()).as("%s", approved).isEqualTo(201);
        assertThat(approved.json().getJsonObject("scope").getString("id")).isEqualTo(acme.getString("id"));
        var standby = new Standby(user, "user@acme.example", "", client);

        Answer opened = office.open(standby, approved.json(), REASON, Portal.DEMO_PASSWORD);
        assertThat(opened.status()).as("%s", opened).isEqualTo(200);
        assertThat(administrator
                        .get("/api/v1/rbac/user-roles/" + user)
                        .json()
                        .getJsonArray("items")
                        .getValuesAs(JsonObject.class))
                .filteredOn(held -> held.getString("role").equals("client_admin"))
                .extracting(held -> held.getJsonObject("scope").getString("id"))
                .containsExactly(acme.getString("id"));

        assertThat(office.end(client, approved.json()).status()).isEqualTo(200);
        assertThat(office.reviewBy(administrator, opened.json(), "ACCEPTED", NOTE)
                        .status())
                .isEqualTo(200);
        assertThat(administrator
                        .send(
                                "DELETE",
                                EmergencyOffice.ACCESS + "/" + approved.json().getString("id"),
                                null)
                        .status())
                .isEqualTo(204);
    }
}
