package io.holdfast.system;

import static io.holdfast.system.Authzen.ADMIN;
import static io.holdfast.system.Authzen.ALICE;
import static io.holdfast.system.Authzen.ARCHIVED;
import static io.holdfast.system.Authzen.BOB;
import static io.holdfast.system.Authzen.EVALUATION;
import static io.holdfast.system.Authzen.EVALUATIONS;
import static io.holdfast.system.Authzen.ONE;
import static io.holdfast.system.Authzen.READ;
import static io.holdfast.system.Authzen.RECORDS;
import static io.holdfast.system.Authzen.SEARCH;
import static io.holdfast.system.Authzen.USERS;
import static io.holdfast.system.Authzen.WRITE;
import static io.holdfast.system.Authzen.action;
import static io.holdfast.system.Authzen.client;
import static io.holdfast.system.Authzen.entity;
import static io.holdfast.system.Authzen.found;
import static io.holdfast.system.Authzen.ok;
import static io.holdfast.system.ProblemAssert.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who may ask by AuthZEN, and whom the product believes what. */
abstract class AuthzenClientsContract {
    private static final String CLIENTS = "/api/admin/api-clients";
    private static final String ENTITIES = "/api/admin/authz-entities";

    @Test
    void whoIsNobodyIsTurnedAwayAndWhoLooksAfterNobodyAsksAboutThemselvesAlone(Holdfast holdfast, Portal portal) {
        String about = ",\"action\":{\"name\":\"read\"}," + ONE + "}";
        Visitor alice = portal.signIn("alice@authzen.example");

        assertThatProblem(portal.stranger().send("POST", EVALUATION, "{" + ALICE + about))
                .hasStatus(401);
        assertThatProblem(portal.visitorWith("hfc_" + "0".repeat(64)).send("POST", EVALUATION, "{" + ALICE + about))
                .hasStatus(401);
        assertThat(ok(alice.send("POST", EVALUATION, "{" + ALICE + about)).getBoolean("decision"))
                .isTrue();
        assertThat(found(alice, "resource", ALICE + "," + WRITE + "," + RECORDS))
                .containsExactly("record-1");
        assertThatProblem(alice.send("POST", EVALUATION, "{" + BOB + about)).hasStatus(403);
        assertThatProblem(alice.send("POST", EVALUATION, "{" + entity("subject", "user", "carol", "") + about))
                .hasStatus(403);
        assertThatProblem(alice.send(
                        "POST",
                        EVALUATIONS,
                        "{" + READ + "," + ONE + ",\"evaluations\":[{" + ALICE + "},{" + BOB + "}]}"))
                .hasStatus(403);
        assertThatProblem(alice.send("POST", SEARCH + "subject", "{" + USERS + about))
                .hasStatus(403);
        assertThatProblem(alice.send("POST", SEARCH + "resource", "{" + BOB + "," + READ + "," + RECORDS + "}"))
                .hasStatus(403);
        Visitor admin = portal.signIn("admin@authzen.example");
        assertThat(ok(admin.send("POST", EVALUATION, "{" + BOB + about)).getBoolean("decision"))
                .isTrue();
        assertThat(found(admin, "subject", USERS + "," + READ + "," + ONE)).containsExactly("alice", "bob");
    }

    @Test
    void whatAPersonSaysOfAttributesCountsForNothing(Portal portal) {
        Visitor admin = portal.signIn("admin@authzen.example");
        String claimed = entity("subject", "user", "bob", ADMIN) + "," + WRITE + ","
                + entity("resource", "record", "record-1", ARCHIVED);

        assertThat(ok(admin.send("POST", EVALUATION, "{" + claimed + "}")).getBoolean("decision"))
                .isFalse();
    }

    @Test
    void aClientIsBelievedWhatItIsRegisteredForAndNothingOnceItIsEnded(Portal portal) {
        Visitor admin = portal.signIn("admin@authzen.example");
        String name = "test-" + UUID.randomUUID();
        Answer registered = admin.send(
                "POST",
                CLIENTS,
                "{\"name\":\"" + name + "\",\"trustedAttributes\":[\"resource.status\"],\"explains\":false}");
        assertThat(registered.status()).as("%s", registered).isEqualTo(201);
        Visitor client = portal.visitorWith(registered.json().getString("token"));
        String archived = WRITE + "," + entity("resource", "record", "record-1", ARCHIVED) + "}";

        JsonObject answer = ok(client.send("POST", EVALUATION, "{" + BOB + "," + archived));
        assertThat(answer.getBoolean("decision")).isTrue();
        assertThat(answer.getJsonObject("context")).doesNotContainKey("reason");
        assertThat(ok(client.send("POST", EVALUATION, "{" + entity("subject", "user", "alice", ADMIN) + "," + archived))
                        .getBoolean("decision"))
                .as("of the role it says nothing that counts")
                .isFalse();
        for (String path : List.of("/api/auth/session", "/api/v1/rbac/roles", CLIENTS, "/api/admin/audit-logs")) {
            assertThat(client.get(path).status()).as(path).isEqualTo(403);
        }

        String list = admin.get(CLIENTS).body();
        assertThat(list).contains(name).doesNotContain(registered.json().getString("token"));
        assertThatProblem(admin.send("POST", CLIENTS, "{\"name\":\"" + name + "\",\"explains\":false}"))
                .hasStatus(409);
        String own = CLIENTS + "/" + registered.json().getString("id");
        assertThat(admin.send("DELETE", own, null).status()).isEqualTo(204);
        assertThatProblem(client.send("POST", EVALUATION, "{" + BOB + "," + archived))
                .hasStatus(401);
        assertThatProblem(admin.send("DELETE", own, null)).hasStatus(404);
    }

    @Test
    void whatIsStoredAndAssignedOverTheApiIsDecidedWhenTheCallReturns(Holdfast holdfast, Portal portal) {
        Visitor client = client(holdfast);
        Visitor admin = portal.signIn("admin@authzen.example");
        String name = "note-" + UUID.randomUUID();
        String question = "{" + ALICE + "," + READ + "," + entity("resource", "record", name, "") + "}";
        String note = "{\"type\":\"record\",\"id\":\"" + name + "\",\"attributes\":{\"status\":\"active\",\"size\":3}}";
        assertThat(ok(client.send("POST", EVALUATION, question)).getBoolean("decision"))
                .isFalse();

        Answer stored = admin.send("PUT", ENTITIES, note);
        assertThat(stored.status()).as("%s", stored).isEqualTo(200);
        assertThat(ok(client.send("POST", EVALUATION, question)).getBoolean("decision"))
                .isTrue();
        assertThat(admin.send("PUT", ENTITIES, note).json()).isEqualTo(stored.json());

        String own = ENTITIES + "/" + stored.json().getString("entityId");
        assertThatProblem(portal.signIn("alice@authzen.example").send("DELETE", own, null))
                .hasStatus(403);
        assertThat(admin.send("DELETE", own, null).status()).isEqualTo(204);
        assertThatProblem(admin.send("DELETE", own, null)).hasStatus(404);
        assertThat(ok(client.send("POST", EVALUATION, question)).getBoolean("decision"))
                .isFalse();
    }

    @Test
    void whatIsNoEntityIsRefused(Portal portal) {
        Visitor admin = portal.signIn("admin@authzen.example");
        String self = admin.session().json().getJsonObject("user").getString("id");

        for (String body : List.of(
                "{}",
                "{\"type\":\"Record\",\"id\":\"x\"}",
                "{\"type\":\"account\",\"id\":\"x\"}",
                "{\"type\":\"user\",\"id\":\"x\"}",
                "{\"type\":\"record\",\"id\":\"x\",\"userId\":\"" + self + "\"}",
                "{\"type\":\"user\",\"id\":\"a@b.example\",\"userId\":\"" + self + "\"}",
                "{\"type\":\"user\",\"id\":\"x\",\"userId\":\"" + UUID.randomUUID() + "\"}",
                "{\"type\":\"record\",\"id\":\"x\",\"attributes\":{\"a\":[]}}",
                "{\"type\":\"record\",\"id\":\"x\",\"attributes\":{\"a b\":1}}")) {
            assertThatProblem(admin.send("PUT", ENTITIES, body)).hasStatus(422);
        }
        assertThatProblem(
                        admin.send("PUT", ENTITIES, "{\"type\":\"user\",\"id\":\"edith\",\"userId\":\"" + self + "\"}"))
                .hasStatus(403)
                .hasCode("RBAC-2002");
    }

    @Test
    void nobodyRegistersAClientThatCanDoMoreThanThey(Portal portal) {
        assertThatProblem(portal.signIn("alice@authzen.example")
                        .send("POST", CLIENTS, "{\"name\":\"x\",\"explains\":false}"))
                .hasStatus(403);
        Visitor admin = portal.signIn("admin@authzen.example");
        for (String body : List.of(
                "{\"explains\":false}",
                "{\"name\":\"No Name\",\"explains\":false}",
                "{\"name\":\"x\",\"explains\":\"no\"}",
                "{\"name\":\"x\",\"explains\":false,\"trustedAttributes\":[\"role\"]}",
                "{\"name\":\"x\",\"explains\":false,\"trustedAttributes\":\"subject.role\"}",
                "{\"name\":\"x\",\"explains\":false,\"expiresAt\":\"2020-01-01T00:00:00Z\"}")) {
            assertThatProblem(admin.send("POST", CLIENTS, body)).hasStatus(422);
        }
    }

    @Test
    void aClientKnowsNothingOfAnotherOrganization(Holdfast holdfast, Portal portal) {
        Visitor client = client(holdfast);
        String president = portal.signIn("president@lincoln.example")
                .session()
                .json()
                .getJsonObject("user")
                .getString("id");

        for (String stranger : List.of(president, "president@lincoln.example")) {
            assertThat(ok(client.send(
                                    "POST",
                                    EVALUATION,
                                    "{" + entity("subject", "user", stranger, "") + "," + READ + "," + ONE + "}"))
                            .getJsonObject("context")
                            .getString("reason"))
                    .isEqualTo("NOT_A_MEMBER");
        }
    }

    @Test
    void aPresidentAsksByWholeKeyAboutThePeopleOfTheOrganization(Portal portal) {
        Visitor president = portal.signIn("president@lincoln.example");
        String tenant = president.session().json().getJsonObject("tenant").getString("id");
        String here = entity("resource", "tenant", tenant, "");
        String volunteer = entity("subject", "user", "volunteer@lincoln.example", "");
        String approve = action("approve:budget", "");

        JsonObject answer = ok(president.send("POST", EVALUATION, "{" + volunteer + "," + approve + "," + here + "}"));
        assertThat(answer.getBoolean("decision")).isFalse();
        assertThat(answer.getJsonObject("context").getString("reason")).isEqualTo("NOT_GRANTED");
        assertThat(found(president, "action", volunteer + "," + here))
                .contains("read:events")
                .doesNotContain("approve:budget");
        assertThat(found(president, "subject", USERS + "," + approve + "," + here))
                .hasSizeGreaterThanOrEqualTo(2);
        assertThat(found(
                        president,
                        "resource",
                        volunteer + "," + action("read:events", "") + ",\"resource\":{\"type\":\"tenant\"}"))
                .containsExactly(tenant);
    }
}
