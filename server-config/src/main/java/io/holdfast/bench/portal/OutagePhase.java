package io.holdfast.bench.portal;

import io.holdfast.bench.load.Call;
import io.holdfast.bench.load.OpenLoop;
import io.holdfast.bench.load.Schedule;
import io.holdfast.bench.portal.OutageWatch.Part;
import io.holdfast.bench.product.BenchException;
import io.holdfast.bench.product.Http;
import io.holdfast.bench.product.Person;
import io.holdfast.bench.product.Product;
import io.holdfast.bench.product.Status;
import io.holdfast.bench.report.Console;
import io.holdfast.bench.report.Section;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;

/**
 * Traffic of the API and of screens while the simulator's process is killed, stays away, and is started again. The launcher, which
 * would start it again at once, is paused meanwhile.
 */
final class OutagePhase {
    /** Every n-th read is a screen. */
    private static final int SCREENS = 10;

    private static final double KILLED = 0.1;
    private static final double RETURNS = 0.8;
    private static final Duration SLACK = Duration.ofSeconds(3);
    private static final Duration RESTART = Duration.ofSeconds(60);
    private static final Duration BETWEEN = Duration.ofMillis(100);

    private final int rate;
    private final Duration time;
    private final Duration lifetime;
    private final Console console;

    OutagePhase(Options options, Console console) {
        this.rate = options.calmRate();
        this.time = options.outage();
        this.lifetime = options.run();
        this.console = console;
    }

    /** Settings of the product for this: copies grow old quickly, tokens outlast the run. */
    Map<String, String> settings() {
        return Map.of(
                "HOLDFAST_CACHE_LIFETIME", lifetime.toString(),
                "HOLDFAST_CACHE_GRID_TTL", lifetime.toString(),
                "HOLDFAST_TOKEN_LIFETIME", time.plusMinutes(10).toString());
    }

    Section run(Status product) throws IOException, InterruptedException {
        new ProjectList(product).awaitLoaded();
        var calls = calls(product);
        var watch = new OutageWatch(lifetime.plus(SLACK));
        var start = System.nanoTime();
        var traffic = CompletableFuture.runAsync(() -> send(product, calls, watch));
        awaitUntil(start, KILLED);
        kill(product, watch);
        awaitUntil(start, RETURNS);
        bringBack(product, watch);
        join(traffic);
        return report(watch);
    }

    private LongFunction<Call> calls(Status product) throws IOException, InterruptedException {
        var mix = Mix.of(product);
        var client = Person.signIn(product, ProjectList.READER);
        var screens = List.of(
                client.screen("screen of the start", "/dashboard"),
                client.screen("screen of projects", "/projects"),
                client.screen("screen of invoices", "/invoices"));
        return n -> n % SCREENS == 0 ? screens.get((int) (n / SCREENS % screens.size())) : mix.call(n);
    }

    private void send(Status product, LongFunction<Call> calls, OutageWatch watch) {
        try {
            new OpenLoop(product.address(), Schedule.of(rate, time)).run(calls, watch);
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    private void kill(Status product, OutageWatch watch) throws IOException, InterruptedException {
        Product.signal("STOP", product.launcherPid());
        Product.signal("KILL", product.simulatorPid());
        watch.zohoWasKilled();
        console.progress("  the simulator is killed");
    }

    private void bringBack(Status product, OutageWatch watch) throws IOException, InterruptedException {
        Product.signal("CONT", product.launcherPid());
        var deadline = System.nanoTime() + RESTART.toNanos();
        while (!answers(product)) {
            if (System.nanoTime() > deadline) throw new BenchException("The simulator was not started again.");
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
        watch.zohoIsBack();
        console.progress("  the simulator is back");
    }

    private static boolean answers(Status product) throws InterruptedException {
        try {
            return Http.get(product.simulator().resolve("/_control/health"), Map.of())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private void awaitUntil(long start, double share) {
        var end = start + (long) (time.toNanos() * share);
        for (var left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) LockSupport.parkNanos(left);
    }

    private static void join(CompletableFuture<Void> traffic) throws IOException {
        try {
            traffic.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof IOException io) throw io;
            throw e;
        }
    }

    private Section report(OutageWatch watch) {
        var section = new Section(
                "Zoho away under traffic", "part", "reads", "errors", "marked as old", "oldest, s", "p99 ms");
        row(section, "before", watch, Part.BEFORE);
        row(section, "Zoho killed", watch, Part.AWAY);
        row(section, "Zoho back", watch, Part.AFTER);
        section.note(time.toSeconds() + " s of " + rate + " reads/s, every " + SCREENS
                        + "th of them a screen; copies count as fresh for " + lifetime.toSeconds() + " s.")
                .note("First answer that was marked: " + seconds(watch.firstMarked())
                        + " after the kill. Last one after Zoho answered again: " + seconds(watch.lastMarked()) + ".")
                .note("First fresh answer after Zoho answered again, seconds by kind: " + rounded(watch.freshAfter()));
        watch.faults().forEach((what, count) -> section.problem(count + " × " + what));
        if (watch.seen(Part.AWAY).marked == 0) section.problem("no answer was marked while Zoho was away");
        if (watch.freshAfter().size() < 7) section.problem("not every kind of answer became fresh again");
        return section;
    }

    private void row(Section section, String name, OutageWatch watch, Part part) {
        var figures = watch.figures(part, time);
        var seen = watch.seen(part);
        section.row(
                name,
                Long.toString(figures.calls()),
                Long.toString(figures.errors()),
                Long.toString(seen.marked),
                Long.toString(seen.oldest),
                String.format(Locale.ROOT, "%.1f", figures.p99()));
        figures.wrong().forEach((what, count) -> section.problem(count + " × " + what + " (" + name + ")"));
    }

    private static String seconds(double value) {
        return value < 0 ? "none" : String.format(Locale.ROOT, "%.1f s", value);
    }

    private static Map<String, String> rounded(Map<String, Double> seconds) {
        var text = new TreeMap<String, String>();
        seconds.forEach((kind, value) -> text.put(kind, String.format(Locale.ROOT, "%.1f", value)));
        return text;
    }
}
