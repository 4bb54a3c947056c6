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
 */
public record Status(String version, URI portal, URI simulator, long nodePid, long simulatorPid, long launcherPid) {

    static Status none() {
        return new Status("", null, null, 0, 0, 0);
    }

    /** @param state what the launcher has written down for itself */
    static Status of(JsonObject json, JsonObject state) {
        return new Status(
                json.getString("version"),
                URI.create(json.getString("portal")),
                URI.create(json.getJsonObject("simulator").getString("url")),
                json.getJsonArray("nodes").getJsonObject(0).getJsonNumber("pid").longValue(),
                state.getJsonArray("members").getValuesAs(JsonObject.class).stream()
                        .filter(member -> member.getString("kind").equals("simulator"))
                        .mapToLong(member -> pid(member.getJsonObject("process")))
                        .findFirst()
                        .orElseThrow(() -> new BenchException("No simulator runs.")),
                pid(state.getJsonObject("launcher")));
    }

    private static long pid(JsonObject process) {
        return process.getJsonNumber("pid").longValue();
    }

    /** Where load is sent to: the portal listens on the loopback address. */
    public InetSocketAddress address() {
        return new InetSocketAddress("127.0.0.1", portal.getPort());
    }

    /** The node, while it runs. */
    public List<ProcessHandle> nodeProcess() {
        return ProcessHandle.of(nodePid).stream().toList();
    }

    /** For the header {@code Host}. */
    public String host() {
        return portal.getAuthority();
    }
}
