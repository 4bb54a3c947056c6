package io.holdfast.launcher;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What this launcher has started. It is stopped in the opposite order, whatever the reason. */
final class Running {
    private final Installation installation;
    private final Console console;
    private final String database;
    private final Deque<Service> started = new ArrayDeque<>();
    /** On their way out: not to be started again. */
    private final Set<Service> leaving = new HashSet<>();
    /** Nodes that were stopped on purpose and may be started again. */
    private final SortedMap<String, State.Member> resting = new TreeMap<>();

    private boolean ready;
    private volatile boolean stopping;

    Running(Installation installation, Console console, String databaseUrl) {
        this.installation = installation;
        this.console = console;
        this.database = databaseUrl;
    }

    /** Starts it and waits until it serves. */
    void start(Service service) {
        startTogether(List.of(service));
    }

    /** Starts all of them before it waits for the first. */
    void startTogether(List<? extends Service> services) {
        services.forEach(this::begin);
        services.forEach(Service::awaitReady);
    }

    private synchronized void begin(Service service) {
        if (stopping || leaving.contains(service)) throw new LauncherException("Stopping.");
        // Before its start: one that fails half-way has something to stop, too.
        if (!started.contains(service)) started.addLast(service);
        service.start();
        resting.remove(service.member().name());
        save();
    }

    /** Stops a node while the others go on. @param forget it is no part of the installation any more */
    void retire(Service service, boolean forget) {
        var left = service.member();
        synchronized (this) {
            leaving.add(service);
        }
        try {
            service.stop();
        } finally {
            leftBehind(service, left, forget);
        }
    }

    private synchronized void leftBehind(Service service, State.Member left, boolean forget) {
        started.remove(service);
        leaving.remove(service);
        if (!forget) resting.put(left.name(), new State.Member(left.kind(), left.name(), ProcessMark.NONE, left.url()));
        if (!stopping) save();
    }

    /** A node that rests is no part of the installation any more. */
    synchronized void forget(String name) {
        resting.remove(name);
        save();
    }

    synchronized void everythingIsReady() {
        ready = true;
        save();
    }

    boolean isStopping() {
        return stopping;
    }

    /** Whether it is to be kept alive. */
    synchronized boolean keeps(Service service) {
        return !stopping && started.contains(service) && !leaving.contains(service);
    }

    /** Whether another node does its work while it is away. */
    synchronized boolean canDoWithout(Service service) {
        return service.member().isNode()
                && started.stream()
                        .anyMatch(other -> other != service && other.member().isNode() && other.isAlive());
    }

    synchronized Iterable<Service> services() {
        return List.copyOf(started);
    }

    /** Stops everything, last started first, after what is open on the nodes. A second call finds nothing left to do. */
    void stop() {
        stopping = true;
        drain();
        synchronized (this) {
            while (!started.isEmpty()) {
                var service = started.removeLast();
                stop(service);
            }
            installation.stateFile().delete();
        }
    }

    private void drain() {
        var nodes = serving();
        if (nodes.isEmpty()) return;
        try {
            console.step("Open requests", () -> {
                var left = new Drain(installation).allAtOnce(nodes);
                return left == 0 ? "none" : left + " are not waited for any longer";
            });
        } catch (Exception e) {
            console.line("  The nodes could not be drained: " + e.getMessage());
        }
    }

    private synchronized List<String> serving() {
        return started.stream()
                .filter(service -> service.member().isNode() && service.isAlive())
                .map(service -> service.member().url())
                .toList();
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
        var members = new ArrayList<>(started.stream().map(Service::member).toList());
        members.addAll(resting.values());
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
