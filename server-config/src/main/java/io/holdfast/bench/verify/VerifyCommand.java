package io.holdfast.bench.verify;

import io.holdfast.bench.product.Ending;
import io.holdfast.bench.product.Product;
import io.holdfast.bench.report.Console;
import io.holdfast.bench.report.Machine;
import io.holdfast.bench.report.Report;
import io.holdfast.bench.report.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How fast {@code holdfast-verify.jar} is, as a person starts it: with the start of Java, from a file. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description =
                "Makes a bundle of made-up events and verifies it with holdfast-verify.jar. Ends with 0 when each run"
                        + " verified it.")
public final class VerifyCommand implements Callable<Integer> {
    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "3000000",
            description = "Events of the bundle (${DEFAULT-VALUE}).")
    long events;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "3", description = "Runs (${DEFAULT-VALUE}).")
    int rounds;

    @Option(
            names = "--heap",
            paramLabel = "SIZE",
            defaultValue = "64m",
            description = "Heap of the verifier (${DEFAULT-VALUE}).")
    String heap;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the table there, too.")
    Path json;

    @Override
    public Integer call() throws Exception {
        var console = Console.standard();
        try (var ending = Ending.of(console, Ending.Kept.NEVER)) {
            var report = measure(ending.folder(), console);
            report.end();
            if (json != null) report.writeTo(json);
            return report.isRight() ? 0 : 1;
        }
    }

    private Report measure(Path folder, Console console)
            throws IOException, GeneralSecurityException, InterruptedException {
        var report = new Report("Offline verifier", console);
        report.head(Machine.describe());
        console.progress("Making a bundle of " + events + " events in " + folder);
        var bundle = new SyntheticBundle();
        var file = folder.resolve("bundle.zip");
        bundle.write(file, events);
        var section = new Section("Verifying " + events + " events", "run", "seconds", "events/s");
        var rates = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            console.progress("Run " + (round + 1) + " of " + rounds);
            var start = System.nanoTime();
            var exitCode = verify(file, bundle.keyText());
            var seconds = (System.nanoTime() - start) / 1e9;
            rates[round] = events / seconds;
            section.row(Integer.toString(round + 1), text("%.2f", seconds), text("%,.0f", rates[round]));
            if (exitCode != 0) section.problem("run " + (round + 1) + " ended with " + exitCode);
        }
        Arrays.sort(rates);
        section.row("median", "", text("%,.0f", rates[rounds / 2]));
        section.note(text(
                "%,d bytes of canonical form each; the file has %.0f MB; heap %s; the start of Java is counted.",
                bundle.bytesOfAnEvent(), Files.size(file) / 1e6, heap));
        report.add(section);
        return report;
    }

    private int verify(Path file, String key) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var jar = Product.dist().resolve("holdfast-verify.jar").toString();
        return new ProcessBuilder(List.of(java, "-Xmx" + heap, "-jar", jar, file.toString(), "--key", key))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
