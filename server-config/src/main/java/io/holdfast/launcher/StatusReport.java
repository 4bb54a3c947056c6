package io.holdfast.launcher;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is running and how to reach it, for people and for scripts. */
final class StatusReport {
    private final Installation installation;
    private final State state;
    private final List<NodeStatus> nodes;

    /** @param ready answers on its own health address right now */
    private record NodeStatus(State.Member node, boolean ready) {
        /** 0 while no process runs for it. */
        long pid() {
            return node.process().isAlive() ? node.process().pid() : 0;
        }
    }

    StatusReport(Installation installation, State state) {
        this.installation = installation;
        this.state = state;
        this.nodes = state.nodes()
                .sorted(Comparator.comparing(State.Member::name))
                .map(node -> new NodeStatus(node, node.process().isAlive() && Probe.isReady(node.url())))
                .toList();
    }

    /** The shape that scripts rely on. */
    JsonObject toJson() {
        var list = Json.createArrayBuilder();
        for (var status : nodes)
            list.add(Json.createObjectBuilder()
                    .add("name", status.node().name())
                    .add("pid", status.pid())
                    .add("url", status.node().url())
                    .add("ready", status.ready()));
        var json = Json.createObjectBuilder()
                .add("version", state.version())
                .add("home", installation.home().folder().toString())
                .add("portal", state.portal())
                .add("database", state.database())
                .add("nodes", list);
        if (state.simulator() != null) json.add("simulator", simulator());
        installation.mailbox().ifPresent(folder -> json.add("mailbox", folder.toString()));
        if (installation.isDemo()) json.add("authzen", authzen());
        return json.build();
    }

    List<String> toLines() {
        var lines = new ArrayList<String>();
        lines.add("Holdfast " + state.version() + " at " + state.portal());
        nodeLines().forEach(line -> lines.add("  " + line));
        lines.add("  database: " + state.database());
        if (state.simulator() != null) lines.add("  simulator: " + state.simulator());
        installation.mailbox().ifPresent(folder -> lines.add("  mails: " + folder));
        lines.add("  data: " + installation.home().folder());
        if (!state.launcher().isAlive())
            lines.add("  The launcher itself was killed: nothing is started again until the next ./holdfast run.");
        return lines;
    }

    List<String> nodeLines() {
        return nodes.stream()
                .map(status -> status.node().name() + ": " + status.node().url() + ", "
                        + (status.pid() == 0
                                ? "does not run"
                                : "process " + status.pid() + ", " + (status.ready() ? "ready" : "not ready")))
                .toList();
    }

    /** How to ask the demo's decision point, and by which address it knows itself. */
    private JsonObject authzen() {
        return Json.createObjectBuilder()
                .add("base", state.portal())
                .add("publicUrl", installation.authzenUrl())
                .add("token", installation.secrets().authzenToken())
                .build();
    }

    private JsonObject simulator() {
        var secrets = installation.secrets();
        return Json.createObjectBuilder()
                .add("url", state.simulator())
                .add("clientId", secrets.simulatorClientId())
                .add("clientSecret", secrets.simulatorClientSecret())
                .add("refreshToken", secrets.simulatorRefreshToken())
                .add("faults", state.simulator() + "/_control/faults")
                .add("calls", state.simulator() + "/_control/calls")
                .build();
    }
}
