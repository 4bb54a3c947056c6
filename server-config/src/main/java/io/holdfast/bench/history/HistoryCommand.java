package io.holdfast.bench.history;

import io.holdfast.bench.report.Console;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Looks at a history that was kept. */
@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        description = "Checks a history that \"bench cluster\" or \"bench faults\" kept.")
public final class HistoryCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE")
    Path file;

    @Override
    public Integer call() throws Exception {
        var history = History.read(file);
        var violations = Checker.check(history);
        var console = Console.standard();
        console.result(history.title() + ": " + history.operations().size() + " operations, " + violations.size()
                + " violations");
        violations.forEach(one -> console.result("  " + one));
        return violations.isEmpty() ? 0 : 1;
    }
}
