package io.holdfast.verify.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The report for a person: the verdict first, then what it covers, a line each. */
public final class ReportText {
    private static final int SHOWN = 12;

    private final Report report;
    private final Map<String, Object> facts;
    private final List<String> lines = new ArrayList<>();

    private ReportText(Report report) {
        this.report = report;
        this.facts = report.facts();
    }

    /** Without the last newline; nothing in it can steer a terminal. */
    public static String of(Report report) {
        return new ReportText(report).write();
    }

    private String write() {
        lines.add(headline());
        report.findings().inOrder().stream()
                .limit(SHOWN)
                .forEach(one -> line(one.kind().name(), one.sentence()));
        var all = report.findings().counts().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        if (all > SHOWN) line("", "and " + (all - SHOWN) + " more");
        report.findings().counts().keySet().forEach(kind -> lines.add("  " + kind + " means: " + kind.meaning()));
        if (facts.containsKey("origin")) facts();
        report.notes().forEach(note -> lines.add("  Note: " + note));
        if (report.verdict() == Verdict.UNAUTHENTICATED)
            lines.add(
                    "  The bundle fits together, but its key came with it. Get the key from somebody you trust, and give it with --key.");
        return safe(String.join("\n", lines));
    }

    private String headline() {
        if (report.verdict() != Verdict.FAILED)
            return report.verdict() + ": " + facts.get("events") + " events, " + positions()
                    + ": nothing was changed, removed or put in.";
        return report.findings().first().map(first -> "FAILED: " + place(first)).orElse("FAILED");
    }

    private static String place(Finding first) {
        return first.isExact()
                ? "first at position " + first.first()
                : "between position " + first.first() + " and position " + (first.end() - 1);
    }

    private String positions() {
        return "range".equals(facts.get("kind"))
                ? "positions " + facts.get("from") + " to " + ((Long) facts.get("to") - 1)
                : "each proven to be in the log of size " + facts.get("size");
    }

    private void facts() {
        line("log", facts.get("origin"));
        if (facts.containsKey("checkpointTime"))
            line(
                    "checkpoint",
                    "size " + facts.get("size") + ", signed " + facts.get("checkpointTime") + " with "
                            + facts.get("key"));
        if (facts.containsKey("earliest"))
            line(
                    "events",
                    facts.get("events") + " looked at, of " + facts.get("earliest") + " to " + facts.get("latest"));
        if (facts.get("removed") instanceof Long removed && removed > 0)
            line("removed", removed + " whose hashes alone are left");
        if (report.verdict() == Verdict.FAILED && facts.containsKey("checkedTo"))
            line("looked at", "positions " + facts.get("from") + " to before " + facts.get("checkedTo"));
        if (facts.containsKey("keptContained"))
            line(
                    "kept",
                    facts.get("keptContained") + " checkpoints are part of this log, " + facts.get("keptNotShown")
                            + " lie where this bundle shows nothing");
        if (facts.containsKey("headsSize"))
            line(
                    "heads",
                    "the checkpoint is one of " + facts.get("headsSize") + " of all organizations, as of "
                            + facts.get("headsTime"));
        if (facts.containsKey("absentUser") && report.verdict() != Verdict.FAILED)
            line(
                    "absence",
                    "no event of user " + facts.get("absentUser") + " from " + facts.get("absentFrom") + " to before "
                            + facts.get("absentTo") + ", as of " + facts.get("absentAsOf"));
    }

    private void line(String label, Object text) {
        lines.add(String.format("  %-18s %s", label, text));
    }

    /** Names in a bundle are anybody's. */
    private static String safe(String text) {
        var safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> safe.appendCodePoint(isHarmless(c) ? c : '?'));
        return safe.toString();
    }

    private static boolean isHarmless(int c) {
        return c == '\n' || !(Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
    }
}
