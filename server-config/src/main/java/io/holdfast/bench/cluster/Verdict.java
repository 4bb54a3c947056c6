package io.holdfast.bench.cluster;

import io.holdfast.bench.history.Action;
import io.holdfast.bench.history.Checker;
import io.holdfast.bench.history.History;
import io.holdfast.bench.history.Outcome;
import io.holdfast.bench.report.Section;
import java.io.IOException;
import java.nio.file.Path;

/** What the checker says of a history, as a part of a report; a history that is not clean is kept as a file. */
public final class Verdict {
    private static final int SHOWN = 10;

    private Verdict() {}

    /** @param file where to keep it @param always also a clean one */
    public static Section of(History history, Path file, boolean always) throws IOException {
        var violations = Checker.check(history);
        var section = new Section("The history", "operations", "done", "failed", "unknown", "violations");
        for (var action : Action.values()) {
            long all = history.operations().stream()
                    .filter(one -> one.action() == action)
                    .count();
            if (all == 0 || action == Action.REST) continue;
            section.row(
                    action.name().toLowerCase(java.util.Locale.ROOT) + ": " + all,
                    Long.toString(history.count(action, Outcome.OK)),
                    Long.toString(history.count(action, Outcome.FAIL)),
                    Long.toString(history.count(action, Outcome.UNKNOWN)),
                    "");
        }
        section.row("all: " + history.operations().size(), "", "", "", Integer.toString(violations.size()));
        section.note(history.title());
        violations.stream().limit(SHOWN).forEach(one -> section.problem(one.toString()));
        if (violations.size() > SHOWN) section.problem((violations.size() - SHOWN) + " further violations.");
        if (always || !violations.isEmpty()) {
            history.write(file);
            section.note("Kept in " + file + "; \"./holdfast bench history " + file + "\" checks it again.");
        }
        return section;
    }
}
