package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What is done over the API is in the audit log with the address it came from: every route that the running product describes is
 * called, so a new one is judged without being named here (feature C26).
 */
abstract class AuditCoverageContract {
    private static final String ROOT = "root@holdfast.example";
    private static final String ADMINISTRATOR = "admin@meridian.example";
    private static final String CLIENT = "user@acme.example";
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    /** A route of the description; {@code body} is an example of what it takes, null when it takes nothing. */
    private record Route(String method, String path, String body) {
        String address() {
            return path.replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
        }

        boolean writes() {
            return !method.equals("GET");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @Test
    void whoeverIsNotSignedInIsOnRecordWhereverTheyAreRefused(Portal portal) {
        Visitor root = portal.signIn(ROOT);
        int refused = 0;
        for (Route route : routes(portal)) {
            String from = nextAddress();
            Answer answer = portal.behindProxy(from).stranger().send(route.method(), route.address(), route.body());
            if (answer.status() == 401 || answer.status() == 403) {
                refused++;
                assertThat(addresses(root, answer)).as("%s: %s", route, answer).containsExactly(from);
            }
        }
        assertThat(refused).as("routes that need a sign-in").isGreaterThan(20);
    }

    @Test
    void whatAClientMayNotDoAndWhatAClientDoesIsOnRecord(Portal portal) {
        Visitor administrator = portal.signIn(ADMINISTRATOR);
        int denied = 0;
        int done = 0;
        for (Route route : routes(portal)) {
            String from = nextAddress();
            // Each with a session of its own: some of these end it.
            Answer answer = portal.behindProxy(from).signIn(CLIENT).send(route.method(), route.address(), route.body());
            boolean refused = answer.status() == 403;
            boolean written = route.writes() && answer.status() < 300;
            denied += refused ? 1 : 0;
            done += written ? 1 : 0;
            if (refused || written) {
                assertThat(addresses(administrator, answer))
                        .as("%s: %s", route, answer)
                        .isNotEmpty()
                        .containsOnly(from);
            }
        }
        assertThat(denied).as("routes that a client may not use").isGreaterThan(10);
        assertThat(done).as("writes that a client may do").isPositive();
    }

    @Test
    void aForgedTokenIsASecurityEventAndAnExpiredSessionIsNone(Portal portal) {
        String from = nextAddress();
        String token = portal.signIn(CLIENT).token();
        String forged = token.substring(0, token.lastIndexOf('.') + 1) + "AAAA";

        Answer answer = portal.behindProxy(from).visitorWith(forged).session();

        assertThat(answer.status()).isEqualTo(401);
        assertThat(events(portal.signIn(ROOT), answer))
                .extracting(event -> event.getString("action") + " " + event.getString("outcome"))
                .contains("token.refuse DENIED", "request.refuse DENIED");
    }

    @Test
    void knockingAgainAndAgainLeavesOneEventAndACount(Portal portal, Database database) {
        Portal elsewhere = portal.behindProxy(nextAddress());
        long before = database.count("request.refuse", "DENIED");

        for (int i = 0; i < 10; i++) {
            assertThat(elsewhere.stranger().session().status()).isEqualTo(401);
        }

        assertThat(database.count("request.refuse", "DENIED") - before).isOne();
    }

    private static List<String> addresses(Visitor reader, Answer answer) {
        return events(reader, answer).stream()
                .map(event -> event.getString("ipAddress", ""))
                .toList();
    }

    private static List<JsonObject> events(Visitor reader, Answer answer) {
        return reader.get("/api/admin/audit-logs?requestId=" + answer.header("X-Request-Id"))
                .json()
                .getJsonArray("items")
                .getValuesAs(JsonObject.class);
    }

    /** Of the documentation's own range. */
    private static String nextAddress() {
        int number = ADDRESSES.incrementAndGet();
        return "2001:db8:0:" + Integer.toHexString(number) + ":0:0:0:1";
    }

    private static List<Route> routes(Portal portal) {
        JsonObject description = portal.openApi().json();
        List<Route> routes = new ArrayList<>();
        description.getJsonObject("paths").forEach((path, methods) -> methods.asJsonObject()
                .forEach((method, route) -> {
                    if (METHODS.contains(method)) {
                        routes.add(new Route(
                                method.toUpperCase(Locale.ROOT), path, body(description, route.asJsonObject())));
                    }
                }));
        return routes;
    }

    /** A body with each required member, so that the use case is reached that would refuse it. */
    private static String body(JsonObject description, JsonObject route) {
        JsonObject body = route.getJsonObject("requestBody");
        if (body == null) {
            return null;
        }
        JsonObject json = body.getJsonObject("content").getJsonObject("application/json");
        if (json == null) {
            return "";
        }
        JsonObject schema = resolved(description, json.getJsonObject("schema"));
        JsonObject properties = schema.getJsonObject("properties");
        return (schema.containsKey("required") ? schema.getJsonArray("required") : JsonValue.EMPTY_JSON_ARRAY)
                .getValuesAs(JsonString.class).stream()
                        .map(JsonString::getString)
                        .map(name -> "\"" + name + "\":" + value(resolved(description, properties.getJsonObject(name))))
                        .collect(Collectors.joining(",", "{", "}"));
    }

    private static String value(JsonObject property) {
        if (property.containsKey("example")) {
            return property.get("example").toString();
        }
        if (property.containsKey("enum")) {
            return property.getJsonArray("enum").get(0).toString();
        }
        return switch (property.getString("type", "string")) {
            case "boolean" -> "true";
            case "array" -> "[]";
            default -> "\"x\"";
        };
    }

    private static JsonObject resolved(JsonObject description, JsonObject schema) {
        String reference = schema.getString("$ref", null);
        return reference == null
                ? schema
                : description
                        .getJsonObject("components")
                        .getJsonObject("schemas")
                        .getJsonObject(reference.substring(reference.lastIndexOf('/') + 1));
    }
}
