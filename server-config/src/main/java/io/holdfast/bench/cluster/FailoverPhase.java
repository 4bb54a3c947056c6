package io.holdfast.bench.cluster;

import io.holdfast.bench.history.Operation;
import io.holdfast.bench.history.Outcome;
import io.holdfast.bench.history.Recorder;
import io.holdfast.bench.product.BenchException;
import io.holdfast.bench.product.Product;
import io.holdfast.bench.product.Status.Node;
import io.holdfast.bench.report.Section;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;

/**
 * Clients ask at a fixed pace, each its own node, as behind a sticky balancer: one that cannot connect is sent to another node and
 * stays there. Then the last node is killed. The launcher stands still for a while, as if the node's machine were gone; after that it
 * starts the node again, beside those that live. Each time counts from when the request was due.
 */
final class FailoverPhase {
    private static final int CLIENTS_OF_A_NODE = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long SECOND = 1_000_000_000L;

    private final Cluster cluster;
    private final Recorder recorder;
    private final int rate;
    private final int seconds;
    private final AtomicLong killed = new AtomicLong(Long.MAX_VALUE);
    private final List<Session> sessions = new ArrayList<>();
    private final Queue<Sample> samples = new ConcurrentLinkedQueue<>();

    /** @param home the node of the client @param moved whether another one answered */
    private record Sample(Node home, boolean moved, long due, long ended, Operation operation) {}

    /** @param rate requests per second to each node @param seconds before the kill, as many without the node, and twice as many after that */
    FailoverPhase(Cluster cluster, Recorder recorder, int rate, int seconds) {
        this.cluster = cluster;
        this.recorder = recorder;
        this.rate = rate;
        this.seconds = seconds;
    }

    Section run() throws InterruptedException, IOException {
        var nodes = cluster.nodes();
        var victim = nodes.get(nodes.size() - 1);
        signIn(nodes);
        // The first seconds warm it up and count for nothing.
        long start = System.nanoTime() + seconds * SECOND;
        long end = start + 4L * seconds * SECOND;
        long launcher = cluster.refreshed().launcherPid();
        var killer = new Thread(() -> lose(victim, launcher, start + seconds * SECOND));
        killer.start();
        Team.of(sessions.size(), number -> client(number, start, end));
        killer.join();
        if (killed.get() == Long.MAX_VALUE) throw new BenchException("The node was not killed: nothing was measured.");
        cluster.awaitReady(nodes);
        cluster.refreshed();
        return section(victim, start);
    }

    private void lose(Node victim, long launcher, long when) {
        try {
            TimeUnit.NANOSECONDS.sleep(when - System.nanoTime());
            Product.signal("STOP", launcher);
            killed.set(System.nanoTime());
            Product.signal("KILL", victim.pid());
            TimeUnit.NANOSECONDS.sleep(killed.get() + seconds * SECOND - System.nanoTime());
            Product.signal("CONT", launcher);
        } catch (IOException e) {
            throw new BenchException("The node could not be killed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One after the other: a password is expensive on purpose. */
    private void signIn(List<Node> nodes) throws InterruptedException {
        var actor = new Actor(69_999, recorder, PATIENCE);
        for (int number = 0; number < nodes.size() * CLIENTS_OF_A_NODE; number++)
            sessions.add(actor.signIn(nodes.get(number % nodes.size()), People.number(number))
                    .orElseThrow(() -> new BenchException("A sign-in failed while nothing was wrong.")));
    }

    private void client(int number, long start, long end) throws InterruptedException {
        var nodes = cluster.nodes();
        var home = nodes.get(number % nodes.size());
        var actor = new Actor(70_000 + number, recorder, PATIENCE);
        var session = sessions.get(number);
        long pause = SECOND * CLIENTS_OF_A_NODE / rate;
        long due = start - seconds * SECOND + pause * (number / nodes.size()) / CLIENTS_OF_A_NODE;
        var asked = home;
        for (; due < end; due += pause) {
            long left = due - System.nanoTime();
            if (left > 0) TimeUnit.NANOSECONDS.sleep(left);
            var operation = actor.look(asked, session);
            if (operation.value().equals("no connection")) {
                asked = nodes.get((nodes.indexOf(asked) + 1) % nodes.size());
                operation = actor.look(asked, session);
            }
            if (due >= start) samples.add(new Sample(home, asked != home, due, System.nanoTime(), operation));
        }
    }

    private Section section(Node victim, long start) {
        long kill = killed.get();
        var others = samples.stream().filter(one -> !one.home().equals(victim)).toList();
        double before = p99(others, start, kill);
        long back = kill + seconds * SECOND;
        var away = bySecond(others, kill, back);
        var starting = bySecond(others, back, back + 2L * seconds * SECOND);
        var wrong = samples.stream()
                .filter(one -> one.operation().outcome() != Outcome.OK)
                .toList();
        long open = wrong.stream().filter(one -> isOpenAt(kill, one, victim)).count();
        long lost = samples.stream()
                .filter(one -> one.operation().value().equals(Operation.DENY))
                .count();
        long moved = samples.stream().filter(Sample::moved).count();
        var section = new Section(
                "A node is killed under load (" + rate + " requests per second to each node)",
                "requests",
                "answered by another node after the kill",
                "errors on requests open at the kill",
                "other errors",
                "lost sessions",
                "others' p99 before",
                "worst second without it",
                "seconds above 2 ×",
                "worst second while it starts again",
                "seconds above 2 ×");
        section.row(
                Integer.toString(samples.size()),
                Long.toString(moved),
                Long.toString(open),
                Long.toString(wrong.size() - open),
                Long.toString(lost),
                millis(before),
                millis(worst(away)),
                above(away, 2 * before),
                millis(worst(starting)),
                above(starting, 2 * before));
        section.note(
                "Others are the clients of the nodes that live. For the first " + seconds
                        + " s nobody starts the node again; then it takes processor time from them on a machine that they share.");
        if (wrong.size() > open)
            section.problem((wrong.size() - open) + " errors on requests that were not open at the kill.");
        if (lost > 0) section.problem(lost + " looks found their session lost.");
        return section;
    }

    /** On its way to the node when that one died, or sent in the moment of its death. */
    private static boolean isOpenAt(long kill, Sample one, Node victim) {
        return one.home().equals(victim) && one.due() <= kill + SECOND && one.ended() >= kill;
    }

    /** The p99 of each second. */
    private static List<Double> bySecond(List<Sample> samples, long from, long to) {
        return LongStream.iterate(from, second -> second < to, second -> second + SECOND)
                .mapToObj(second -> p99(samples, second, second + SECOND))
                .toList();
    }

    private static double worst(List<Double> seconds) {
        return seconds.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    private static String above(List<Double> seconds, double limit) {
        return Long.toString(seconds.stream().filter(p99 -> p99 > limit).count());
    }

    private static double p99(List<Sample> samples, long from, long to) {
        var micros = new Histogram(Duration.ofMinutes(1).toNanos() / 1000, 3);
        samples.stream()
                .filter(one -> one.due() >= from && one.due() < to)
                .forEach(one -> micros.recordValue(Math.max(0, one.ended() - one.due()) / 1000));
        return micros.getValueAtPercentile(99) / 1000.0;
    }

    private static String millis(double value) {
        return String.format(Locale.ROOT, "%.1f ms", value);
    }
}
