package io.holdfast.bench.cluster;

import io.holdfast.bench.history.Operation;
import io.holdfast.bench.history.Outcome;
import io.holdfast.bench.history.Recorder;
import io.holdfast.bench.product.BenchException;
import io.holdfast.bench.product.Status.Node;
import io.holdfast.bench.report.Console;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Sessions are begun on any node, looked at through all nodes until each knows them, ended through one, and looked at
 * again at once: a revoke holds everywhere when its call returns.
 */
final class RevokePhase {
    private static final int BATCH = 50;
    private static final int CLIENTS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** Longer than any pause here: an answer that comes after it is what is looked for. */
    private static final Duration THROUGH_A_PAUSE = Duration.ofSeconds(40);

    private final Cluster cluster;
    private final Recorder recorder;
    private final long seed;
    private final Console console;

    /** @param micros how long revokes took @param checks looks that began after a revoke had returned */
    record Result(Histogram micros, int revokes, int unknown, int checks) {}

    RevokePhase(Cluster cluster, Recorder recorder, long seed, Console console) {
        this.cluster = cluster;
        this.recorder = recorder;
        this.seed = seed;
        this.console = console;
    }

    Result healthy(int revokes, int checksOfEach) throws InterruptedException {
        var micros = new ConcurrentHistogram(Duration.ofMinutes(1).toNanos() / 1000, 3);
        var all = new ConcurrentLinkedQueue<Operation>();
        for (int done = 0, batch = 0; done < revokes; done += BATCH, batch++) {
            int round = batch;
            var sessions = known(Math.min(BATCH, revokes - done), batch);
            Team.of(CLIENTS, number -> {
                var random = new Random(seed + 1_000L * round + number);
                var actor = new Actor(20_000 + round * CLIENTS + number, recorder, PATIENCE);
                for (var session = sessions.poll(); session != null; session = sessions.poll()) {
                    var revoke = actor.signOut(cluster.any(random), session);
                    all.add(revoke);
                    if (revoke.outcome() == Outcome.OK) micros.recordValue((revoke.ended() - revoke.invoked()) / 1000);
                    for (int check = 0; check < checksOfEach; check++)
                        actor.look(
                                cluster.nodes()
                                        .get((check + 1) % cluster.nodes().size()),
                                session);
                }
            });
            if (batch % 5 == 0) console.progress("  " + all.size() + " revokes");
        }
        return result(micros, all, checksOfEach);
    }

    /** An administrator keeps a person out, again and again, through any node. */
    Result disabled(int times) throws InterruptedException {
        var micros = new ConcurrentHistogram(Duration.ofMinutes(1).toNanos() / 1000, 3);
        var all = new ConcurrentLinkedQueue<Operation>();
        var random = new Random(seed + 7);
        var actor = new Actor(80_000, recorder, PATIENCE);
        var administrator = signedIn(actor, cluster.any(random), "admin@meridian.example");
        int checks = 0;
        for (int n = 0; n < times; n++) {
            var theirs = signedIn(actor, cluster.any(random), "engineer@meridian.example");
            for (var node : cluster.nodes()) actor.look(node, theirs);
            var person = actor.person(cluster.any(random), theirs);
            var revoke = actor.disable(cluster.any(random), administrator, person, theirs);
            all.add(revoke);
            if (revoke.outcome() == Outcome.OK) micros.recordValue((revoke.ended() - revoke.invoked()) / 1000);
            for (var node : cluster.nodes()) actor.look(node, theirs);
            checks += cluster.nodes().size();
            if (!actor.enable(cluster.any(random), administrator, person))
                throw new BenchException("A person who was kept out could not be let in again.");
            for (var node : cluster.nodes()) actor.look(node, theirs);
            checks += cluster.nodes().size();
        }
        return new Result(micros, all.size(), unknown(all), checks);
    }

    private static Session signedIn(Actor actor, Node node, String email) throws InterruptedException {
        return actor.signIn(node, email)
                .orElseThrow(() -> new BenchException("A sign-in failed while nothing was wrong."));
    }

    /** The last node stands still while sessions are ended through the first, and answers afterwards what it was asked. */
    Result paused(int pauses, int revokesOfEach, Duration length) throws IOException, InterruptedException {
        var micros = new ConcurrentHistogram(Duration.ofMinutes(1).toNanos() / 1000, 3);
        var all = new ConcurrentLinkedQueue<Operation>();
        var first = cluster.nodes().get(0);
        var last = cluster.nodes().get(cluster.nodes().size() - 1);
        int checks = 0;
        for (int pause = 0; pause < pauses; pause++) {
            int round = pause;
            var sessions = List.copyOf(known(revokesOfEach, 10_000 + pause));
            var asked = new ArrayList<Thread>();
            Cluster.pause(last);
            try {
                Rest.of(length);
                var actor = new Actor(40_000 + round, recorder, PATIENCE);
                for (var session : sessions) {
                    var revoke = actor.signOut(first, session);
                    all.add(revoke);
                    if (revoke.outcome() == Outcome.OK) micros.recordValue((revoke.ended() - revoke.invoked()) / 1000);
                    asked.add(asked(last, session, 50_000 + round));
                    actor.look(first, session);
                }
            } finally {
                Cluster.resume(last);
            }
            for (var thread : asked) thread.join();
            checks += 2 * sessions.size();
            cluster.awaitReady(List.of(last));
        }
        return new Result(micros, all.size(), unknown(all), checks);
    }

    private Thread asked(Node node, Session session, int number) {
        var thread = new Thread(() -> {
            try {
                new Actor(number, recorder, PATIENCE).look(node, session, THROUGH_A_PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        thread.start();
        return thread;
    }

    /** Sessions that every node has seen. */
    private Queue<Session> known(int count, int round) throws InterruptedException {
        var sessions = new ConcurrentLinkedQueue<Session>();
        Team.of(CLIENTS, number -> {
            var random = new Random(seed - 1_000L * round - number);
            var actor = new Actor(60_000 + round * CLIENTS + number, recorder, PATIENCE);
            for (int n = number; n < count; n += CLIENTS) {
                var session = signedIn(actor, cluster.any(random), People.number(n));
                for (var node : cluster.nodes()) {
                    actor.look(node, session);
                    actor.look(node, session);
                }
                sessions.add(session);
            }
        });
        return sessions;
    }

    private static Result result(Histogram micros, Queue<Operation> revokes, int checksOfEach) {
        return new Result(micros, revokes.size(), unknown(revokes), revokes.size() * checksOfEach);
    }

    private static int unknown(Queue<Operation> revokes) {
        return (int) revokes.stream().filter(one -> one.outcome() != Outcome.OK).count();
    }
}
