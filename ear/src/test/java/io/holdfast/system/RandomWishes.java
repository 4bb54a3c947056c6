package io.holdfast.system;

import static io.holdfast.system.RoleOffice.RBAC;
import static io.holdfast.system.RoleOffice.roleBody;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Changes of rights that an administrator could wish for, at random, of the people, places, roles and permissions that they know.
 *
 * @param modules of the permissions, by key; empty for whoever does not manage permissions
 */
record RandomWishes(
        List<String> assignments,
        List<String> people,
        List<JsonObject> scopes,
        List<String> roles,
        Map<String, String> modules) {
    static final String SETTINGS = "/api/admin/organization-permissions";

    /**
     * A change that somebody tries.
     *
     * @param change as the body of a question
     * @param given the permissions that it names as gained
     */
    record Wish(String path, JsonObject change, boolean ofRoles, List<String> given) {}

    static RandomWishes of(Visitor visitor) {
        List<JsonObject> assigned = items(visitor.get(RBAC + "user-roles?limit=200"));
        List<JsonObject> scopes = new ArrayList<>(assigned.stream()
                .map(item -> item.getJsonObject("scope"))
                .distinct()
                .toList());
        scopes.add(Json.createObjectBuilder().add("type", "tenant").build());
        Map<String, String> modules = new TreeMap<>();
        Answer settings = visitor.get(SETTINGS);
        if (settings.status() == 200) {
            settings.json()
                    .getJsonArray("modules")
                    .getValuesAs(JsonObject.class)
                    .forEach(module -> module.getJsonArray("permissions")
                            .getValuesAs(JsonObject.class)
                            .forEach(permission ->
                                    modules.put(permission.getString("key"), module.getString("module"))));
        }
        return new RandomWishes(
                assigned.stream().map(item -> item.getString("id")).toList(),
                assigned.stream()
                        .map(item -> item.getString("userId"))
                        .distinct()
                        .toList(),
                scopes,
                items(visitor.get(RBAC + "roles?limit=200")).stream()
                        .map(role -> role.getString("name"))
                        .toList(),
                modules);
    }

    private static List<JsonObject> items(Answer answer) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json().getJsonArray("items").getValuesAs(JsonObject.class);
    }

    Wish assignment(Random random) {
        JsonObjectBuilder wish = Json.createObjectBuilder();
        if (random.nextInt(5) == 0) {
            wish.add("id", any(assignments, random)).add("validTo", "2999-12-31T00:00:00Z");
        } else {
            wish.add("userId", any(people, random))
                    .add("role", any(roles, random))
                    .add("scope", any(scopes, random));
        }
        return new Wish(
                "assignment",
                of("assignments", Json.createArrayBuilder().add(wish).build()),
                false,
                List.of());
    }

    /** Several at once, all or nothing, or a single one that stands for itself. */
    Wish bulk(Random random) {
        boolean each = random.nextBoolean();
        JsonArrayBuilder rows = Json.createArrayBuilder();
        for (int i = each ? 1 : 1 + random.nextInt(3); i > 0; i--) {
            rows.add(Json.createObjectBuilder()
                    .add("userId", any(people, random))
                    .add("role", any(roles, random))
                    .add("scope", any(scopes, random)));
        }
        return new Wish(
                "bulk",
                of(
                        "bulk",
                        Json.createObjectBuilder()
                                .add("mode", each ? "each" : "all-or-nothing")
                                .add("rows", rows)
                                .build()),
                false,
                List.of());
    }

    /** @param base a role of the organization's own */
    Wish ofRoles(JsonObject base, Random random) {
        String permission = any(List.copyOf(modules.keySet()), random);
        String junior = any(roles, random);
        List<String> one = List.of(permission);
        return switch (random.nextInt(4)) {
            case 0 -> new Wish("new role", role(roleBody(name(), random.nextInt(90), one, List.of())), true, one);
            case 1 ->
                new Wish(
                        "changed role",
                        role(roleBody(base.getString("name"), 1, one, List.of()).add("id", base.getString("id"))),
                        true,
                        one);
            case 2 ->
                new Wish(
                        "hierarchy",
                        of(
                                "hierarchy",
                                Json.createObjectBuilder()
                                        .add("role", base.getString("id"))
                                        .add("takesOver", RoleOffice.array(List.of(junior)))
                                        .build()),
                        true,
                        List.of());
            default -> new Wish("override", override(permission, junior), true, List.of());
        };
    }

    private JsonObject override(String permission, String role) {
        String override = String.format(
                "{\"modules\":[{\"module\":\"%s\",\"permissions\":[{\"key\":\"%s\",\"roles\":[{\"role\":\"%s\",\"effect\":\"ADD\"}]}]}]}",
                modules.get(permission), permission, role);
        try (var reader = Json.createReader(new StringReader(override))) {
            return of("override", reader.readObject());
        }
    }

    private static JsonObject role(JsonObjectBuilder body) {
        return of("role", body.build());
    }

    private static JsonObject of(String member, JsonValue value) {
        return Json.createObjectBuilder(Map.of(member, value)).build();
    }

    static String name() {
        return "try-" + UUID.randomUUID().toString().substring(0, 8);
    }

    private static <T> T any(List<T> some, Random random) {
        return some.get(random.nextInt(some.size()));
    }
}
