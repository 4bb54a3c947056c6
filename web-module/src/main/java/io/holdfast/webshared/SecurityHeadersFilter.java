package io.holdfast.webshared;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/**
 * The security and caching headers of every answer, set before anything else runs so that errors carry them too. What is
 * not a page gets a content policy that allows nothing; a page replaces it by its own (see {@code ContentPolicy}).
 */
public class SecurityHeadersFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String CONTENT_POLICY = "Content-Security-Policy";
    private static final String NOTHING =
            "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader(CONTENT_POLICY, NOTHING);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        if (Transport.isHttps(request)) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        response.setHeader("Cache-Control", caching(request));
        chain.doFilter(request, new Answer(response));
    }

    /** A resource whose address names its version never changes; everything else may hold a person's data. */
    private static String caching(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        boolean resource = path.startsWith("/resources/") || path.startsWith("/jakarta.faces.resource/");
        if (!resource) {
            return "no-store";
        }
        return request.getParameter("v") == null ? "public, max-age=300" : "public, max-age=31536000, immutable";
    }

    /** Keeps two rules that the container does not: one content policy, and redirects that name no scheme and host. */
    private static final class Answer extends HttpServletResponseWrapper {
        Answer(HttpServletResponse response) {
            super(response);
        }

        /** Behind a proxy the container knows neither the scheme nor always the host that the browser uses. */
        @Override
        public void sendRedirect(String location) {
            resetBuffer();
            setStatus(SC_FOUND);
            setHeader("Location", location);
        }

        /** Two content policies would both apply, and only their intersection be allowed: adding one replaces the former. */
        @Override
        public void addHeader(String name, String value) {
            if (CONTENT_POLICY.equalsIgnoreCase(name)) {
                setHeader(name, value);
            } else {
                super.addHeader(name, value);
            }
        }
    }
}
