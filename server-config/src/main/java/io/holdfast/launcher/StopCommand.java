package io.holdfast.launcher;

import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "stop",
        mixinStandardHelpOptions = true,
        description =
                "Stops what \"run\" started: nodes after their open requests, simulator, database. Data are kept.")
final class StopCommand implements Callable<Integer> {
    /** Longer than the launcher's own limits for database, simulator and one node together. */
    private static final Duration LIMIT = Duration.ofSeconds(120);

    private static final Duration FURTHER_NODE = Duration.ofSeconds(45);

    @Override
    public Integer call() {
        var installation = Installation.ofThisProcess();
        var console = Console.standard();
        var state = installation.stateFile().read();
        if (state.filter(State::anythingAlive).isEmpty()) {
            console.line("Holdfast is not running (data folder "
                    + installation.home().folder() + ").");
            return ExitCode.OK;
        }
        Processes.stop(
                state.get().launcher(),
                LIMIT.plus(Drain.limit(installation.settings()))
                        .plus(FURTHER_NODE.multipliedBy(state.get().nodes().count())));
        // Nothing to do after a launcher that could stop its children itself.
        installation.stateFile().read().ifPresent(left -> Leftovers.stop(left, console));
        installation.stateFile().delete();
        console.line("Stopped. Data are kept in " + installation.home().folder() + ".");
        return ExitCode.OK;
    }
}
