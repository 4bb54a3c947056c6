package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;

/** How tests ask by AuthZEN: addresses, entities, and what is read from answers. */
final class Authzen {
    static final String ACCESS = "/access/v1/";
    static final String EVALUATION = ACCESS + "evaluation";
    static final String EVALUATIONS = ACCESS + "evaluations";
    static final String SEARCH = ACCESS + "search/";
    static final String JSON = "application/json";
    static final String ALICE = entity("subject", "user", "alice", "");
    static final String BOB = entity("subject", "user", "bob", "");
    static final String USERS = "\"subject\":{\"type\":\"user\"}";
    static final String RECORDS = "\"resource\":{\"type\":\"record\"}";
    static final String READ = action("read", "");
    static final String WRITE = action("write", "");
    static final String ONE = entity("resource", "record", "record-1", "");
    static final String ADMIN = "{\"role\":\"admin\"}";
    static final String ARCHIVED = "{\"status\":\"archived\"}";

    private Authzen() {}

    static Visitor client(Holdfast holdfast) {
        return holdfast.portal().visitorWith(holdfast.authzen().token());
    }

    static JsonObject ok(Answer answer) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith(JSON);
        return answer.json();
    }

    static List<Boolean> batch(Visitor client, String body, String semantic) {
        String options = semantic == null ? "" : ",\"options\":{\"evaluations_semantic\":\"" + semantic + "\"}";
        return decisions(ok(client.send("POST", EVALUATIONS, "{" + body + options + "}")));
    }

    static List<Boolean> decisions(JsonObject batch) {
        return batch.getJsonArray("evaluations").getValuesAs(JsonObject.class).stream()
                .map(answer -> answer.getBoolean("decision"))
                .toList();
    }

    static List<String> found(Visitor client, String kind, String body) {
        return ids(ok(client.send("POST", SEARCH + kind, "{" + body + "}")));
    }

    static List<String> ids(JsonObject page) {
        JsonArray results = page.getJsonArray("results");
        return results.getValuesAs(JsonObject.class).stream()
                .map(result -> result.getString(result.containsKey("name") ? "name" : "id"))
                .toList();
    }

    static String page(String body, String page) {
        return "{" + body + ",\"page\":{" + page + "}}";
    }

    static String token(String token) {
        return "\"token\":\"" + token + "\"";
    }

    /** @param properties a JSON object; empty or null for none */
    static String entity(String member, String type, String id, String properties) {
        return "\"" + member + "\":{\"type\":\"" + type + "\",\"id\":\"" + id + "\"" + said(properties) + "}";
    }

    static String action(String name, String properties) {
        return "\"action\":{\"name\":\"" + name + "\"" + said(properties) + "}";
    }

    static String said(String properties) {
        return properties == null || properties.isEmpty() ? "" : ",\"properties\":" + properties;
    }
}
