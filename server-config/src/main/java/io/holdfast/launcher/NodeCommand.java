package io.holdfast.launcher;

import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Each verb is a request to the launcher that runs the nodes. */
@Command(
        name = "node",
        mixinStandardHelpOptions = true,
        description = "Lists, drains, stops, starts, adds and removes single nodes while the others serve.")
final class NodeCommand implements Runnable {
    private static final Duration SPARE = Duration.ofMinutes(2);

    @Spec
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "What about the nodes? For example: holdfast node list, holdfast node stop node2");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "The nodes and whether each is ready.")
    int list() {
        var installation = Installation.ofThisProcess();
        new StatusReport(installation, state(installation)).nodeLines().forEach(Console.standard()::line);
        return ExitCode.OK;
    }

    @Command(
            name = "drain",
            mixinStandardHelpOptions = true,
            description = "The node finishes what is open and says that it is not ready; it goes on running.")
    int drain(@Parameters(paramLabel = "NAME") String name) {
        return ask("drain", name);
    }

    @Command(
            name = "stop",
            mixinStandardHelpOptions = true,
            description = "Drains the node, waits HOLDFAST_DRAIN_TIME for balancers and stops it.")
    int stop(@Parameters(paramLabel = "NAME") String name) {
        return ask("stop", name);
    }

    @Command(name = "start", mixinStandardHelpOptions = true, description = "Starts a node that was stopped.")
    int start(@Parameters(paramLabel = "NAME") String name) {
        return ask("start", name);
    }

    @Command(name = "add", mixinStandardHelpOptions = true, description = "Starts one node more, on the next port.")
    int add() {
        return ask("add", "");
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "Stops the node as \"stop\" does and forgets it.")
    int remove(@Parameters(paramLabel = "NAME") String name) {
        return ask("remove", name);
    }

    private static int ask(String verb, String node) {
        var installation = Installation.ofThisProcess();
        var launcher = state(installation).launcher();
        if (!launcher.isAlive())
            throw new LauncherException(
                    "The launcher was killed and its nodes go on alone; \"./holdfast run\" starts" + " them afresh.");
        var limit = installation
                .settings()
                .duration("holdfast.start-limit", MicroNode.START_LIMIT)
                .plus(SPARE);
        Console.standard()
                .line(new NodeRequests(installation.home().requests())
                        .ask(new NodeRequest(verb, node), limit, launcher::isAlive));
        return ExitCode.OK;
    }

    private static State state(Installation installation) {
        var state = installation.stateFile().read().filter(State::anythingAlive);
        if (state.isEmpty())
            throw LauncherException.withCode(
                    ExitCode.NOT_RUNNING, "Holdfast is not running: start it with ./holdfast run.");
        if (!state.get().ready()) throw new LauncherException("Holdfast is still starting.");
        return state.get();
    }
}
