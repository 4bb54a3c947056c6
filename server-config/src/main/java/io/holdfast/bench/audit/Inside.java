package io.holdfast.bench.audit;

import io.holdfast.bench.product.BenchException;
import io.holdfast.bench.product.Cpu;
import io.holdfast.bench.product.Http;
import io.holdfast.bench.product.Status;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Calls {@code io.holdfast.bench.inside}: a load that runs within the server, so that no client is measured. */
final class Inside {
    private final URI node;
    private final List<ProcessHandle> server;
    private final List<ProcessHandle> database;
    private final List<UUID> tenants;
    private final int threads;

    Inside(Status product, List<UUID> tenants, int threads) {
        this.node = product.nodes().get(0).url();
        this.server = product.nodeProcess();
        this.database = ProcessHandle.of(product.databasePid()).stream().toList();
        this.tenants = tenants;
        this.threads = threads;
    }

    /** @param perSecond 0 for as many as they can */
    Changes load(boolean audited, int seconds, int perSecond) throws IOException, InterruptedException {
        var asked = Map.of(
                "do", audited ? "audited" : "unaudited",
                "tenants", tenants.stream().map(UUID::toString).collect(Collectors.joining(",")),
                "threads", threads,
                "seconds", seconds,
                "rate", perSecond);
        var query = asked.entrySet().stream()
                .map(part -> part.getKey() + "=" + part.getValue())
                .collect(Collectors.joining("&"));
        var serverBefore = Cpu.of(server);
        var databaseBefore = Cpu.of(database);
        JsonObject answer = Http.json(Http.post(node.resolve("/api/bench?" + query), JsonValue.EMPTY_JSON_OBJECT));
        if (!answer.getJsonObject("wrong").isEmpty()) throw new BenchException("Changes failed: " + answer);
        return new Changes(
                answer.getJsonNumber("perSecond").doubleValue(),
                answer.getJsonNumber("p50").doubleValue(),
                answer.getJsonNumber("p95").doubleValue(),
                answer.getJsonNumber("p99").doubleValue(),
                micros(Cpu.of(server).minus(serverBefore), answer),
                micros(Cpu.of(database).minus(databaseBefore), answer));
    }

    private static double micros(Duration used, JsonObject answer) {
        return used.toNanos() / 1000.0 / Math.max(1, answer.getInt("changes"));
    }

    /** Milliseconds; and microseconds of processor time per change that node and database used meanwhile, for whatever. */
    record Changes(double perSecond, double p50, double p95, double p99, double nodeMicros, double databaseMicros) {}
}
