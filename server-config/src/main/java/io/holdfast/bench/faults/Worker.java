package io.holdfast.bench.faults;

import io.holdfast.bench.cluster.Actor;
import io.holdfast.bench.cluster.Cluster;
import io.holdfast.bench.cluster.People;
import io.holdfast.bench.cluster.Rest;
import io.holdfast.bench.cluster.Session;
import io.holdfast.bench.history.Recorder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;

/** Begins sessions, looks under them through any node, ends some, looks again, and keeps one for the whole time. */
final class Worker {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration THINKING = Duration.ofMillis(30);
    private static final int OPEN = 4;

    private final int number;
    private final Cluster cluster;
    private final Actor actor;
    private final Random random;
    private final List<Session> open = new ArrayList<>();
    private final List<Session> ended = new ArrayList<>();
    private Session kept;

    Worker(int number, Cluster cluster, Recorder recorder, long seed) {
        this.number = number;
        this.cluster = cluster;
        this.actor = new Actor(number, recorder, PATIENCE);
        this.random = new Random(seed + number);
    }

    void work(AtomicBoolean running) throws InterruptedException {
        while (running.get()) {
            if (kept == null) kept = signedIn();
            else step();
            Rest.of(THINKING);
        }
    }

    /** One look at each node under every session that is open, when all is well again. */
    void lookAround() throws InterruptedException {
        if (kept != null) open.add(kept);
        for (var session : open) for (var node : cluster.nodes()) actor.look(node, session);
        for (var session : ended) for (var node : cluster.nodes()) actor.look(node, session);
    }

    private void step() throws InterruptedException {
        int dice = random.nextInt(100);
        if (dice < 10 && open.size() < OPEN) {
            var session = signedIn();
            if (session != null) open.add(session);
        } else if (dice < 20 && !open.isEmpty()) {
            end(open.remove(random.nextInt(open.size())));
        } else if (dice < 40 && !ended.isEmpty()) {
            actor.look(cluster.any(random), ended.get(random.nextInt(ended.size())));
        } else if (dice < 70 && !open.isEmpty()) {
            actor.look(cluster.any(random), open.get(random.nextInt(open.size())));
        } else {
            actor.look(cluster.any(random), kept);
        }
    }

    private void end(Session session) throws InterruptedException {
        actor.signOut(cluster.any(random), session);
        ended.add(session);
        if (ended.size() > 2 * OPEN) ended.remove(0);
        for (var node : cluster.nodes()) actor.look(node, session);
    }

    private Session signedIn() throws InterruptedException {
        return actor.signIn(cluster.any(random), People.number(number)).orElse(null);
    }
}
