package io.holdfast.system;

import static io.holdfast.system.ProblemAssert.assertThatProblem;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testing.Together;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The AuthZEN Authorization API 1.0: the scenario of its certification, who may ask, and what nobody should send. */
abstract class AuthzenContract {
    private static final String ACCESS = "/access/v1/";
    private static final String EVALUATION = ACCESS + "evaluation";
    private static final String EVALUATIONS = ACCESS + "evaluations";
    private static final String SEARCH = ACCESS + "search/";
    private static final String JSON = "application/json";
    private static final String CLIENTS = "/api/admin/api-clients";
    private static final String ENTITIES = "/api/admin/authz-entities";
    private static final String ALICE = entity("subject", "user", "alice", "");
    private static final String BOB = entity("subject", "user", "bob", "");
    private static final String USERS = "\"subject\":{\"type\":\"user\"}";
    private static final String RECORDS = "\"resource\":{\"type\":\"record\"}";
    private static final String READ = action("read", "");
    private static final String WRITE = action("write", "");
    private static final String ONE = entity("resource", "record", "record-1", "");
    private static final String TWO = entity("resource", "record", "record-2", "");
    private static final String ADMIN = "{\"role\":\"admin\"}";
    private static final String ARCHIVED = "{\"status\":\"archived\"}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alice |                  | read   |                 |                         | true",
                "alice |                  | write  |                 |                         | true",
                "bob   |                  | read   |                 |                         | true",
                "bob   |                  | write  |                 |                         | false",
                "alice |                  | write  |                 | {\"status\":\"archived\"} | false",
                "bob   | {\"role\":\"admin\"} | write  |                 | {\"status\":\"archived\"} | true",
                "alice |                  | delete | {\"soft\":true}   |                         | true",
                "alice |                  | delete | {\"soft\":false}  |                         | false"
            })
    void theEightRulesHold(
            String subject, String who, String action, String how, String what, boolean decision, Holdfast holdfast) {
        Visitor client = client(holdfast);
        String question = entity("subject", "user", subject, who) + "," + action(action, how) + ","
                + entity("resource", "record", "record-1", what);

        JsonObject single = ok(client.send("POST", EVALUATION, "{" + question + "}"));
        JsonObject batch = ok(client.send("POST", EVALUATIONS, "{\"evaluations\":[{" + question + "}]}"));

        assertThat(single.getBoolean("decision")).isEqualTo(decision);
        assertThat(single.getJsonObject("context").getJsonNumber("epoch").longValue())
                .isPositive();
        assertThat(decisions(batch)).containsExactly(decision);
    }

    @Test
    void theSearchesFindWhatTheScenarioNames(Holdfast holdfast) {
        Visitor client = client(holdfast);
        String admin = entity("subject", "user", "bob", ADMIN);
        String archived = entity("resource", "record", "record-2", ARCHIVED);

        assertThat(found(client, "subject", USERS + "," + READ + "," + ONE)).containsExactly("alice", "bob");
        assertThat(found(client, "resource", ALICE + "," + READ + "," + RECORDS))
                .contains("record-1");
        assertThat(found(client, "action", ALICE + "," + ONE)).contains("read", "write");
        assertThat(found(client, "subject", USERS + "," + WRITE + "," + archived))
                .containsExactly("bob");
        assertThat(found(client, "resource", admin + "," + WRITE + "," + RECORDS))
                .containsExactly("record-2");
        assertThat(found(client, "action", admin + "," + archived)).contains("write");
    }

    @Test
    void everyResultHoldsUnderEvaluationAtTheSameEpoch(Holdfast holdfast) {
        Visitor client = client(holdfast);
        for (String subject : List.of(ALICE, BOB)) {
            JsonObject page =
                    ok(client.send("POST", SEARCH + "resource", "{" + subject + "," + WRITE + "," + RECORDS + "}"));
            for (JsonObject record : page.getJsonArray("results").getValuesAs(JsonObject.class)) {
                JsonObject answer = ok(
                        client.send("POST", EVALUATION, "{" + subject + "," + WRITE + ",\"resource\":" + record + "}"));
                assertThat(answer.getBoolean("decision")).as("%s", record).isTrue();
                assertThat(answer.getJsonObject("context").get("epoch"))
                        .isEqualTo(page.getJsonObject("context").get("epoch"));
            }
        }
    }

    @Test
    void whatIsSearchedForNeedsNoIdAndAnotherIdChangesNothing(Holdfast holdfast) {
        Visitor client = client(holdfast);

        assertThat(found(client, "subject", entity("subject", "user", "nobody", "") + "," + READ + "," + ONE))
                .containsExactly("alice", "bob");
        assertThat(found(client, "resource", ALICE + "," + READ + "," + entity("resource", "record", "x", "")))
                .containsExactly("record-1", "record-2");
        assertThat(found(client, "action", ALICE + "," + ONE + "," + action("fly", "")))
                .contains("read");
        assertThatProblem(client.send("POST", SEARCH + "subject", "{" + USERS + "," + READ + "," + RECORDS + "}"))
                .hasStatus(400);
        assertThatProblem(client.send("POST", SEARCH + "resource", "{" + ALICE + "," + RECORDS + "}"))
                .hasStatus(400);
    }

    @Test
    void whatNobodyKnowsIsFoundNowhere(Holdfast holdfast) {
        Visitor client = client(holdfast);
        String stranger = entity("subject", "user", "carol", "");
        String robot = entity("subject", "robot", "alice", "");
        String planet = entity("resource", "planet", "mars", "");

        assertThat(found(client, "subject", USERS + "," + READ + "," + planet)).isEmpty();
        assertThat(found(client, "subject", "\"subject\":{\"type\":\"robot\"}," + READ + "," + ONE))
                .isEmpty();
        assertThat(found(client, "subject", USERS + "," + action("fly", "") + "," + ONE))
                .isEmpty();
        assertThat(found(client, "resource", stranger + "," + READ + "," + RECORDS))
                .isEmpty();
        assertThat(found(client, "resource", robot + "," + READ + "," + RECORDS))
                .isEmpty();
        assertThat(found(client, "resource", ALICE + "," + READ + ",\"resource\":{\"type\":\"planet\"}"))
                .isEmpty();
        assertThat(found(client, "action", stranger + "," + ONE)).isEmpty();
        assertThat(found(client, "action", ALICE + "," + planet)).isEmpty();
        for (String question : List.of(
                stranger + "," + READ + "," + ONE,
                robot + "," + READ + "," + ONE,
                ALICE + "," + READ + "," + planet,
                ALICE + "," + action("fly", "") + "," + ONE,
                ALICE + "," + action("Ünï; DROP", "") + "," + ONE)) {
            assertThat(ok(client.send("POST", EVALUATION, "{" + question + "}")).getBoolean("decision"))
                    .as(question)
                    .isFalse();
        }
    }

    @Test
    void aSearchGoesOnWhereItsPageEnded(Holdfast holdfast) {
        Visitor client = client(holdfast);
        String search = ALICE + "," + READ + "," + RECORDS;

        JsonObject first = ok(client.send("POST", SEARCH + "resource", page(search, "\"limit\":1")));
        String token = first.getJsonObject("page").getString("next_token");
        JsonObject second = ok(client.send("POST", SEARCH + "resource", page(search, token(token))));

        assertThat(ids(first)).containsExactly("record-1");
        assertThat(first.getJsonObject("page").getInt("count")).isOne();
        assertThat(token).isNotEmpty();
        assertThat(ids(second)).containsExactly("record-2");
        assertThat(second.getJsonObject("page").getString("next_token")).isEmpty();
        assertThat(ids(ok(client.send("POST", SEARCH + "resource", page(search, token(token) + ",\"limit\":1")))))
                .containsExactly("record-2");
        for (String changed : List.of(
                page(search, token(token) + ",\"limit\":2"),
                page(BOB + "," + READ + "," + RECORDS, token(token)),
                page(ALICE + "," + WRITE + "," + RECORDS, token(token)),
                page(search + ",\"context\":{\"time\":\"now\"}", token(token)),
                page(search, token(token.substring(1))),
                page(search, token("nonsense")),
                page(search, "\"token\":7"),
                page(search, "\"limit\":-1"),
                page(search, "\"limit\":\"1\""))) {
            assertThatProblem(client.send("POST", SEARCH + "resource", changed)).hasStatus(400);
        }
        assertThatProblem(client.send("POST", SEARCH + "action", page(ALICE + "," + ONE, token(token))))
                .hasStatus(400);
    }

    @Test
    void aPageTokenIsOverWhenRightsHaveChanged(Holdfast holdfast, Portal portal) {
        Visitor client = client(holdfast);
        String search = ALICE + "," + READ + "," + RECORDS;
        String token = ok(client.send("POST", SEARCH + "resource", page(search, "\"limit\":1")))
                .getJsonObject("page")
                .getString("next_token");

        // Ends a session, which is a right.
        portal.signIn("admin@authzen.example").signOut();

        assertThatProblem(client.send("POST", SEARCH + "resource", page(search, token(token))))
                .hasStatus(400)
                .says("have changed");
    }

    @Test
    void aBatchKeepsOrderAndLengthAndAnEvaluationThatIsNoneIsANo(Holdfast holdfast) {
        Visitor client = client(holdfast);
        String defaults = ALICE + "," + READ + ",";

        JsonObject batch = ok(client.send(
                "POST",
                EVALUATIONS,
                "{" + defaults + "\"evaluations\":[{" + ONE + "},{},{" + BOB + "," + WRITE + "," + ONE + "},{"
                        + "\"resource\":\"record-1\"},{" + TWO + ",\"colour\":1},{" + ALICE + "," + WRITE + "," + ONE
                        + "}]}"));

        assertThat(decisions(batch)).containsExactly(true, false, false, false, true, true);
        assertThat(batch.containsKey("decision")).isFalse();
        assertThat(batch.getJsonArray("evaluations")
                        .getJsonObject(1)
                        .getJsonObject("context")
                        .getJsonObject("error")
                        .getString("message"))
                .contains("resource");
    }

    @Test
    void anEntityOfAnEvaluationReplacesTheOneForAllAsAWhole(Holdfast holdfast) {
        Visitor client = client(holdfast);
        // Bob's stored role is admin; that Alice is said to be one holds for her alone.
        String defaults = entity("subject", "user", "bob", "{\"role\":\"member\"}") + "," + WRITE + "," + ONE + ",";

        JsonObject batch = ok(client.send(
                "POST", EVALUATIONS, "{" + defaults + "\"evaluations\":[{},{" + BOB + "},{" + ALICE + "}]}"));

        assertThat(decisions(batch)).containsExactly(true, false, true);
    }

    @Test
    void aBatchEndsWhereItsSemanticSays(Holdfast holdfast) {
        Visitor client = client(holdfast);
        String mixed = READ + "," + ONE + ",\"evaluations\":[{" + ALICE
                + "},{\"subject\":{\"type\":\"user\",\"id\":\"carol\"}},{" + BOB + "}]";

        assertThat(batch(client, mixed, null)).containsExactly(true, false, true);
        assertThat(batch(client, mixed, "execute_all")).containsExactly(true, false, true);
        assertThat(batch(client, mixed, "deny_on_first_deny")).containsExactly(true, false);
        assertThat(batch(client, mixed, "permit_on_first_permit")).containsExactly(true);
        for (String options : List.of("{\"evaluations_semantic\":\"some\"}", "{\"evaluations_semantic\":1}", "[]")) {
            assertThatProblem(client.send("POST", EVALUATIONS, "{" + mixed + ",\"options\":" + options + "}"))
                    .hasStatus(400);
        }
        assertThat(ok(client.send("POST", EVALUATIONS, "{" + mixed + ",\"options\":{\"another\":true}}")))
                .containsKey("evaluations");
    }

    @Test
    void withoutEvaluationsABatchIsASingleOne(Holdfast holdfast) {
        Visitor client = client(holdfast);
        String question = ALICE + "," + READ + "," + ONE;

        for (String body : List.of("{" + question + "}", "{" + question + ",\"evaluations\":[]}")) {
            JsonObject answer = ok(client.send("POST", EVALUATIONS, body));
            assertThat(answer.getBoolean("decision")).isTrue();
            assertThat(answer.containsKey("evaluations")).isFalse();
        }
        assertThatProblem(client.send("POST", EVALUATIONS, "{" + ALICE + "," + READ + ",\"evaluations\":[]}"))
                .hasStatus(400);
        assertThatProblem(client.send("POST", EVALUATIONS, "{}")).hasStatus(400);
    }

    @Test
    void aThousandAreDecidedTogetherAndMoreAreRefused(Holdfast holdfast) {
        Visitor client = client(holdfast);

        JsonObject batch = ok(client.send("POST", EVALUATIONS, many(1000)));

        assertThat(batch.getJsonArray("evaluations")).hasSize(1000);
        assertThat(decisions(batch)).containsOnly(true);
        assertThatProblem(client.send("POST", EVALUATIONS, many(1001)))
                .hasStatus(400)
                .says("1000");
        assertThatProblem(client.send("POST", EVALUATIONS, many(10_000))).hasStatus(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data"})
    void anotherContentTypeIsMalformed(String type, Holdfast holdfast) {
        String question = "{" + ALICE + "," + READ + "," + ONE + "}";
        for (String path :
                List.of(EVALUATION, EVALUATIONS, SEARCH + "subject", SEARCH + "resource", SEARCH + "action")) {
            assertThatProblem(holdfast.portal()
                            .asProgram(holdfast.authzen().token())
                            .post(path, question, "Content-Type", type))
                    .hasStatus(400);
        }
    }

    /** The server itself refuses it, before anything of ours. */
    @Test
    void whatIsNoContentTypeIsABadRequest(Holdfast holdfast) {
        assertThat(holdfast.portal()
                        .asProgram(holdfast.authzen().token())
                        .post(EVALUATION, "{" + ALICE + "," + READ + "," + ONE + "}", "Content-Type", "nonsense")
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[]",
                "null",
                "\"alice\"",
                "{} {}",
                "{}",
                "{\"subject\":\"alice\",\"action\":{\"name\":\"read\"},\"resource\":{\"type\":\"record\",\"id\":\"record-1\"}}",
                "{\"subject\":{\"type\":\"user\",\"id\":1},\"action\":{\"name\":\"read\"},\"resource\":{\"type\":\"record\",\"id\":\"record-1\"}}",
                "{\"subject\":{\"type\":\"user\",\"id\":\"alice\"},\"action\":{\"name\":123},\"resource\":{\"type\":\"record\",\"id\":\"record-1\"}}",
                "{\"subject\":{\"type\":\"user\",\"id\":\"alice\"},\"action\":\"read\",\"resource\":{\"type\":\"record\",\"id\":\"record-1\"}}",
                "{\"subject\":{\"type\":\"user\",\"id\":\"alice\"},\"action\":{\"name\":\"read\"},\"resource\":{\"type\":\"record\",\"id\":\"a\\u0000b\"}}",
                "{\"subject\":{\"type\":\"user\",\"id\":\"alice\"},\"action\":{\"name\":\"read\"},\"resource\":{\"type\":\"record\",\"id\":\"a\\ud800b\"}}",
                "{\"subject\":{\"type\":\"user\",\"id\":\"alice\"},\"action\":{\"name\":\"read\"}}"
            })
    void aBodyThatIsNoneIsMalformed(String body, Holdfast holdfast) {
        Visitor client = client(holdfast);
        for (String path : List.of(EVALUATION, EVALUATIONS)) {
            assertThatProblem(client.send("POST", path, body)).hasStatus(400);
        }
        // There the id of what is searched for, and in the last one the action, count for nothing.
        if (!body.contains("\"id\":1}") && !body.contains("\\u")) {
            assertThatProblem(client.send("POST", SEARCH + "subject", body)).hasStatus(400);
            assertThatProblem(client.send("POST", SEARCH + "resource", body)).hasStatus(400);
        }
        if (!body.contains("action")) {
            assertThatProblem(client.send("POST", SEARCH + "action", body)).hasStatus(400);
        }
    }

    @Test
    void aRequestIdIsGivenBackWhateverBecomesOfTheRequest(Holdfast holdfast) {
        Http client = holdfast.portal().asProgram(holdfast.authzen().token()).with("X-Request-ID", "their id; 7");
        Http stranger = holdfast.portal().asProgram("hfc_nobody").with("X-Request-ID", "their id; 7");
        String question = "{" + ALICE + "," + READ + "," + ONE + "}";

        Answer good = client.post(EVALUATION, question, "Content-Type", JSON);
        Answer bad = client.post(EVALUATION, "{", "Content-Type", JSON);
        Answer refused = stranger.post(EVALUATION, question, "Content-Type", JSON);

        assertThat(good.status()).isEqualTo(200);
        assertThat(bad.status()).isEqualTo(400);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(List.of(good, bad, refused))
                .allSatisfy(answer ->
                        assertThat(answer.headers().allValues("X-Request-ID")).containsExactly("their id; 7"));
        assertThat(client(holdfast).send("POST", EVALUATION, question).header("X-Request-ID"))
                .as("without one, ours")
                .isNotBlank();
    }

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

    @Test
    void decisionsAreInTheAuditLogUnderTheirIds(Holdfast holdfast, Database database) {
        Visitor client = client(holdfast);

        JsonObject single = ok(client.send("POST", EVALUATION, "{" + BOB + "," + WRITE + "," + ONE + "}"));
        JsonObject batch =
                ok(client.send("POST", EVALUATIONS, "{" + BOB + "," + WRITE + ",\"evaluations\":[{" + ONE + "}]}"));
        JsonObject search = ok(client.send("POST", SEARCH + "action", "{" + BOB + "," + ONE + "}"));

        assertThat(event(database, single)).isEqualTo("permission.check");
        assertThat(event(database, batch)).isEqualTo("permission.check-batch");
        assertThat(event(database, search)).isEqualTo("permission.search");
        assertThat(database.clearTextOfEvents("permission.check"))
                .anyMatch(event ->
                        event.contains("\"allowed\":false") && event.contains("\"permission\":\"write:record\""))
                .noneMatch(event -> event.contains(holdfast.authzen().token()));
        assertThat(database.clearTextOfEvents("api-client.register"))
                .isNotEmpty()
                .noneMatch(event -> event.contains(holdfast.authzen().token()));
    }

    /** Requests that come together are written down together, each with its own event and its own answer. */
    @Test
    void decisionsAtTheSameTimeHaveEachTheirEvent(Holdfast holdfast, Database database) {
        Visitor client = client(holdfast);
        List<String> questions = List.of(
                "{" + ALICE + "," + WRITE + "," + ONE + "}",
                "{" + BOB + "," + WRITE + "," + ONE + "}",
                "{" + entity("subject", "user", "carol", "") + "," + READ + "," + ONE + "}");
        List<JsonObject> answers = Together.run(20, () -> questions.stream()
                        .map(question -> ok(client.send("POST", EVALUATION, question)))
                        .toList())
                .stream()
                .flatMap(List::stream)
                .toList();

        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i).getBoolean("decision"))
                    .as(questions.get(i % questions.size()))
                    .isEqualTo(i % questions.size() == 0);
            assertThat(event(database, answers.get(i))).isEqualTo("permission.check");
        }
        assertThat(answers.stream()
                        .map(answer -> answer.getJsonObject("context").getString("decisionId")))
                .doesNotHaveDuplicates();
    }

    @Test
    void theMetadataNameHttpsAddressesOfTheSettingsAndNoneOfTheRequest(Holdfast holdfast, Portal portal) {
        Answer answer = portal.asProgram(holdfast.authzen().token())
                .with("X-Forwarded-Host", "evil.example")
                .get("/.well-known/authzen-configuration");
        JsonObject metadata = ok(answer);
        String base = holdfast.authzen().publicUrl();

        assertThat(answer.header("Content-Type")).startsWith(JSON);
        assertThat(base).startsWith("https://");
        assertThat(metadata.getString("policy_decision_point")).isEqualTo(base);
        assertThat(metadata.getString("access_evaluation_endpoint")).isEqualTo(base + EVALUATION);
        assertThat(metadata.getString("access_evaluations_endpoint")).isEqualTo(base + EVALUATIONS);
        for (String kind : List.of("subject", "resource", "action")) {
            assertThat(metadata.getString("search_" + kind + "_endpoint")).isEqualTo(base + SEARCH + kind);
        }
    }

    private static Visitor client(Holdfast holdfast) {
        return holdfast.portal().visitorWith(holdfast.authzen().token());
    }

    private static JsonObject ok(Answer answer) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith(JSON);
        return answer.json();
    }

    private static String event(Database database, JsonObject answer) {
        return database.decision(answer.getJsonObject("context").getString("decisionId"))
                .get(0);
    }

    private static List<Boolean> batch(Visitor client, String body, String semantic) {
        String options = semantic == null ? "" : ",\"options\":{\"evaluations_semantic\":\"" + semantic + "\"}";
        return decisions(ok(client.send("POST", EVALUATIONS, "{" + body + options + "}")));
    }

    private static List<Boolean> decisions(JsonObject batch) {
        return batch.getJsonArray("evaluations").getValuesAs(JsonObject.class).stream()
                .map(answer -> answer.getBoolean("decision"))
                .toList();
    }

    private static List<String> found(Visitor client, String kind, String body) {
        return ids(ok(client.send("POST", SEARCH + kind, "{" + body + "}")));
    }

    private static List<String> ids(JsonObject page) {
        JsonArray results = page.getJsonArray("results");
        return results.getValuesAs(JsonObject.class).stream()
                .map(result -> result.getString(result.containsKey("name") ? "name" : "id"))
                .toList();
    }

    private static String page(String body, String page) {
        return "{" + body + ",\"page\":{" + page + "}}";
    }

    private static String token(String token) {
        return "\"token\":\"" + token + "\"";
    }

    private static String many(int count) {
        return "{" + ALICE + "," + READ + ",\"evaluations\":["
                + IntStream.range(0, count).mapToObj(i -> "{" + ONE + "}").collect(joining(",")) + "]}";
    }

    /** @param properties a JSON object; empty or null for none */
    private static String entity(String member, String type, String id, String properties) {
        return "\"" + member + "\":{\"type\":\"" + type + "\",\"id\":\"" + id + "\"" + said(properties) + "}";
    }

    private static String action(String name, String properties) {
        return "\"action\":{\"name\":\"" + name + "\"" + said(properties) + "}";
    }

    private static String said(String properties) {
        return properties == null || properties.isEmpty() ? "" : ",\"properties\":" + properties;
    }
}
