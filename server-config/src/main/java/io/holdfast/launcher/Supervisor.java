package io.holdfast.launcher;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Starts again what ends without being asked to, with growing pauses: a bounded number of times what the others cannot do
 * without, for ever a node beside which another one serves. What cannot run for a reason around it, such as a full disk, is started
 * again when that is over, however long it takes.
 */
final class Supervisor {
    private static final int TRIES = 5;
    private static final int MOST_DOUBLINGS = 5;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private final Running running;
    private final Console console;
    /** After this time up, an end counts as the first one again. */
    private final Duration proven;

    private final CompletableFuture<LauncherException> givenUp = new CompletableFuture<>();

    Supervisor(Running running, Settings settings, Console console) {
        this.running = running;
        this.console = console;
        this.proven = settings.duration("holdfast.restart-proven", Duration.ofMinutes(5));
    }

    /** From now on it is kept alive, until it is stopped on purpose. */
    void watch(Service service) {
        var thread = new Thread(() -> keepAlive(service), "watch " + service.name());
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns only when something could not be kept alive; the reason is thrown. */
    void await() {
        throw givenUp.join();
    }

    private void keepAlive(Service service) {
        var failures = 0;
        while (true) {
            var since = System.nanoTime();
            Waiting.during(service::isAlive);
            if (!running.keeps(service)) return;
            if (System.nanoTime() - since > proven.toNanos() || outlasted(service)) failures = 0;
            failures++;
            if (failures > TRIES && !running.canDoWithout(service)) {
                givenUp.complete(LauncherException.withLog(
                        service.name() + " ended " + failures + " times and is not started again.", service.log()));
                return;
            }
            restart(service, failures);
        }
    }

    /** Waits for the end of what keeps it from running. False when there is no such thing. */
    private boolean outlasted(Service service) {
        var hindrance = service.hindrance();
        if (hindrance.isEmpty()) return false;
        console.line("  " + service.name() + " ended. " + hindrance.get() + ". It is started again when that is over."
                + " Log: " + service.log());
        Waiting.during(() -> running.keeps(service) && service.hindrance().isPresent());
        return true;
    }

    private void restart(Service service, int attempt) {
        console.line("  " + service.name() + " ended unexpectedly; starting it again (" + attempt
                + (attempt > TRIES ? "th time" : " of " + TRIES) + "). Log: " + service.log());
        Waiting.pause(FIRST_PAUSE.multipliedBy(1L << Math.min(MOST_DOUBLINGS, attempt - 1)));
        if (!running.keeps(service)) return;
        try {
            running.start(service);
            console.line("  " + service.name() + " is back.");
        } catch (LauncherException e) {
            if (!running.keeps(service)) return;
            console.line("  " + e.sentence());
            // Running but not serving is no better than dead: the next round starts it afresh.
            service.stop();
        }
    }
}
