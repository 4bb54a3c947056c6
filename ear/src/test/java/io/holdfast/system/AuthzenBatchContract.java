package io.holdfast.system;

import static io.holdfast.system.Authzen.ALICE;
import static io.holdfast.system.Authzen.BOB;
import static io.holdfast.system.Authzen.EVALUATIONS;
import static io.holdfast.system.Authzen.ONE;
import static io.holdfast.system.Authzen.READ;
import static io.holdfast.system.Authzen.WRITE;
import static io.holdfast.system.Authzen.batch;
import static io.holdfast.system.Authzen.client;
import static io.holdfast.system.Authzen.decisions;
import static io.holdfast.system.Authzen.entity;
import static io.holdfast.system.Authzen.ok;
import static io.holdfast.system.ProblemAssert.assertThatProblem;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many questions of AuthZEN in one request. */
abstract class AuthzenBatchContract {
    private static final String TWO = entity("resource", "record", "record-2", "");

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

    private static String many(int count) {
        return "{" + ALICE + "," + READ + ",\"evaluations\":["
                + IntStream.range(0, count).mapToObj(i -> "{" + ONE + "}").collect(joining(",")) + "]}";
    }
}
