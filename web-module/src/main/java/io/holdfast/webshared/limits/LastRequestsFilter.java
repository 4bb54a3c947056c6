package io.holdfast.webshared.limits;

import io.holdfast.operations.OpenRequests;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.webshared.auth.Ending;
import io.holdfast.webshared.problem.Problem;
import io.holdfast.webshared.ui.Addresses;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts the requests that are open, and refuses new ones as soon as the process was told to end: the server still listens while
 * it takes the application down, and would answer with failures. A proxy sends what was refused to another node.
 */
public class LastRequestsFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    /** Who asks there how many requests are open is not one of them. */
    private static final List<String> WATCHING = List.of("/health", "/metrics");

    @Inject
    transient OpenRequests requests;

    private transient LongAdder open;
    private transient Ending ending;

    @Override
    public void init() {
        open = requests.counter();
        ending = Ending.of(getServletContext());
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (Addresses.isBelow(WATCHING, Addresses.asRouted(request))) {
            chain.doFilter(request, response);
            return;
        }
        if (ending.hasBegun()) {
            refuse(request, response);
            return;
        }
        open.increment();
        try {
            chain.doFilter(request, response);
        } finally {
            open.decrement();
        }
    }

    /** Asks no bean: there may be none left. */
    private static void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Connection", "close");
        Problem.of(
                        ProblemCode.UNAVAILABLE,
                        "This node is stopping. Try again.",
                        UUID.randomUUID().toString())
                .answer(request, response);
    }
}
