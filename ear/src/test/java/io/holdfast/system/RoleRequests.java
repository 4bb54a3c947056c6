package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;

/** What is asked and given over HTTP about roles in tests. */
final class RoleRequests {
    static final String RBAC = "/api/v1/rbac/";
    static final String ROLES = RBAC + "roles";
    static final String ASSIGN = RBAC + "assign";
    static final String CHECK = RBAC + "check";
    static final String EXPLAIN = RBAC + "explain";
    static final String USER_ROLES = RBAC + "user-roles";

    private RoleRequests() {}

    static JsonObject check(Visitor visitor, String body) {
        Answer answer = visitor.send("POST", CHECK, body);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json();
    }

    static JsonObject explain(Visitor visitor, String body) {
        Answer answer = visitor.send("POST", EXPLAIN, body);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json();
    }

    /** What became of the latest assignment of a role. */
    static JsonObject branch(JsonObject explanation, String role) {
        return explanation.getJsonArray("grants").getValuesAs(JsonObject.class).stream()
                .filter(grant -> grant.getString("role").equals(role))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    static String of(String person, String question) {
        return "{\"userId\":\"" + person + "\"," + question + "}";
    }

    static String assignment(String person, String role, String more) {
        return "{\"userId\":\"" + person + "\",\"role\":\"" + role + "\"" + more + "}";
    }

    static String scope(String type, String id) {
        return ",\"scope\":"
                + Json.createObjectBuilder().add("type", type).add("id", id).build();
    }

    static String own(Visitor visitor) {
        return visitor.session().json().getJsonObject("user").getString("id");
    }

    /** Whom an administrator finds among the assignments. */
    static String person(Visitor administrator, String email) {
        return items(administrator, USER_ROLES + "?limit=200").stream()
                .filter(item -> item.getString("email").equals(email))
                .findFirst()
                .orElseThrow()
                .getString("userId");
    }

    static List<String> rolesOf(Visitor administrator, String person) {
        return items(administrator, USER_ROLES + "/" + person).stream()
                .map(item -> item.getString("role"))
                .toList();
    }

    static JsonObject first(Visitor visitor, String list) {
        return items(visitor, list).get(0);
    }

    static List<JsonObject> items(Visitor visitor, String list) {
        Answer answer = visitor.get(list);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json().getJsonArray("items").getValuesAs(JsonObject.class);
    }
}
