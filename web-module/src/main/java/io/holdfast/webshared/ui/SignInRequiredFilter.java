package io.holdfast.webshared.ui;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.List;

/**
 * Sends whoever is not signed in from a page to the sign-in, which leads back. Addresses of programs answer for themselves:
 * a redirect would look like success to them.
 */
public class SignInRequiredFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final List<String> OPEN = List.of(
            "/signin", "/signup", "/signout", "/resources", "/jakarta.faces.resource", "/favicon.ico", "/robots.txt");

    @Inject
    transient CallerContext context;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = Addresses.asRouted(request);
        if (isSignedIn() || Addresses.isBelow(OPEN, path) || !Addresses.isPage(path)) {
            chain.doFilter(request, response);
            return;
        }
        if (request.getHeader(Live.BACKGROUND) != null) {
            response.setStatus(
                    HttpServletResponse.SC_UNAUTHORIZED); // a script asks; the page it belongs to says what to do
            return;
        }
        String query = request.getQueryString();
        String sent = Addresses.path(request);
        String wanted = "GET".equals(request.getMethod()) && query != null ? sent + "?" + query : sent;
        String next = "/".equals(wanted) ? "" : "?next=" + URLEncoder.encode(wanted, UTF_8);
        response.sendRedirect(request.getContextPath() + "/signin" + next);
    }

    private boolean isSignedIn() {
        return context.isSet() && context.caller().kind() == Caller.Kind.USER;
    }
}
