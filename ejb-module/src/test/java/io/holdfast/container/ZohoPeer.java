package io.holdfast.container;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * Zoho as a script: a real HTTP server at the address that the product takes for the simulator's. It answers what a test told
 * it to, writes down every call, and gives tokens by itself. Single quotes in bodies stand for double ones.
 */
final class ZohoPeer implements AutoCloseable {
    static final String TOKEN = "/oauth/v2/token";

    private final List<Call> calls = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Function<Call, Reply>> scripts = Collections.synchronizedMap(new LinkedHashMap<>());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private int tokens;

    /** What was asked; parameters are those of the query, or of the form of a POST. */
    record Call(String method, String path, Map<String, String> parameters, String authorization, String since) {}

    /** What is answered; a null body is none at all. */
    record Reply(int status, String body, Map<String, String> headers) {
        static Reply of(int status, String body) {
            return new Reply(status, body, Map.of());
        }

        Reply with(String header, String value) {
            Map<String, String> more = new LinkedHashMap<>(headers);
            more.put(header, value);
            return new Reply(status, body, more);
        }
    }

    private ZohoPeer(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    static ZohoPeer open() {
        URI address = URI.create(System.getProperty("holdfast.zoho.simulator-url"));
        try {
            return new ZohoPeer(HttpServer.create(new InetSocketAddress(address.getHost(), address.getPort()), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers paths that end like this; the word that was given last stands. */
    ZohoPeer on(String path, Function<Call, Reply> script) {
        scripts.put(path, script);
        return this;
    }

    ZohoPeer on(String path, int status, String body) {
        return on(path, call -> Reply.of(status, body));
    }

    /** One after the other, and the last one from then on. */
    ZohoPeer onSequence(String path, Reply... replies) {
        var next = new java.util.concurrent.atomic.AtomicInteger();
        return on(path, call -> replies[Math.min(next.getAndIncrement(), replies.length - 1)]);
    }

    /** The calls to paths that end like this, in their order. */
    List<Call> calls(String path) {
        synchronized (calls) {
            return calls.stream().filter(call -> call.path().endsWith(path)).toList();
        }
    }

    void forgetCalls() {
        calls.clear();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Call call = call(exchange);
            calls.add(call);
            Reply reply = reply(call);
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] body = reply.body() == null
                    ? new byte[0]
                    : reply.body().replace('\'', '"').getBytes(StandardCharsets.UTF_8);
            if (body.length > 0) {
                exchange.getResponseHeaders().set("Content-Type", "application/json;charset=UTF-8");
            }
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private synchronized Reply reply(Call call) {
        return scripts.entrySet().stream()
                .filter(script -> call.path().endsWith(script.getKey()))
                .map(script -> script.getValue().apply(call))
                .findFirst()
                .orElseGet(() ->
                        call.path().equals(TOKEN) ? nextToken() : Reply.of(404, "{'code':'INVALID_URL_PATTERN'}"));
    }

    private Reply nextToken() {
        tokens++;
        return Reply.of(200, "{'access_token':'1000.given-" + tokens + "','token_type':'Bearer','expires_in':3600}");
    }

    private static Call call(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getRawQuery();
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : ((query == null ? "" : query) + "&" + form).split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return new Call(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                parameters,
                exchange.getRequestHeaders().getFirst("Authorization"),
                exchange.getRequestHeaders().getFirst("If-Modified-Since"));
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
