package io.holdfast.system;

import java.nio.file.Path;

/** The running product: its launcher, and a driver for each of its sides. */
public final class Holdfast {
    private final Archive archive;
    private final Launcher launcher;
    private final Portal portal;
    private final Simulator simulator;
    private final Database database;
    private final Status.AuthzenAccess authzen;

    private Holdfast(Archive archive, Launcher launcher) {
        this.archive = archive;
        this.launcher = launcher;
        Status status = launcher.status();
        this.portal = new Portal(status.portal());
        this.simulator = new Simulator(status.simulator());
        this.database = new Database(status.database(), status.home());
        this.authzen = status.authzen();
    }

    static Holdfast start(Archive archive) {
        Launcher launcher = Launcher.withFreshHome(archive);
        try {
            launcher.run();
        } catch (AssertionError e) {
            launcher.keepLogs();
            throw e;
        }
        return new Holdfast(archive, launcher);
    }

    void stop() {
        Path home = launcher.status().home();
        launcher.stop();
        launcher.tidy(home);
    }

    Archive archive() {
        return archive;
    }

    /** The command line of the product, in this installation's home. */
    public Launcher launcher() {
        return launcher;
    }

    public Portal portal() {
        return portal;
    }

    public Simulator simulator() {
        return simulator;
    }

    /** The decision point of the certification, as the command line names it. */
    public Status.AuthzenAccess authzen() {
        return authzen;
    }

    public Database database() {
        return database;
    }
}
