package io.holdfast.bench.report;

import java.io.PrintStream;

/** The one place of the benchmarks that prints: results to the standard output, progress beside it. */
public final class Console {
    private final PrintStream results;
    private final PrintStream progress;

    public Console(PrintStream results, PrintStream progress) {
        this.results = results;
        this.progress = progress;
    }

    public static Console standard() {
        return new Console(System.out, System.err);
    }

    /** For the person who waits; no result. */
    public void progress(String line) {
        progress.println(line);
        progress.flush();
    }

    public void result(String text) {
        results.println(text);
        results.flush();
    }
}
