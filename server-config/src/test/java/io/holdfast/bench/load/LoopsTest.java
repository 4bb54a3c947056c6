package io.holdfast.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Both loops against a real server on this machine. */
class LoopsTest {
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

    private final AtomicInteger served = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Tally tally = new Tally();
    private HttpServer server;
    private Call call;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
        call = Call.get("list", "localhost", "/list?limit=20", Map.of("Accept", "application/json"));
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void an_open_loop_sends_every_call_of_its_schedule() throws IOException {
        answering(200);

        new OpenLoop(server.getAddress(), new Schedule(200, 100)).run(n -> call, tally);

        var figures = tally.over(Duration.ofMillis(500));
        assertThat(figures.calls()).isEqualTo(100);
        assertThat(figures.errors()).isZero();
        assertThat(figures.perSecond()).isEqualTo(200);
        assertThat(served).hasValue(100);
    }

    @Test
    void calls_that_were_due_while_a_server_stood_still_are_charged_with_the_wait() throws IOException {
        // Nobody is answered until every connection has a call on its way.
        var goesOn = new CountDownLatch(1);
        server.createContext("/list", exchange -> {
            if (served.incrementAndGet() == OpenLoop.CONNECTIONS) goesOn.countDown();
            awaitThat(goesOn);
            exchange.sendResponseHeaders(200, BODY.length);
            exchange.getResponseBody().write(BODY);
            exchange.close();
        });

        new OpenLoop(server.getAddress(), new Schedule(200, 100)).run(n -> call, tally);

        var figures = tally.over(Duration.ofMillis(500));
        assertThat(figures.errors()).isZero();
        assertThat(figures.calls()).isEqualTo(100);
        // The first call was due 63 times 5 ms before the one that ended the standstill.
        assertThat(figures.max()).isGreaterThanOrEqualTo(315);
        assertThat(figures.p50()).isGreaterThan(50);
    }

    @Test
    void a_closed_loop_has_one_call_on_each_connection() throws IOException {
        answering(200);

        new ClosedLoop(server.getAddress(), 4).run(call, Duration.ofMillis(300), tally);

        var figures = tally.over(Duration.ofMillis(300));
        assertThat(figures.errors()).isZero();
        assertThat(figures.calls()).isEqualTo(served.get()).isGreaterThanOrEqualTo(4);
    }

    @Test
    void a_connection_that_the_server_closes_is_opened_again() throws IOException {
        server.createContext("/list", exchange -> {
            served.incrementAndGet();
            exchange.getResponseHeaders().set("Connection", "close");
            exchange.sendResponseHeaders(200, BODY.length);
            exchange.getResponseBody().write(BODY);
            exchange.close();
        });

        new OpenLoop(server.getAddress(), new Schedule(200, 40)).run(n -> call, tally);

        assertThat(tally.over(Duration.ofMillis(200)).errors()).isZero();
        assertThat(served).hasValue(40);
    }

    @Test
    void answers_other_than_200_are_errors() throws IOException {
        answering(503);

        new OpenLoop(server.getAddress(), new Schedule(100, 10)).run(n -> call, tally);

        assertThat(tally.over(Duration.ofMillis(100)).wrong()).containsExactly(Map.entry("list: status 503", 10L));
    }

    @Test
    void a_server_that_is_not_there_makes_every_call_an_error() throws IOException {
        var address = server.getAddress();
        server.stop(0);

        new OpenLoop(address, new Schedule(100, 10)).run(n -> call, tally);

        assertThat(tally.over(Duration.ofMillis(100)).errors()).isEqualTo(10);
    }

    private void answering(int status) {
        server.createContext("/list", exchange -> {
            served.incrementAndGet();
            exchange.sendResponseHeaders(status, BODY.length);
            exchange.getResponseBody().write(BODY);
            exchange.close();
        });
    }

    private static void awaitThat(CountDownLatch latch) throws IOException {
        try {
            if (!latch.await(5, TimeUnit.SECONDS)) throw new IOException("nobody went on");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
