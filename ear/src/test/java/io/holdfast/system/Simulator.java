package io.holdfast.system;

import io.holdfast.system.Status.SimulatorAccess;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Zoho, as somebody with an account of the same organization uses it, and the switches that only a stand-in has. */
public final class Simulator {
    private static final String JSON = "application/json";

    private final Http http;
    private final SimulatorAccess access;
    private String token;

    Simulator(SimulatorAccess access) {
        this.access = access;
        this.http = new Http(access.url());
    }

    /** Renames a project as a colleague in Zoho would. */
    public void rename(String from, String to) {
        String token = token();
        String id = projects(token).stream()
                .filter(project -> project.getString("name").equals(from))
                .map(Simulator::id)
                .findFirst()
                .orElseThrow(() -> new AssertionError("Zoho has no project '" + from + "'"));
        Answer answer = http.send(
                "PATCH",
                portal(token) + "/projects/" + id,
                Json.createObjectBuilder().add("name", to).build().toString(),
                "Authorization",
                "Zoho-oauthtoken " + token,
                "Content-Type",
                JSON);
        if (answer.status() != 200) {
            throw new AssertionError("Zoho refused the new name: " + answer);
        }
    }

    /** How often Holdfast listed the portal's projects so far. */
    public long projectListings() {
        return calls().stream()
                .filter(call -> call.getString("method").equals("GET"))
                .filter(call -> call.getString("path").endsWith("/projects"))
                .count();
    }

    /** What was called since the call of that number, oldest first. */
    public List<JsonObject> callsSince(long number) {
        return http.get("/_control/calls?since=" + number)
                .json()
                .getJsonArray("calls")
                .getValuesAs(JsonObject.class);
    }

    /** The number of the last call. */
    public long lastCall() {
        return http.get("/_control/calls").json().getJsonNumber("last").longValue();
    }

    /** What was called, oldest first. */
    public List<JsonObject> calls() {
        return http.get("/_control/calls").json().getJsonArray("calls").getValuesAs(JsonObject.class);
    }

    /** Whether anything answers at Zoho's address. */
    public boolean isUp() {
        try {
            return http.get("/_control/health").status() == 200;
        } catch (UncheckedIOException refused) {
            return false;
        }
    }

    /** From now on, Zoho answers every call with 503. */
    public void goDown() {
        fail("outage", "503");
    }

    /** From now on, Zoho cuts every answer off in the middle. */
    public void talkRubbish() {
        fail("shape", "truncated");
    }

    /** From now on, Zoho takes this long to begin an answer. */
    public void answerSlowly(Duration delay) {
        fault("slow", Json.createObjectBuilder().add("delayMs", delay.toMillis()));
    }

    private void fail(String fault, String variant) {
        fault(fault, Json.createObjectBuilder().add("variant", variant));
    }

    /** Switches a fault on, with what the simulator's page of documentation calls its body. */
    public void fault(String fault, JsonObjectBuilder how) {
        Answer answer =
                http.send("PUT", "/_control/faults/" + fault, how.build().toString(), "Content-Type", JSON);
        if (answer.status() / 100 != 2) {
            throw new AssertionError("no such fault: " + answer);
        }
    }

    /** Ends every access token that Zoho has given. */
    public void endTokens() {
        fault("token.revoked", Json.createObjectBuilder());
        http.send("DELETE", "/_control/faults/token.revoked", null);
    }

    /** Zoho behaves again. */
    public void recover() {
        http.send("DELETE", "/_control/faults", null);
    }

    /** What must not appear anywhere that people read. */
    String[] secrets() {
        return new String[] {access.clientSecret(), access.refreshToken()};
    }

    /** Zoho gives few tokens in ten minutes, to all who work for one client together: one is kept. */
    private synchronized String token() {
        if (token == null || get("/api/v3/portals", token).status() != 200) {
            token = newToken();
        }
        return token;
    }

    private String newToken() {
        Answer answer = http.post(
                "/oauth/v2/token",
                form(Map.of(
                        "grant_type",
                        "refresh_token",
                        "client_id",
                        access.clientId(),
                        "client_secret",
                        access.clientSecret(),
                        "refresh_token",
                        access.refreshToken())),
                "Content-Type",
                "application/x-www-form-urlencoded");
        return answer.json().getString("access_token");
    }

    private List<JsonObject> projects(String token) {
        JsonValue answer =
                get(portal(token) + "/projects?page=1&per_page=200", token).structure();
        JsonArray list = answer instanceof JsonArray array
                ? array
                : answer.asJsonObject().getJsonArray("projects");
        return list.getValuesAs(JsonObject.class);
    }

    private String portal(String token) {
        JsonValue answer = get("/api/v3/portals", token).structure();
        JsonArray portals = answer instanceof JsonArray array
                ? array
                : answer.asJsonObject().getJsonArray("portals");
        return "/api/v3/portal/" + id(portals.getJsonObject(0));
    }

    private Answer get(String path, String token) {
        return http.get(path, "Authorization", "Zoho-oauthtoken " + token);
    }

    /** Zoho gives ids as strings in one product and as numbers in another. */
    private static String id(JsonObject object) {
        return object.get("id").toString().replace("\"", "");
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
