package io.holdfast.webshared.auth;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;

/** Tells whether a browser says that a request came from our own pages. */
public final class SameOrigin {
    private SameOrigin() {}

    /** True when Sec-Fetch-Site says so, or, for browsers without it, when Origin names the host that was asked. */
    public static boolean sent(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return "same-origin".equals(site);
        }
        String origin = request.getHeader("Origin");
        if (origin == null) {
            return false;
        }
        try {
            return URI.create(origin).getRawAuthority() != null
                    && URI.create(origin).getRawAuthority().equalsIgnoreCase(request.getHeader("Host"));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** True when the browser says that another site sent the request. A program that says nothing is no browser. */
    static boolean denied(HttpServletRequest request) {
        boolean says = request.getHeader("Sec-Fetch-Site") != null || request.getHeader("Origin") != null;
        return says && !sent(request);
    }
}
