package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The node's log as lines of JSON, and what is measured of the same requests. */
abstract class NodeLogContract {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String TRACEPARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";
    private static final String PROJECTS = "/api/projects";

    @Test
    void eachRequestHasALineThatHoldsNoIdAndNoQuery(Portal portal, Holdfast holdfast) {
        Visitor client = portal.signIn("user@acme.example");
        String project = client.projects().get(0).id();

        Answer answer = client.get(PROJECTS + "/" + project, "traceparent", TRACEPARENT);

        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        JsonObject line = line(holdfast, answer);
        assertThat(line.getString("logger")).isEqualTo("holdfast.requests");
        assertThat(line.getString("method")).isEqualTo("GET");
        assertThat(line.getString("route")).isEqualTo("/api/projects/{id}");
        assertThat(line.getInt("status")).isEqualTo(200);
        assertThat(line.getInt("bytes")).isEqualTo(answer.body().getBytes(StandardCharsets.UTF_8).length);
        assertThat(line.getInt("durationMs")).isNotNegative();
        assertThat(line.getString("traceId")).isEqualTo(TRACE);
        assertThat(line.getString("node")).isEqualTo("node1");
        assertThat(UUID.fromString(line.getString("tenant"))).isNotNull();
        assertThat(line.toString()).doesNotContain(project, "acme.example", client.token());
        assertThat(line(holdfast, client.get(PROJECTS + "?limit=7")).toString()).doesNotContain("limit");
    }

    @Test
    void whatDoesNotExistHasNoRouteAndBeginsATraceOfItsOwn(Portal portal, Holdfast holdfast) {
        Answer answer = portal.signIn("user@acme.example")
                .get("/api/ann-at-home%0A%7B%22level%22", "traceparent", "00-not-a-trace");

        assertThat(answer.status()).isEqualTo(404);
        JsonObject line = line(holdfast, answer);
        assertThat(line.getString("route")).isEqualTo("unmatched");
        assertThat(line.getInt("status")).isEqualTo(404);
        assertThat(line.getString("traceId"))
                .isEqualTo(answer.header("X-Request-Id").replace("-", ""));
        assertThat(line.toString()).doesNotContain("ann-at-home");
    }

    @Test
    void requestsAreMeasuredByRoute(Portal portal) {
        portal.signIn("user@acme.example").projects();

        String metrics =
                portal.stranger().accepting("text/plain").get("/metrics").body();

        assertThat(metrics.lines()).anySatisfy(line -> assertThat(line)
                .startsWith("holdfast_requests")
                .contains("_count", "method=\"GET\"", "route=\"/api/projects\"", "status=\"2xx\""));
    }

    private static JsonObject line(Holdfast holdfast, Answer answer) {
        Path log = holdfast.launcher().status().home().resolve("logs").resolve("node1.json.log");
        String request = answer.header("X-Request-Id");
        assertThat(request).isNotEmpty();
        await().atMost(Duration.ofSeconds(10)).until(() -> !lines(log, request).isEmpty());
        return lines(log, request).get(0);
    }

    private static List<JsonObject> lines(Path log, String request) {
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(request) && line.contains("holdfast.requests"))
                    .map(NodeLogContract::object)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonObject object(String line) {
        try (JsonReader reader = Json.createReader(new StringReader(line))) {
            return reader.readObject();
        }
    }
}
