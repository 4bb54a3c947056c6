package io.holdfast.bench.inside;

import io.holdfast.security.RunAs;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Starts a load inside the server and answers how long each change took; or adds one row.
 *
 * <p>{@code POST /api/bench?do=audited|unaudited&tenants=…&threads=8&seconds=10&rate=0}, {@code POST /api/bench?do=add&tenants=…&id=…}
 */
@WebServlet("/api/bench")
public class LoadServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final double NANOS = 1e6;

    @Inject
    transient ChangingRows rows;

    @Inject
    transient RunAs runAs;

    @Resource
    transient ManagedThreadFactory threads;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<UUID> tenants = Stream.of(request.getParameter("tenants").split(","))
                .map(UUID::fromString)
                .toList();
        switch (request.getParameter("do")) {
            case "add" -> add(tenants.get(0), UUID.fromString(request.getParameter("id")));
            case "audited" -> load(rows::audited, tenants, request, response);
            default -> load(rows::unaudited, tenants, request, response);
        }
    }

    private void add(UUID tenant, UUID id) {
        runAs.call(new Somebody(tenant, 0).now(), () -> {
            rows.added(id);
            return null;
        });
    }

    private void load(
            Consumer<UUID> change, List<UUID> tenants, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var load = new Load(runAs, change, tenants, number(request, "threads"));
        int seconds = number(request, "seconds");
        try {
            long[] nanos = load.run(threads, seconds, number(request, "rate"));
            var wrong = Json.createObjectBuilder();
            load.wrong().forEach(wrong::add);
            var answer = Json.createObjectBuilder()
                    .add("changes", nanos.length)
                    .add("perSecond", nanos.length / (double) seconds)
                    .add("p50", millis(nanos, 0.50))
                    .add("p95", millis(nanos, 0.95))
                    .add("p99", millis(nanos, 0.99))
                    .add("wrong", wrong)
                    .build();
            response.setContentType("application/json");
            response.getWriter().write(answer.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The load was interrupted.", e);
        }
    }

    private static int number(HttpServletRequest request, String name) {
        return Integer.parseInt(request.getParameter(name));
    }

    private static double millis(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, sorted.length * share)] / NANOS;
    }
}
