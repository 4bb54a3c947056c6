package io.holdfast.system;

import io.holdfast.system.Status.SimulatorAccess;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Zoho, as somebody with an account of the same organization uses it, and the switches that only a stand-in has. */
public final class Simulator {
    private static final String JSON = "application/json";

    private final Http http;
    private final SimulatorAccess access;

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

    /** What was called, oldest first. */
    public List<JsonObject> calls() {
        return http.get("/_control/calls").json().getJsonArray("calls").getValuesAs(JsonObject.class);
    }

    /** From now on, Zoho answers every call with 503. */
    public void goDown() {
        fail("outage", "503");
    }

    /** From now on, Zoho cuts every answer off in the middle. */
    public void talkRubbish() {
        fail("shape", "truncated");
    }

    private void fail(String fault, String variant) {
        String all = Json.createObjectBuilder()
                .add("percent", 100)
                .add("variant", variant)
                .build()
                .toString();
        Answer answer = http.send("PUT", "/_control/faults/" + fault, all, "Content-Type", JSON);
        if (answer.status() / 100 != 2) {
            throw new AssertionError("no such fault: " + answer);
        }
    }

    /** Zoho behaves again. */
    public void recover() {
        http.send("DELETE", "/_control/faults/outage", null);
        http.send("DELETE", "/_control/faults/shape", null);
    }

    private String token() {
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
