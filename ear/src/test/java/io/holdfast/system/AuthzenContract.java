package io.holdfast.system;

import static io.holdfast.system.Authzen.ALICE;
import static io.holdfast.system.Authzen.BOB;
import static io.holdfast.system.Authzen.EVALUATION;
import static io.holdfast.system.Authzen.EVALUATIONS;
import static io.holdfast.system.Authzen.JSON;
import static io.holdfast.system.Authzen.ONE;
import static io.holdfast.system.Authzen.READ;
import static io.holdfast.system.Authzen.SEARCH;
import static io.holdfast.system.Authzen.WRITE;
import static io.holdfast.system.Authzen.action;
import static io.holdfast.system.Authzen.batch;
import static io.holdfast.system.Authzen.client;
import static io.holdfast.system.Authzen.decisions;
import static io.holdfast.system.Authzen.entity;
import static io.holdfast.system.Authzen.ok;
import static io.holdfast.system.ProblemAssert.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testing.Together;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The AuthZEN Authorization API 1.0: single questions, what nobody should send, and what is written down. */
abstract class AuthzenContract {
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

    private static String event(Database database, JsonObject answer) {
        return database.decision(answer.getJsonObject("context").getString("decisionId"))
                .get(0);
    }
}
