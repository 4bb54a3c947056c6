package io.holdfast.launcher;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Starts everything on this machine: the database (unless HOLDFAST_DB_URL names one), the Zoho"
                + " simulator (unless HOLDFAST_ZOHO_MODE says otherwise) and one node or several; Ctrl-C stops it all.")
final class RunCommand implements Callable<Integer> {
    @Option(names = "--detach", description = "Return when everything is ready and go on in the background.")
    boolean detach;

    @Option(names = "--server", description = "Run the enterprise archive on Payara Server instead of Payara Micro.")
    boolean server;

    @Option(
            names = "--nodes",
            paramLabel = "N",
            description = "Start so many nodes of one cluster, 1 to 8, each on the next port.")
    String nodes;

    @Option(
            names = "--scale",
            paramLabel = "N",
            description = "Put N times the demo's projects and invoices into the simulator, 1 to 1000.")
    String scale;

    @Override
    public Integer call() throws Exception {
        var installation = Installation.of(settings());
        if (detach) return new DetachedLaunch(installation, Console.standard(), server).run();
        new Launch(installation, Console.standard(), server).run();
        return ExitCode.OK;
    }

    private Settings settings() {
        var settings = Settings.ofThisProcess();
        if (nodes != null) settings = settings.with(Installation.NODES, nodes);
        return scale == null ? settings : settings.with(Installation.SIMULATOR_SCALE, scale);
    }
}
