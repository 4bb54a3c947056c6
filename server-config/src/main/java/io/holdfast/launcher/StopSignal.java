package io.holdfast.launcher;

/** Ctrl-C, SIGTERM or {@code holdfast stop}: everything is stopped in order before this process ends. */
final class StopSignal {
    private final Running running;
    private final Console console;

    private StopSignal(Running running, Console console) {
        this.running = running;
        this.console = console;
    }

    static StopSignal stops(Running running, Console console) {
        var signal = new StopSignal(running, console);
        Runtime.getRuntime().addShutdownHook(new Thread(signal::stop, "stop"));
        return signal;
    }

    /** For the thread that was starting something meanwhile: the process ends before this returns. */
    void awaitEnd() {
        running.stop();
        while (true) Waiting.pause(java.time.Duration.ofSeconds(1));
    }

    private void stop() {
        // A start that failed has stopped everything itself, and its exit code is to be kept.
        if (running.isStopping()) return;
        console.line("");
        running.stop();
        console.line("Stopped. Data are kept.");
        // Asked for and done: not the code of a signal.
        Runtime.getRuntime().halt(ExitCode.OK);
    }
}
