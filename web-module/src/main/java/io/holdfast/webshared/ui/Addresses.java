package io.holdfast.webshared.ui;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** Which addresses are pages for people, and which are for programs. */
public final class Addresses {
    private static final List<String> PROGRAMS =
            List.of("/api", "/access", "/scim", "/oauth", "/.well-known", "/openapi", "/health", "/metrics", "/soap");

    private Addresses() {}

    /** The address inside this application as it was sent, without its query. */
    public static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    /** The address as the container reads it: decoded and without detours, so that no other spelling gets around a rule. */
    public static String asRouted(HttpServletRequest request) {
        String inside = request.getPathInfo();
        return inside == null ? request.getServletPath() : request.getServletPath() + inside;
    }

    public static boolean isPage(String path) {
        return !isBelow(PROGRAMS, path);
    }

    public static boolean isBelow(List<String> roots, String path) {
        return roots.stream().anyMatch(root -> path.equals(root) || path.startsWith(root + "/"));
    }
}
