package io.holdfast.launcher;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Starts again what ends without being asked to, a bounded number of times with growing pauses. */
final class Supervisor {
    private static final int TRIES = 5;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    /** After this time up, an end counts as the first one again. */
    private static final Duration PROVEN = Duration.ofMinutes(5);

    private final Running running;
    private final Console console;
    private final CompletableFuture<LauncherException> givenUp = new CompletableFuture<>();

    Supervisor(Running running, Console console) {
        this.running = running;
        this.console = console;
    }

    /** Returns only when something could not be kept alive; the reason is thrown. */
    void watch() {
        for (var service : running.services()) {
            var thread = new Thread(() -> keepAlive(service), "watch " + service.name());
            thread.setDaemon(true);
            thread.start();
        }
        throw givenUp.join();
    }

    private void keepAlive(Service service) {
        var failures = 0;
        while (true) {
            var since = System.nanoTime();
            Waiting.during(service::isAlive);
            if (running.isStopping()) return;
            if (System.nanoTime() - since > PROVEN.toNanos()) failures = 0;
            failures++;
            if (failures > TRIES) {
                givenUp.complete(LauncherException.withLog(
                        service.name() + " ended " + failures + " times and is not started again.", service.log()));
                return;
            }
            restart(service, failures);
        }
    }

    private void restart(Service service, int attempt) {
        console.line("  " + service.name() + " ended unexpectedly; starting it again (" + attempt + " of " + TRIES
                + "). Log: " + service.log());
        Waiting.pause(FIRST_PAUSE.multipliedBy(1L << (attempt - 1)));
        try {
            running.start(service);
            console.line("  " + service.name() + " is back.");
        } catch (LauncherException e) {
            if (running.isStopping()) return;
            console.line("  " + e.sentence());
            // Running but not serving is no better than dead: the next round starts it afresh.
            service.stop();
        }
    }
}
