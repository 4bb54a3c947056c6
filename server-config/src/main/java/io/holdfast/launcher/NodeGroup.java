package io.holdfast.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The nodes of this installation: they serve the same people from the same database, and each may come and go alone. */
final class NodeGroup {
    private final Installation installation;
    private final Running running;
    private final Console console;
    private final Function<NodePlace, Service> maker;
    /** Those that belong to the cluster, resting ones included. */
    private final SortedSet<Integer> members = new TreeSet<>();

    private final Map<Integer, Service> serving = new TreeMap<>();

    NodeGroup(Installation installation, Running running, Console console, Function<NodePlace, Service> maker) {
        this.installation = installation;
        this.running = running;
        this.console = console;
        this.maker = maker;
        IntStream.rangeClosed(1, installation.nodes()).forEach(members::add);
    }

    /**
     * The first node alone, which may have a new database to furnish, then the others, as many at a time as there are
     * processors.
     */
    void startAll() throws Exception {
        var numbers = new ArrayList<>(places().stream().map(NodePlace::number).toList());
        start(numbers.subList(0, 1));
        var atOnce = Math.max(1, Runtime.getRuntime().availableProcessors());
        for (var from = 1; from < numbers.size(); from += atOnce)
            start(numbers.subList(from, Math.min(numbers.size(), from + atOnce)));
    }

    private void start(List<Integer> numbers) throws Exception {
        var batch = numbers.stream().map(this::made).toList();
        var names = batch.stream().map(Service::name).collect(Collectors.joining(", "));
        console.step(names, () -> {
            running.startTogether(batch);
            return numbers.stream().map(n -> installation.node(n).url()).collect(Collectors.joining(", "));
        });
    }

    private synchronized Service made(int number) {
        var node = maker.apply(installation.node(number));
        serving.put(number, node);
        return node;
    }

    /** Where the nodes are that belong to the cluster now. */
    synchronized List<NodePlace> places() {
        return members.stream().map(installation::node).toList();
    }

    /** The first number that no node has. */
    synchronized int nextNumber() {
        return IntStream.rangeClosed(1, NodePlace.MOST)
                .filter(number -> !members.contains(number))
                .findFirst()
                .orElseThrow(() -> new LauncherException(
                        "There are " + NodePlace.MOST + " nodes already, and more do not help on one machine."));
    }

    /** A node that the cluster did not have. */
    Service add(int number) {
        synchronized (this) {
            members.add(number);
        }
        try {
            return start(number);
        } catch (LauncherException e) {
            if (!isServing(number)) forget(number);
            throw e;
        }
    }

    /** Starts one that rests. A failure leaves it resting. */
    Service start(int number) {
        requireMember(number);
        if (isServing(number))
            throw new LauncherException(installation.node(number).name() + " is started already.");
        requirePorts(installation.node(number));
        var node = made(number);
        try {
            running.start(node);
            return node;
        } catch (LauncherException e) {
            retire(number, false);
            throw e;
        }
    }

    /** Takes a node out of the balancers' sight, gives what is open some time, and ends it. */
    void stop(int number, boolean forget) {
        requireMember(number);
        if (isServing(number)) {
            if (!anotherServes(number))
                throw new LauncherException("No other node is ready, so "
                        + installation.node(number).name() + " goes on; \"./holdfast stop\" ends everything.");
            new Drain(installation).untilDone(installation.node(number).url());
            retire(number, forget);
        } else if (!forget) {
            throw new LauncherException(installation.node(number).name() + " is stopped already.");
        }
        if (forget) forget(number);
    }

    /** The node goes on and answers, and balancers are told to send nothing new. */
    void drain(int number) {
        requireMember(number);
        if (!isServing(number))
            throw new LauncherException(installation.node(number).name() + " is stopped.");
        if (!new Drain(installation).begin(installation.node(number).url()))
            throw new LauncherException(installation.node(number).name() + " does not answer.");
    }

    private void retire(int number, boolean forget) {
        var node = serving(number);
        running.retire(node, forget);
        synchronized (this) {
            serving.remove(number);
        }
    }

    private void forget(int number) {
        synchronized (this) {
            members.remove(number);
        }
        running.forget(installation.node(number).name());
    }

    private boolean anotherServes(int number) {
        return places().stream()
                .filter(place -> place.number() != number && isServing(place.number()))
                .anyMatch(place -> Probe.isReady(place.url()));
    }

    private synchronized Service serving(int number) {
        return serving.get(number);
    }

    private synchronized boolean isServing(int number) {
        return serving.containsKey(number);
    }

    private synchronized void requireMember(int number) {
        if (members.contains(number)) return;
        throw new LauncherException("There is no " + installation.node(number).name() + "; there are "
                + places().stream().map(NodePlace::name).collect(Collectors.joining(", ")) + ".");
    }

    private static void requirePorts(NodePlace place) {
        Ports.requireFree(place.name(), place.httpPort(), "HOLDFAST_HTTP_PORT");
        Ports.requireFree("the data grid of " + place.name(), place.gridPort(), "HOLDFAST_GRID_PORT");
    }
}
