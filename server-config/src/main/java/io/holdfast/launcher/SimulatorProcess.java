package io.holdfast.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The stand-in for Zoho, a process of its own that is reached over HTTP alone. */
final class SimulatorProcess implements Service {
    private static final String MAIN = "io.holdfast.simulator.Main";
    /** Enough for the demo; each copy of it takes less than one more. */
    private static final int HEAP_MB = 128;

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

    private final Installation installation;
    private final Path java;
    private final Dist product;
    private final ManagedProcess process;

    SimulatorProcess(Installation installation, Path java, Dist product) {
        this.installation = installation;
        this.java = java;
        this.product = product;
        this.process = new ManagedProcess("the simulator", log());
    }

    @Override
    public String name() {
        return "Zoho simulator";
    }

    @Override
    public Path log() {
        return installation.home().log("simulator");
    }

    @Override
    public void start() {
        var folder = installation.home().folderForChildren("simulator");
        LogFiles.prepare(log(), installation.home().user());
        var secrets = installation.secrets();
        var scale = installation.simulatorScale();
        var environment = ChildEnvironment.bare(installation.settings(), folder)
                .with("HOLDFAST_SIMULATOR_PORT", Integer.toString(installation.simulatorPort()))
                .with("HOLDFAST_SIMULATOR_SCALE", Integer.toString(scale))
                .with("HOLDFAST_SIMULATOR_CLIENT_ID", secrets.simulatorClientId())
                .with("HOLDFAST_SIMULATOR_CLIENT_SECRET", secrets.simulatorClientSecret())
                .with("HOLDFAST_SIMULATOR_REFRESH_TOKEN", secrets.simulatorRefreshToken());
        var command = List.of(
                java.toString(),
                "-Xmx" + (HEAP_MB + scale) + "m",
                "-XX:+UseSerialGC",
                "-Duser.timezone=UTC",
                "-cp",
                product.launcher().toString(),
                MAIN);
        process.start(installation.home().user(), command, environment.variables(), folder);
    }

    @Override
    public void awaitReady() {
        process.awaitReady(
                START_LIMIT, () -> Probe.answers(installation.simulator() + "/_control/faults"), said -> false);
    }

    @Override
    public void stop() {
        process.stop(STOP_LIMIT);
    }

    @Override
    public State.Member member() {
        return new State.Member("simulator", "simulator", process.mark(), installation.simulator());
    }
}
