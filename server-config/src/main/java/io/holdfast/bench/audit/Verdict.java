package io.holdfast.bench.audit;

import io.holdfast.bench.product.BenchException;
import io.holdfast.bench.product.Http;
import io.holdfast.bench.product.Product;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What the offline verifier says, started as a stranger starts it.
 *
 * @param exitCode 0 for a good bundle
 * @param kind of all findings; empty without one
 * @param from the first position where it may lie; -1 without a place
 * @param to the position behind the last
 * @param seconds that the process took
 */
record Verdict(int exitCode, String kind, long from, long to, String sentence, long events, double seconds) {
    private static final long LIMIT_SECONDS = 1800;

    /** @param last files of checkpoints that were kept @param more options */
    static Verdict of(Path bundle, String key, List<Path> last, String... more)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Product.dist().resolve("holdfast-verify.jar").toString(),
                bundle.toString(),
                "--json",
                "--key",
                key));
        for (var file : last) command.addAll(List.of("--last", file.toString()));
        command.addAll(List.of(more));
        var said = Files.createTempFile(bundle.getParent(), "verdict", ".json");
        try {
            long begun = System.nanoTime();
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new BenchException("The verifier did not end.");
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            return of(process.exitValue(), Http.json(Files.readString(said)), seconds);
        } finally {
            Files.delete(said);
        }
    }

    boolean isGood() {
        return exitCode == 0;
    }

    boolean names(long position) {
        return from >= 0 && from <= position && position < to;
    }

    private static Verdict of(int exitCode, JsonObject json, double seconds) {
        var findings = json.getJsonArray("findings");
        boolean none = findings == null || findings.isEmpty();
        var first = none ? JsonObject.EMPTY_JSON_OBJECT : findings.getJsonObject(0);
        var place = json.containsKey("firstBad") ? json.getJsonObject("firstBad") : JsonObject.EMPTY_JSON_OBJECT;
        return new Verdict(
                exitCode,
                kinds(json, exitCode),
                place.isEmpty() ? -1 : place.getJsonNumber("from").longValue(),
                place.isEmpty() ? -1 : place.getJsonNumber("to").longValue(),
                first.getString("sentence", json.getString("reason", "")),
                json.containsKey("events") ? json.getJsonNumber("events").longValue() : 0,
                seconds);
    }

    private static String kinds(JsonObject json, int exitCode) {
        if (exitCode == 0) return "";
        var counts = json.getJsonObject("counts");
        return counts == null || counts.isEmpty() ? json.getString("verdict") : String.join(", ", counts.keySet());
    }
}
