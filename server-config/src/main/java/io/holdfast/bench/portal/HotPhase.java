package io.holdfast.bench.portal;

import io.holdfast.bench.load.ClosedLoop;
import io.holdfast.bench.load.Figures;
import io.holdfast.bench.load.Listener;
import io.holdfast.bench.load.OpenLoop;
import io.holdfast.bench.load.Schedule;
import io.holdfast.bench.load.Tally;
import io.holdfast.bench.product.Cpu;
import io.holdfast.bench.product.Status;
import io.holdfast.bench.product.ZohoCalls;
import io.holdfast.bench.report.Console;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Load on warm caches: every target in both loops, in turn, as many rounds as asked for. */
final class HotPhase {
    private static final int WARM_CONNECTIONS = 16;

    private final Options options;
    private final Status product;
    private final ProjectList list;
    private final List<Target> targets;
    private final ClosedRuns closed;
    private final Console console;

    /** What came of it. The first target is the list; the verdicts are of its open runs. */
    static final class Result {
        final Map<Target, List<Figures>> closed = new LinkedHashMap<>();
        final Map<Target, List<Figures>> open = new LinkedHashMap<>();
        /** Microseconds of processor time for each answer of a closed run. */
        final Map<Target, List<Double>> cpu = new LinkedHashMap<>();

        final CacheVerdicts verdicts = new CacheVerdicts();
        long zohoCalls;
    }

    HotPhase(Options options, Status product, List<Target> targets, ClosedRuns closed, Console console) {
        this.options = options;
        this.product = product;
        this.list = new ProjectList(product);
        this.targets = List.copyOf(targets);
        this.closed = closed;
        this.console = console;
    }

    Result run() throws IOException, InterruptedException {
        for (var target : targets) warm(target);
        var result = new Result();
        list.refresh();
        for (int round = 1; round <= options.rounds(); round++)
            for (var target : targets) add(result.closed, target, closed(target, round, result));
        list.refresh();
        for (int round = 1; round <= options.rounds(); round++)
            for (var target : targets) add(result.open, target, open(target, round, result));
        return result;
    }

    private void warm(Target target) throws IOException, InterruptedException {
        if (options.warmup() == 0) return;
        console.progress("  warming up: " + target.name() + " for " + options.warmup() + " s");
        new ClosedLoop(target.address(), WARM_CONNECTIONS)
                .run(target.call(), Duration.ofSeconds(options.warmup()), Listener.none());
    }

    private Figures closed(Target target, int round, Result result) throws IOException, InterruptedException {
        var calls = ZohoCalls.fromNow(product);
        var used = Cpu.of(target.processes());
        var figures = closed.run(target, options.run());
        var cost = Cpu.of(target.processes()).minus(used).toNanos() / 1000.0 / Math.max(1, figures.calls());
        result.cpu.computeIfAbsent(target, any -> new ArrayList<>()).add(cost);
        if (isList(target)) result.zohoCalls += calls.count();
        say("closed", target, round, figures);
        return figures;
    }

    private Figures open(Target target, int round, Result result) throws IOException, InterruptedException {
        var calls = ZohoCalls.fromNow(product);
        var tally = new Tally();
        var call = target.call();
        var schedule = Schedule.of(options.rate(), options.run());
        var start = System.nanoTime();
        new OpenLoop(target.address(), schedule).run(n -> call, isList(target) ? tally.and(result.verdicts) : tally);
        var figures = tally.over(Duration.ofNanos(System.nanoTime() - start));
        if (isList(target)) result.zohoCalls += calls.count();
        say("open", target, round, figures);
        return figures;
    }

    private boolean isList(Target target) {
        return target.equals(targets.get(0));
    }

    private void say(String loop, Target target, int round, Figures figures) {
        console.progress(String.format(
                Locale.ROOT,
                "  %s loop, round %d: %s: %.0f/s, p50 %.2f ms, p99 %.2f ms, %d errors",
                loop,
                round,
                target.name(),
                figures.perSecond(),
                figures.p50(),
                figures.p99(),
                figures.errors()));
    }

    private static void add(Map<Target, List<Figures>> runs, Target target, Figures figures) {
        runs.computeIfAbsent(target, any -> new ArrayList<>()).add(figures);
    }
}
