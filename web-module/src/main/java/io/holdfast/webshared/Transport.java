package io.holdfast.webshared;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;

/** How a request reached us, as far as the browser's rules for Secure cookies are concerned. */
public final class Transport {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private Transport() {}

    /**
     * True when the browser spoke https. A proxy's {@code X-Forwarded-Proto} is believed from anyone: it decides only what
     * the sender of the request itself is shown, never what it may do.
     */
    public static boolean isHttps(HttpServletRequest request) {
        return request.isSecure() || "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"));
    }

    /** True when a browser keeps our Secure session cookie: over https, or on this very machine. */
    public static boolean keepsSecureCookies(HttpServletRequest request) {
        String host = request.getServerName().toLowerCase(Locale.ROOT);
        return isHttps(request) || LOOPBACK.contains(host) || host.endsWith(".localhost");
    }
}
