package io.holdfast.webshared.ui;

import io.holdfast.audit.usecase.NotingRefusals;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.webshared.auth.SameOrigin;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/**
 * Takes forms only from our own pages: signing in and out included, which another site could otherwise do to a visitor.
 * What programs write is judged by their own door.
 */
public class SameOriginFormsFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    @Inject
    transient NotingRefusals refusals;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean read = READS.contains(request.getMethod());
        if (read || !Addresses.isPage(Addresses.path(request)) || SameOrigin.sent(request)) {
            chain.doFilter(request, response);
        } else {
            refusals.atTheDoor(ProblemCode.CROSS_SITE_REFUSED.code() + " " + ProblemCode.CROSS_SITE_REFUSED);
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }
}
