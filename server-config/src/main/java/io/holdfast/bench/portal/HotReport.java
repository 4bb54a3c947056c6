package io.holdfast.bench.portal;

import io.holdfast.bench.load.Figures;
import io.holdfast.bench.load.Spread;
import io.holdfast.bench.report.Section;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The tables of the hot phase. */
final class HotReport {
    private static final int ITEMS_BYTES = 8 * 1024;

    private final HotPhase.Result result;
    private final String closedTool;
    private final int rate;
    private final List<Target> targets;

    /** @param targets the list, the trivial GET and, when it was measured, the peer */
    HotReport(HotPhase.Result result, String closedTool, int rate, List<Target> targets) {
        this.result = result;
        this.closedTool = closedTool;
        this.rate = rate;
        this.targets = targets;
    }

    /** @param absent why the peer was not measured; empty when it was */
    Section loops(String absent) {
        var section = new Section(
                "Load on warm caches: medians (least–most)",
                "address",
                "loop",
                "requests/s",
                "p50 ms",
                "p95 ms",
                "p99 ms",
                "max ms",
                "errors");
        rows(section, "closed, 16 connections (" + closedTool + ")", result.closed);
        rows(section, "open, " + rate + "/s (built-in client)", result.open);
        if (!absent.isEmpty()) section.row("peer", "both", "not measured: " + absent, "", "", "", "", "");
        return section;
    }

    /** @param memory of the node and the peer, in words */
    Section aims(String memory, boolean withPeer) {
        var section = new Section("Against the aims", "figure", "measured", "aim");
        var list = targets.get(0);
        section.row("list, closed loop: requests/s", median(closed(list), Figures::perSecond, 0), "≥ 4000")
                .row("list, closed loop: p99 ms", median(closed(list), Figures::p99, 2), "≤ 20")
                .row("list against the trivial GET, closed loop", ratio(list, targets.get(1)), "≥ 0.50")
                .row(
                        "list against the peer, closed loop",
                        withPeer ? ratio(list, targets.get(2)) : "not measured",
                        "≥ 1.50")
                .row(
                        "list, open loop at " + rate + "/s: p99 ms",
                        median(result.open.get(list), Figures::p99, 2),
                        "≤ 10")
                .row("hits among the list's answers, open loop", percent(result.verdicts.hitRate()), "≥ 99 %")
                .row("of them from the node's own memory or the grid", percent(result.verdicts.memoryRate()), "")
                .row("calls to Zoho during the list's runs", Long.toString(result.zohoCalls), "0")
                .row("longest body of the list, bytes", Integer.toString(result.verdicts.longest()), "≤ 8192")
                .row("processor time of a request, closed loop: µs", cpu(), "")
                .row("memory", memory, "")
                .note("Cache-Status of the " + result.verdicts.answers() + " answers: " + result.verdicts);
        if (!result.verdicts.tells()) section.problem("answers of the list without Cache-Status");
        if (result.verdicts.withoutAge() > 0)
            section.problem(result.verdicts.withoutAge() + " answers of the list without Age");
        if (result.verdicts.longest() > ITEMS_BYTES) section.problem("a body of the list is longer than 8 KB");
        return section;
    }

    private String cpu() {
        return targets.stream()
                .map(target ->
                        target.name() + " " + Spread.of(result.cpu.get(target)).text(0))
                .collect(Collectors.joining("; "));
    }

    private List<Figures> closed(Target target) {
        return result.closed.get(target);
    }

    private static void rows(Section section, String loop, Map<Target, List<Figures>> runs) {
        runs.forEach((target, figures) -> {
            long errors = figures.stream().mapToLong(Figures::errors).sum();
            section.row(
                    target.name(),
                    loop,
                    median(figures, Figures::perSecond, 0),
                    median(figures, Figures::p50, 2),
                    median(figures, Figures::p95, 2),
                    median(figures, Figures::p99, 2),
                    median(figures, Figures::max, 1),
                    Long.toString(errors));
            figures.forEach(run -> run.wrong().forEach((what, count) -> section.problem(count + " × " + what)));
        });
    }

    private String ratio(Target one, Target other) {
        return String.format(Locale.ROOT, "%.2f", perSecond(one) / perSecond(other));
    }

    private double perSecond(Target target) {
        return Spread.of(closed(target).stream().map(Figures::perSecond).toList())
                .median();
    }

    private static String median(List<Figures> runs, ToDoubleFunction<Figures> figure, int decimals) {
        return Spread.of(runs.stream().map(figure::applyAsDouble).toList()).text(decimals);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", share * 100);
    }
}
