package io.holdfast.bench.authz;

import io.holdfast.bench.product.BenchException;
import io.holdfast.bench.product.Http;
import io.holdfast.bench.product.Product;
import io.holdfast.bench.product.Programs;
import io.holdfast.bench.report.Console;
import io.holdfast.bench.report.Section;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Decisions in process. JMH and jCasbin are no part of the product: a project of their own is built beside it. */
final class ProcessPhase {
    private static final String PACKAGE = "io.holdfast.bench.decisions.";
    private static final double LIMIT_P50 = 300;
    private static final double LIMIT_P99 = 2_000;

    private final Console console;

    ProcessPhase(Console console) {
        this.console = console;
    }

    Section run(Path folder) throws IOException, InterruptedException {
        var project = folder.resolve("decisions");
        copy(Product.dist().resolve("bench").resolve("decisions"), project);
        var persistence = Product.dist()
                .resolve("app")
                .resolve("holdfast-persistence.jar")
                .toAbsolutePath();
        console.progress("Building the benchmark of decisions");
        var maven = Programs.find("mvn").orElseThrow(() -> new BenchException("mvn is not installed."));
        finish(project, List.of(maven.toString(), "-q", "-B", "package", "-Dholdfast.persistence=" + persistence));
        var classPath =
                String.join(File.pathSeparator, "target/decisions-1.jar", "target/lib/*", persistence.toString());
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        console.progress("Comparing answers");
        var answers = Http.json(finish(project, List.of(java, "-cp", classPath, PACKAGE + "Answers")));
        console.progress("Timing decisions with JMH");
        finish(
                project,
                List.of(
                        java,
                        "-cp",
                        classPath,
                        "org.openjdk.jmh.Main",
                        "Decisions",
                        "-rf",
                        "json",
                        "-rff",
                        "jmh.json"));
        return section(answers, project.resolve("jmh.json"));
    }

    private static Section section(JsonObject answers, Path figures) throws IOException {
        var section = new Section(
                "A decision in process: 10,000 people, 1,000,000 effective grants, uniformly random",
                "questions",
                "p50, ns",
                "p99, ns",
                "aim");
        try (var reader = Json.createReader(Files.newBufferedReader(figures))) {
            for (var result : reader.readArray().getValuesAs(JsonObject.class)) {
                var name = result.getString("benchmark");
                var percentiles = result.getJsonObject("primaryMetric").getJsonObject("scorePercentiles");
                section.row(
                        name.endsWith("Anywhere")
                                ? "Holdfast, at the organization, accounts and projects"
                                : name.endsWith("holdfastWhole")
                                        ? "Holdfast, at the organization as a whole"
                                        : "jCasbin, the same",
                        nanoseconds(percentiles, "50.0"),
                        nanoseconds(percentiles, "99.0"),
                        name.endsWith("casbinWhole") ? "" : text("p50 ≤ %.0f, p99 ≤ %.0f", LIMIT_P50, LIMIT_P99));
            }
        }
        section.note(text(
                "%d answers compared with the evaluator and jCasbin, %d of them yes; %d ms to arrange all rights.",
                answers.getInt("questions"), answers.getInt("allowed"), answers.getInt("arrangedInMillis")));
        if (answers.getInt("differing") > 0) section.problem(answers.getInt("differing") + " answers differ");
        return section;
    }

    private static String nanoseconds(JsonObject percentiles, String which) {
        return text("%,.0f", percentiles.getJsonNumber(which).doubleValue());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : (Iterable<Path>) files::iterator)
                Files.copy(file, to.resolve(from.relativize(file).toString()));
        }
    }

    /** Runs a program to its end. @return its last line */
    private static String finish(Path folder, List<String> command) throws IOException, InterruptedException {
        var said = folder.resolve("said.txt");
        var process = new ProcessBuilder(new ArrayList<>(command))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            process.getOutputStream().close();
            if (process.waitFor() != 0) throw new BenchException(command.get(0) + " failed: " + Files.readString(said));
        } finally {
            process.destroy();
        }
        var lines = Files.readAllLines(said).stream()
                .filter(line -> !line.isBlank())
                .toList();
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
