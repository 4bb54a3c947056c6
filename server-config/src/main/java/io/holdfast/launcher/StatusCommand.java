package io.holdfast.launcher;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Says what runs. Exit code 0: running, 3: not running.")
final class StatusCommand implements Callable<Integer> {
    @Option(names = "--json", description = "For scripts. Contains the simulator's client secret.")
    boolean json;

    @Override
    public Integer call() {
        var installation = Installation.ofThisProcess();
        var console = Console.standard();
        var state = installation.stateFile().read().filter(State::anythingAlive);
        if (state.isEmpty()) {
            console.line(
                    json
                            ? "{}"
                            : "Holdfast is not running (data folder "
                                    + installation.home().folder() + ").");
            return ExitCode.NOT_RUNNING;
        }
        var report = new StatusReport(installation, state.get());
        if (json) console.line(report.toJson().toString());
        else report.toLines().forEach(console::line);
        return ExitCode.OK;
    }
}
