package io.holdfast.system;

import static io.holdfast.system.Authzen.ADMIN;
import static io.holdfast.system.Authzen.ALICE;
import static io.holdfast.system.Authzen.ARCHIVED;
import static io.holdfast.system.Authzen.BOB;
import static io.holdfast.system.Authzen.EVALUATION;
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
import static io.holdfast.system.Authzen.ids;
import static io.holdfast.system.Authzen.ok;
import static io.holdfast.system.Authzen.page;
import static io.holdfast.system.Authzen.token;
import static io.holdfast.system.ProblemAssert.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The searches of AuthZEN: who, what, and which actions. */
abstract class AuthzenSearchContract {
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
}
