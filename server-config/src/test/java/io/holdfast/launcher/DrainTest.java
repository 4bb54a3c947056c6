package io.holdfast.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrainTest {
    private static final String NOBODY = "http://127.0.0.1:1";

    @TempDir
    Path folder;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger open = new AtomicInteger();
    private HttpServer node;

    /** Each time that it is asked, one of its requests has ended. */
    @BeforeEach
    void aNodeWithOpenRequests() throws IOException {
        node = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        node.createContext("/api/operator/drain", exchange -> answer(exchange, 202, "{}"));
        node.createContext(
                "/health/ready",
                exchange -> answer(
                        exchange,
                        503,
                        "{\"checks\":[{\"name\":\"database\"},{\"name\":\"node\",\"data\":{\"openRequests\":\""
                                + open.getAndUpdate(left -> Math.max(0, left - 1)) + "\"}}]}"));
        node.start();
    }

    @AfterEach
    void stop() {
        node.stop(0);
    }

    @Test
    void whatIsOpenOnANodeThatIsToldToDrainIsWaitedFor() {
        open.set(3);

        assertThat(drain("PT30S").allAtOnce(List.of(url()))).isZero();

        assertThat(asked).startsWith("POST /api/operator/drain").hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void nothingIsWaitedForBeyondTheLimit() {
        open.set(1_000_000);

        assertThat(drain("PT0.3S").allAtOnce(List.of(url()))).isPositive();
    }

    @Test
    void aNodeThatDoesNotAnswerHoldsNothingUp() {
        assertThat(drain("PT30S").allAtOnce(List.of(NOBODY))).isZero();
    }

    @Test
    void aNodeThatDoesNotSayWhatIsOpenHoldsNothingUp() {
        node.removeContext("/health/ready");
        node.createContext("/health/ready", exchange -> answer(exchange, 503, "{\"status\":\"DOWN\"}"));

        assertThat(drain("PT30S").allAtOnce(List.of(url()))).isZero();
    }

    @Test
    void aNodeThatIsStoppedAloneIsDrainedBeforeItsRequestsAreCounted() {
        open.set(1);

        drain("PT30S").untilDone(url());

        assertThat(asked).startsWith("POST /api/operator/drain");
        assertThat(open).hasValue(0);
    }

    private void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            byte[] bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private String url() {
        return "http://127.0.0.1:" + node.getAddress().getPort();
    }

    private Drain drain(String limit) {
        var settings = new Settings(
                Map.of(
                        "HOLDFAST_DRAIN_TIME", "PT0S",
                        "HOLDFAST_DRAIN_LIMIT", limit,
                        "HOLDFAST_OPERATOR_TOKEN", "a-token-of-the-test-that-is-long-enough"),
                new Properties());
        var home = new Home(folder, folder, Optional.empty());
        return new Drain(new Installation(settings, home, new Secrets(folder, settings), new Dist(folder)));
    }
}
