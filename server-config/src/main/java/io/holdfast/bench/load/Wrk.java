package io.holdfast.bench.load;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The program wrk as a closed loop. The header fields go into its script: others may read a command line. */
public final class Wrk {
    private static final String MARK = "FIGURES ";
    private static final List<String> ERRORS = List.of("status", "connect", "read", "write", "timeout");

    private static final String REPORT = """
            done = function(summary, latency, requests)
              local e = summary.errors
              io.write(string.format('FIGURES {"requests":%d,"micros":%d,"p50":%d,"p95":%d,"p99":%d,"max":%d,'
                .. '"status":%d,"connect":%d,"read":%d,"write":%d,"timeout":%d}\\n',
                summary.requests, summary.duration, latency:percentile(50.0), latency:percentile(95.0),
                latency:percentile(99.0), latency.max, e.status, e.connect, e.read, e.write, e.timeout))
            end
            """;

    private final Path program;
    private final Path folder;

    /** @param folder for its scripts, of this user alone */
    public Wrk(Path program, Path folder) {
        this.program = program;
        this.folder = folder;
    }

    /** Runs once. @param address with host, port, path and query */
    public Figures run(String name, String address, Map<String, String> headers, int connections, Duration time)
            throws IOException, InterruptedException {
        return run(name, address, headerLines(headers), connections, time);
    }

    /** The same with requests that carry these bodies in turn. */
    public Figures post(
            String name,
            String address,
            Map<String, String> headers,
            List<String> bodies,
            int connections,
            Duration time)
            throws IOException, InterruptedException {
        return run(name, address, headerLines(headers) + bodyLines(bodies), connections, time);
    }

    private Figures run(String name, String address, String lines, int connections, Duration time)
            throws IOException, InterruptedException {
        var script = Files.createTempFile(folder, "wrk-", ".lua");
        try {
            Files.writeString(script, lines + REPORT);
            var process = new ProcessBuilder(
                            program.toString(),
                            "--threads",
                            "1",
                            "--connections",
                            Integer.toString(connections),
                            "--duration",
                            time.toSeconds() + "s",
                            "--timeout",
                            "10s",
                            "--script",
                            script.toString(),
                            address)
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0)
                throw new IOException("wrk failed: " + said);
            return parse(name, said);
        } finally {
            Files.delete(script);
        }
    }

    static String headerLines(Map<String, String> headers) {
        var lines = new StringBuilder();
        headers.forEach((header, value) -> {
            if (!value.matches("[\\x20-\\x7e&&[^\"\\\\]]*")) throw new IllegalArgumentException(header);
            lines.append("wrk.headers[\"")
                    .append(header)
                    .append("\"] = \"")
                    .append(value)
                    .append("\"\n");
        });
        return lines.toString();
    }

    static String bodyLines(List<String> bodies) {
        var lines = new StringBuilder("local bodies = {\n");
        for (var body : bodies) {
            if (body.contains("]=]")) throw new IllegalArgumentException(body);
            lines.append("[=[").append(body).append("]=],\n");
        }
        return lines.append("}\nlocal next = 0\n")
                .append("request = function()\n  next = next + 1\n")
                .append("  return wrk.format('POST', nil, nil, bodies[next % #bodies + 1])\nend\n")
                .toString();
    }

    static Figures parse(String name, String said) throws IOException {
        var line = said.lines()
                .filter(text -> text.startsWith(MARK))
                .findFirst()
                .orElseThrow(() -> new IOException("wrk said no figures: " + said));
        try (var reader = Json.createReader(new StringReader(line.substring(MARK.length())))) {
            return figures(name, reader.readObject());
        }
    }

    private static Figures figures(String name, JsonObject json) {
        var wrong = new LinkedHashMap<String, Long>();
        for (var kind : ERRORS)
            if (number(json, kind) > 0) wrong.put(name + ": " + kind + " (wrk)", (long) number(json, kind));
        return new Figures(
                number(json, "requests") / number(json, "micros") * 1e6,
                number(json, "p50") / 1000,
                number(json, "p95") / 1000,
                number(json, "p99") / 1000,
                number(json, "max") / 1000,
                (long) number(json, "requests"),
                wrong);
    }

    private static double number(JsonObject json, String name) {
        return json.getJsonNumber(name).doubleValue();
    }
}
