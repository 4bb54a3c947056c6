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
import org.HdrHistogram.Histogram;

/**
 * Clients ask at a fixed pace, each its own node, as behind a sticky balancer: one that cannot connect is sent to another node and
 * stays there. In the middle the last node is killed. Each time counts from when the request was due.
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

    /** @param rate requests per second to each node @param seconds before the kill, and twice as many after it */
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
        long end = start + 3L * seconds * SECOND;
        var killer = new Thread(() -> kill(victim, start + seconds * SECOND));
        killer.start();
        Team.of(sessions.size(), number -> client(number, start, end));
        killer.join();
        cluster.awaitReady(nodes);
        cluster.refreshed();
        return section(victim, start);
    }

    private void kill(Node victim, long when) {
        try {
            TimeUnit.NANOSECONDS.sleep(when - System.nanoTime());
            killed.set(System.nanoTime());
            Product.signal("KILL", victim.pid());
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
        int slow = 0;
        double worst = 0;
        for (long from = kill; from < kill + 2L * seconds * SECOND; from += SECOND) {
            double now = p99(others, from, from + SECOND);
            worst = Math.max(worst, now);
            if (now > 2 * before) slow++;
        }
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
                "worst second after",
                "seconds above 2 ×");
        section.row(
                Integer.toString(samples.size()),
                Long.toString(moved),
                Long.toString(open),
                Long.toString(wrong.size() - open),
                Long.toString(lost),
                millis(before),
                millis(worst),
                Integer.toString(slow));
        section.note(
                "Others are the clients of the nodes that live. A node that is started again takes processor time from them"
                        + " on a machine that they share.");
        if (wrong.size() > open)
            section.problem((wrong.size() - open) + " errors on requests that were not open at the kill.");
        if (lost > 0) section.problem(lost + " looks found their session lost.");
        return section;
    }

    /** On its way to the node when that one died, or sent in the moment of its death. */
    private static boolean isOpenAt(long kill, Sample one, Node victim) {
        return one.home().equals(victim) && one.due() <= kill + SECOND && one.ended() >= kill;
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
