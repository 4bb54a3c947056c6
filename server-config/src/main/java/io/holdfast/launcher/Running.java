package io.holdfast.launcher;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What this launcher has started. It is stopped in the opposite order, whatever the reason. */
final class Running {
    private final Installation installation;
    private final Console console;
    private final String database;
    private final Deque<Service> started = new ArrayDeque<>();
    private boolean ready;
    private volatile boolean stopping;

    Running(Installation installation, Console console, String databaseUrl) {
        this.installation = installation;
        this.console = console;
        this.database = databaseUrl;
    }

    /** Starts it and waits until it serves. */
    void start(Service service) {
        begin(service);
        service.awaitReady();
    }

    private synchronized void begin(Service service) {
        if (stopping) throw new LauncherException("Stopping.");
        // Before its start: one that fails half-way has something to stop, too.
        if (!started.contains(service)) started.addLast(service);
        service.start();
        save();
    }

    synchronized void everythingIsReady() {
        ready = true;
        save();
    }

    boolean isStopping() {
        return stopping;
    }

    synchronized Iterable<Service> services() {
        return List.copyOf(started);
    }

    /** Stops everything, last started first. A second call finds nothing left to do. */
    void stop() {
        stopping = true;
        synchronized (this) {
            while (!started.isEmpty()) {
                var service = started.removeLast();
                stop(service);
            }
            installation.stateFile().delete();
        }
    }

    private void stop(Service service) {
        try {
            console.step("Stopping " + service.name(), () -> {
                service.stop();
                return "stopped";
            });
        } catch (Exception e) {
            // The others must be stopped all the same.
            console.line("  " + service.name() + " could not be stopped: " + e.getMessage() + " Log: " + service.log());
        }
    }

    private void save() {
        var members = started.stream().map(Service::member).toList();
        var simulator = installation.zohoMode() == ZohoMode.SIMULATOR ? installation.simulator() : null;
        installation
                .stateFile()
                .write(new State(
                        HoldfastCommand.Version.current(),
                        ProcessMark.ofThisProcess(),
                        ready,
                        installation.portal(),
                        database,
                        simulator,
                        members));
    }
}
