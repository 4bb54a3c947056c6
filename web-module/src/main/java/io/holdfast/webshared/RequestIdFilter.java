package io.holdfast.webshared;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Answers the AuthZEN API's clients with the id that they gave their request, whatever becomes of it; that of ours is in problems and, for
 * decisions, in the audit log.
 */
public class RequestIdFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String HEADER = "X-Request-Id";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String theirs = request.getHeader(HEADER);
        if (theirs != null && theirs.chars().noneMatch(Character::isISOControl)) {
            response.setHeader(HEADER, theirs);
        }
        chain.doFilter(request, response);
    }
}
