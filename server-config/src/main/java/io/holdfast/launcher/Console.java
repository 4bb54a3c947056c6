package io.holdfast.launcher;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;

/** What a person sees of the launcher. The one place that prints. */
final class Console {
    private static final int LABEL_WIDTH = 22;

    private final PrintStream out;

    Console(PrintStream out) {
        this.out = out;
    }

    static Console standard() {
        return new Console(System.out);
    }

    void line(String text) {
        out.println(text);
        out.flush();
    }

    void raw(byte[] bytes, int length) {
        out.write(bytes, 0, length);
        out.flush();
    }

    /** Says that a step began, runs it, and adds what came of it with the seconds it took. */
    String step(String label, Callable<String> work) throws Exception {
        var start = System.nanoTime();
        out.print("  " + label + " " + ".".repeat(Math.max(2, LABEL_WIDTH - label.length())) + " ");
        out.flush();
        try {
            var outcome = work.call();
            line(outcome + seconds(start));
            return outcome;
        } catch (Exception e) {
            line("failed" + seconds(start));
            throw e;
        }
    }

    private static String seconds(long startNanos) {
        var taken = Duration.ofNanos(System.nanoTime() - startNanos);
        return String.format(Locale.ROOT, " (%.1f s)", taken.toMillis() / 1000.0);
    }
}
