package io.holdfast.launcher;

/** Does for the launcher what {@code holdfast node …} asks for. */
final class NodeDesk {
    private final NodeGroup nodes;
    private final Supervisor supervisor;
    private final Installation installation;
    private final Console console;

    NodeDesk(NodeGroup nodes, Supervisor supervisor, Installation installation, Console console) {
        this.nodes = nodes;
        this.supervisor = supervisor;
        this.installation = installation;
        this.console = console;
    }

    NodeRequests.Answer answer(NodeRequest request) {
        try {
            var said = answered(request);
            console.line("  " + said);
            return new NodeRequests.Answer(true, said);
        } catch (LauncherException e) {
            console.line("  " + request.verb() + " " + request.node() + ": " + e.sentence());
            return new NodeRequests.Answer(false, e.sentence());
        }
    }

    private String answered(NodeRequest request) {
        return switch (request.verb()) {
            case "add" -> add();
            case "start" -> {
                supervisor.watch(nodes.start(number(request)));
                yield request.node() + " serves at "
                        + installation.node(number(request)).url() + ".";
            }
            case "stop" -> {
                nodes.stop(number(request), false);
                yield request.node() + " is stopped; \"./holdfast node start " + request.node() + "\" brings it back.";
            }
            case "remove" -> {
                nodes.stop(number(request), true);
                yield request.node() + " is stopped and no part of the cluster any more.";
            }
            case "drain" -> {
                nodes.drain(number(request));
                yield request.node() + " finishes what is open and says that it is not ready.";
            }
            default ->
                throw new LauncherException("This launcher does not know \"" + request.verb()
                        + "\": it is of another version; stop and run it again.");
        };
    }

    private String add() {
        var place = installation.node(nodes.nextNumber());
        supervisor.watch(nodes.add(place.number()));
        return place.name() + " serves at " + place.url() + "; a start with --nodes or HOLDFAST_NODES keeps it.";
    }

    private static int number(NodeRequest request) {
        return NodePlace.numberOf(request.node())
                .orElseThrow(() -> new LauncherException("\"" + request.node() + "\" is no node; nodes are called node1"
                        + " to node" + NodePlace.MOST + "."));
    }
}
