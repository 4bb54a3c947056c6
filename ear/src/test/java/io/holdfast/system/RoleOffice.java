package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What an administrator does with roles over HTTP in tests, and how it is taken back at their end. */
final class RoleOffice implements AutoCloseable {
    static final String RBAC = "/api/v1/rbac/";
    static final String SETS = RBAC + "separation-sets";

    private final Visitor administrator;
    /** Threads of a test may make things at the same time. */
    private final List<String> made = Collections.synchronizedList(new ArrayList<>());

    RoleOffice(Visitor administrator) {
        this.administrator = administrator;
    }

    /** Makes a role of the organization's own. */
    JsonObject role(String name, int level, List<String> permissions, List<String> takesOver) {
        return created(RBAC + "roles", roleBody(name, level, permissions, takesOver));
    }

    static JsonObjectBuilder roleBody(String name, int level, List<String> permissions, List<String> takesOver) {
        return Json.createObjectBuilder()
                .add("name", name)
                .add("description", "Made by a test")
                .add("level", level)
                .add("permissions", array(permissions))
                .add("takesOver", array(takesOver));
    }

    /** Keeps roles apart. */
    JsonObject set(String name, String kind, int cardinality, String... roles) {
        return created(SETS, setBody(name, cardinality, roles).add("kind", kind));
    }

    /** What is said of a set when it is changed: without its kind. */
    static JsonObjectBuilder setBody(String name, int cardinality, String... roles) {
        return Json.createObjectBuilder()
                .add("name", name)
                .add("description", "Made by a test")
                .add("cardinality", cardinality)
                .add("roles", array(List.of(roles)));
    }

    /** Gives somebody a role for the whole organization. */
    JsonObject assigned(String person, String role) {
        return created(RBAC + "assign", assignment(person, role));
    }

    /** Takes back what somebody was given. @param id of the assignment */
    void takeBack(String id) {
        assertThat(administrator.send("DELETE", RBAC + "assign/" + id, null).status())
                .isEqualTo(204);
    }

    Answer assign(String person, String role) {
        Answer answer = administrator.send("POST", RBAC + "assign", text(assignment(person, role)));
        if (answer.status() == 201) {
            made.add(RBAC + "assign/" + answer.json().getString("id"));
        }
        return answer;
    }

    private static JsonObjectBuilder assignment(String person, String role) {
        return Json.createObjectBuilder().add("userId", person).add("role", role);
    }

    /** The id of a member of the organization. */
    String person(String email) {
        JsonArray items =
                administrator.get(RBAC + "user-roles?limit=200").json().getJsonArray("items");
        return items.getValuesAs(JsonObject.class).stream()
                .filter(item -> item.getString("email").equals(email))
                .findFirst()
                .orElseThrow()
                .getString("userId");
    }

    private JsonObject created(String path, JsonObjectBuilder body) {
        Answer answer = administrator.send("POST", path, text(body));
        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
        made.add(path + "/" + answer.json().getString("id"));
        return answer.json();
    }

    static String text(JsonObjectBuilder object) {
        return object.build().toString();
    }

    static JsonArrayBuilder array(List<String> texts) {
        return Json.createArrayBuilder(texts);
    }

    /** Takes back what is still there, the last first; a role that was assigned stays, held by nobody. */
    @Override
    public void close() {
        for (int i = made.size() - 1; i >= 0; i--) {
            assertThat(administrator.send("DELETE", made.get(i), null).status())
                    .as(made.get(i))
                    .isIn(204, 404, 409);
        }
    }
}
