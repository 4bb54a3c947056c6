package io.holdfast.system;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * What {@code ./holdfast status --json} says.
 *
 * @param home the folder that is used, which may be another than the one asked for
 */
public record Status(
        Path home, URI portal, String database, List<Node> nodes, SimulatorAccess simulator, AuthzenAccess authzen) {

    /** @param pid of the node's process */
    public record Node(String name, long pid, URI url, boolean ready) {}

    /** Where the simulator listens, and the credentials with which a test asks it for a token as Holdfast does. */
    public record SimulatorAccess(URI url, String clientId, String clientSecret, String refreshToken) {}

    /** How to ask the decision point of the certification, and the address by which it knows itself. */
    public record AuthzenAccess(URI base, String publicUrl, String token) {}

    static Status parse(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            JsonObject status = reader.readObject();
            JsonObject simulator = status.getJsonObject("simulator");
            JsonObject authzen = status.getJsonObject("authzen");
            return new Status(
                    Path.of(status.getString("home")),
                    URI.create(status.getString("portal")),
                    status.getString("database"),
                    status.getJsonArray("nodes").getValuesAs(JsonObject.class).stream()
                            .map(Status::node)
                            .toList(),
                    new SimulatorAccess(
                            URI.create(simulator.getString("url")),
                            simulator.getString("clientId"),
                            simulator.getString("clientSecret"),
                            simulator.getString("refreshToken")),
                    new AuthzenAccess(
                            URI.create(authzen.getString("base")),
                            authzen.getString("publicUrl"),
                            authzen.getString("token")));
        }
    }

    private static Node node(JsonObject node) {
        return new Node(
                node.getString("name"),
                node.getJsonNumber("pid").longValue(),
                URI.create(node.getString("url")),
                node.getBoolean("ready"));
    }
}
