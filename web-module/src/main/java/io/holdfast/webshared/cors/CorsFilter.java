package io.holdfast.webshared.cors;

import io.holdfast.webshared.auth.TrustedSite;
import io.holdfast.webshared.ui.Addresses;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tells browsers which other sites' scripts may read the answers of the API (CORS, Fetch standard). Nobody's, unless a setting
 * names the site. Pages are never shared. It refuses nothing: without its headers the browser does.
 */
public class CorsFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String VARY = "Vary";
    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
    private static final String REQUEST_HEADERS =
            "Authorization, Consistency-Token, Content-Type, If-None-Match, Holdfast-Background";
    private static final String ANSWER_HEADERS =
            "Age, Cache-Status, Consistency-Token, ETag, Link, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id";
    private static final String TEN_MINUTES = "600";

    @Inject
    @ConfigProperty(name = "holdfast.cors.origins")
    transient Optional<String> origins;

    @Inject
    @ConfigProperty(name = "holdfast.cors.credential-origins")
    transient Optional<String> credentialOrigins;

    private transient TrustedOrigins trusted;

    @Override
    public void init() {
        trusted = new TrustedOrigins(origins.orElse(""), credentialOrigins.orElse(""));
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (trusted.areNone() || Addresses.isPage(Addresses.asRouted(request))) {
            chain.doFilter(request, response);
            return;
        }
        response.addHeader(VARY, "Origin");
        String origin = request.getHeader("Origin");
        if (origin == null || !trusted.mayRead(origin)) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("Access-Control-Allow-Origin", origin);
        if (trusted.maySendCookie(origin)) {
            response.setHeader("Access-Control-Allow-Credentials", "true");
        }
        if (asksBeforehand(request)) {
            response.addHeader(VARY, "Access-Control-Request-Method, Access-Control-Request-Headers");
            response.setHeader("Access-Control-Allow-Methods", METHODS);
            response.setHeader("Access-Control-Allow-Headers", REQUEST_HEADERS);
            response.setHeader("Access-Control-Max-Age", TEN_MINUTES);
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        response.setHeader("Access-Control-Expose-Headers", ANSWER_HEADERS);
        TrustedSite.note(request);
        chain.doFilter(request, response);
    }

    /** A preflight carries neither token nor cookie, so it must be answered before anybody asks for them. */
    private static boolean asksBeforehand(HttpServletRequest request) {
        return "OPTIONS".equals(request.getMethod()) && request.getHeader("Access-Control-Request-Method") != null;
    }
}
