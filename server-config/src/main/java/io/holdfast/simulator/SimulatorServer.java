package io.holdfast.simulator;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.holdfast.simulator.control.ControlErrors;
import io.holdfast.simulator.wire.Forms;
import io.holdfast.simulator.wire.Product;
import io.holdfast.simulator.wire.Request;
import io.holdfast.simulator.wire.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * The simulator on a socket. Listens on 127.0.0.1 only, reads at most 1 MB of a body, and works on at most 32 calls at a
 * time with 256 waiting.
 */
public final class SimulatorServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(SimulatorServer.class.getName());
    private static final int MAX_BODY_BYTES = 1 << 20;
    private static final int MAX_DISCARDED_BYTES = 16 << 20;
    private static final int THREADS = 32;
    private static final int WAITING = 256;
    private static final int PIECES = 8;
    private static final Pattern LOCAL_HOST = Pattern.compile("(localhost|127\\.0\\.0\\.1)(:\\d+)?");

    private final HttpServer server;
    private final ThreadPoolExecutor threads;
    private final Simulator simulator;

    private SimulatorServer(Settings settings) throws IOException {
        // Read by the JDK's server when it is first used: without it small answers wait 40 ms for an acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        this.simulator = new Simulator(settings, this::url);
        this.server = HttpServer.create(
                new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), settings.port()), 128);
        AtomicInteger number = new AtomicInteger();
        this.threads = new ThreadPoolExecutor(
                THREADS, THREADS, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(WAITING), task -> {
                    Thread thread = new Thread(task, "simulator-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    /** Starts to serve. @throws IOException when the port is taken */
    public static SimulatorServer start(Settings settings) throws IOException {
        SimulatorServer started = new SimulatorServer(settings);
        started.server.setExecutor(started.threads);
        started.server.createContext("/", started::serve);
        started.server.start();
        return started;
    }

    /** Returns the address that callers use, without a slash at the end. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) {
        try (exchange) {
            Request request = read(exchange);
            Response response = mayControl(exchange, request)
                    ? simulator.answer(request)
                    : ControlErrors.of(403, "the control endpoints answer this machine only");
            send(exchange, request, response);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the caller went away", e);
        }
    }

    /** The Host header is checked too: a page in a browser must not reach the controls under a name that it owns. */
    private static boolean mayControl(HttpExchange exchange, Request request) {
        return request.product() != Product.CONTROL
                || (exchange.getRemoteAddress().getAddress().isLoopbackAddress()
                        && LOCAL_HOST.matcher(request.header("Host").orElse("")).matches());
    }

    private static Request read(HttpExchange exchange) throws IOException {
        String rawQuery = exchange.getRequestURI().getRawQuery();
        String path = exchange.getRequestURI().getPath();
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
        boolean oversized = body.length > MAX_BODY_BYTES;
        if (oversized) {
            discard(exchange.getRequestBody());
        }
        return new Request(
                exchange.getRequestMethod(),
                path == null || path.isEmpty() ? "/" : path,
                rawQuery == null ? "" : rawQuery,
                Forms.urlencoded(rawQuery == null ? "" : rawQuery),
                headers(exchange.getRequestHeaders()),
                oversized ? "" : new String(body, StandardCharsets.UTF_8),
                oversized,
                null,
                Map.of());
    }

    /** Closing a connection with bytes unread resets it, and a caller may then lose the answer that it was sent. */
    private static void discard(InputStream rest) throws IOException {
        byte[] piece = new byte[1 << 16];
        int read = 0;
        for (int length = rest.read(piece); length > 0 && read < MAX_DISCARDED_BYTES; length = rest.read(piece)) {
            read += length;
        }
    }

    private static Map<String, String> headers(Headers sent) {
        Map<String, String> headers = new LinkedHashMap<>();
        sent.forEach((name, values) -> {
            if (name != null && !values.isEmpty()) {
                headers.put(name.toLowerCase(Locale.ROOT), values.get(0));
            }
        });
        return headers;
    }

    private static void send(HttpExchange exchange, Request request, Response response) throws IOException {
        if (response.equals(Response.CUT)) {
            return; // closing an exchange that was not answered closes its connection
        }
        response.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
        if (request.oversized()) {
            exchange.getResponseHeaders().set("Connection", "close");
        }
        if (response.contentType() != null) {
            exchange.getResponseHeaders().set("Content-Type", response.contentType());
        }
        boolean bodiless = body.length == 0 || request.method().equals("HEAD");
        exchange.sendResponseHeaders(response.status(), bodiless ? -1 : body.length);
        if (!bodiless) {
            write(exchange.getResponseBody(), body, response.pauseMs());
        }
    }

    private static void write(OutputStream out, byte[] body, int pauseMs) throws IOException {
        int piece = pauseMs == 0 ? body.length : Math.max(1, (body.length + PIECES - 1) / PIECES);
        for (int start = 0; start < body.length; start += piece) {
            Pauses.of(pauseMs);
            out.write(body, start, Math.min(piece, body.length - start));
            out.flush();
        }
    }
}
