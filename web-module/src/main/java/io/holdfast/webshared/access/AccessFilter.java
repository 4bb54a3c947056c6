package io.holdfast.webshared.access;

import io.holdfast.nodelog.NodeLog;
import io.holdfast.nodelog.RequestLine;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;

/** Notes each request when it is over. First of all filters, so that refusals of the others count too. */
public class AccessFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");

    @Inject
    transient NodeLog log;

    @Inject
    transient RequestTimes times;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long begun = System.nanoTime();
        var counted = new CountedResponse(response);
        boolean returned = false;
        try {
            chain.doFilter(request, counted);
            returned = true;
        } finally {
            note(
                    request,
                    returned ? response.getStatus() : HttpServletResponse.SC_INTERNAL_SERVER_ERROR,
                    Duration.ofNanos(System.nanoTime() - begun),
                    counted.bytes());
        }
    }

    private void note(HttpServletRequest request, int status, Duration time, long bytes) {
        // A method may be any word that a client sends.
        String method = METHODS.contains(request.getMethod()) ? request.getMethod() : "other";
        String route = Route.of(request, status);
        times.note(method, route, status, time);
        log.over(new RequestLine(method, route, status, time, bytes));
    }
}
