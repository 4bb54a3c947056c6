package io.holdfast.bench.product;

import jakarta.json.JsonObject;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;

/**
 * What {@code holdfast status --json} says of a running product.
 *
 * @param portal base address
 * @param simulator base address of the Zoho simulator
 * @param nodes in the order of their names
 */
public record Status(
        String version,
        URI portal,
        URI simulator,
        String database,
        List<Node> nodes,
        long databasePid,
        long simulatorPid,
        long launcherPid) {

    /** @param pid 0 while no process runs for it */
    public record Node(String name, URI url, long pid, boolean ready) {}

    /** @param state what the launcher has written down for itself */
    static Status of(JsonObject json, JsonObject state) {
        return new Status(
                json.getString("version"),
                URI.create(json.getString("portal")),
                URI.create(json.getJsonObject("simulator").getString("url")),
                json.getString("database"),
                json.getJsonArray("nodes").getValuesAs(JsonObject.class).stream()
                        .map(node -> new Node(
                                node.getString("name"),
                                URI.create(node.getString("url")),
                                pid(node),
                                node.getBoolean("ready")))
                        .toList(),
                member("database", state),
                member("simulator", state),
                pid(state.getJsonObject("launcher")));
    }

    private static long member(String kind, JsonObject state) {
        return state.getJsonArray("members").getValuesAs(JsonObject.class).stream()
                .filter(member -> member.getString("kind").equals(kind))
                .mapToLong(member -> pid(member.getJsonObject("process")))
                .findFirst()
                .orElseThrow(() -> new BenchException("No " + kind + " runs."));
    }

    public long nodePid() {
        return nodes.get(0).pid();
    }

    static long pid(JsonObject process) {
        return process.getJsonNumber("pid").longValue();
    }

    /** Where load is sent to: the portal listens on the loopback address. */
    public InetSocketAddress address() {
        return new InetSocketAddress("127.0.0.1", portal.getPort());
    }

    /** The node, while it runs. */
    public List<ProcessHandle> nodeProcess() {
        return ProcessHandle.of(nodePid()).stream().toList();
    }

    /** For the header {@code Host}. */
    public String host() {
        return portal.getAuthority();
    }
}
