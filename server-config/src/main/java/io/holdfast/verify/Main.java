package io.holdfast.verify;

import io.holdfast.verify.bundle.Bundle;
import io.holdfast.verify.bundle.MalformedException;
import io.holdfast.verify.bundle.UnreadableException;
import io.holdfast.verify.log.BundleCheck;
import io.holdfast.verify.report.Finding;
import io.holdfast.verify.report.Findings;
import io.holdfast.verify.report.Kind;
import io.holdfast.verify.report.Report;
import io.holdfast.verify.report.ReportJson;
import io.holdfast.verify.report.ReportText;
import io.holdfast.verify.report.Verdict;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Entry of {@code holdfast-verify.jar}. Exit codes: see {@link Verdict}. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(List.of(arguments), out, err));
    }

    /** Verifies as if called with these arguments. @return the exit code */
    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (Arguments.askForHelp(arguments)) {
            out.println(Arguments.HELP);
            return arguments.isEmpty() ? Verdict.UNREADABLE.exitCode() : 0;
        }
        var json = Arguments.askForJson(arguments);
        try {
            var report = verify(Arguments.parse(arguments));
            out.println(json ? ReportJson.of(report) : ReportText.of(report));
            return report.verdict().exitCode();
        } catch (UnreadableException | IOException e) {
            if (json) out.println(ReportJson.unreadable(e.getMessage()));
            else err.println(e.getMessage());
            return Verdict.UNREADABLE.exitCode();
        }
    }

    private static Report verify(Arguments asked) throws UnreadableException, IOException {
        try (var bundle = Bundle.open(asked.bundle())) {
            return new BundleCheck(bundle, asked.keys(), asked.last(), asked.acceptRestore()).run();
        } catch (MalformedException e) {
            var findings = new Findings();
            findings.add(Finding.of(Kind.MALFORMED, e.getMessage()));
            return new Report(findings, !asked.keys().isEmpty());
        }
    }
}
