package io.holdfast.webshared.ui;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** Which addresses are pages for people, and which are for programs. */
public final class Addresses {
    private static final List<String> PROGRAMS =
            List.of("/api", "/access", "/scim", "/oauth", "/.well-known", "/openapi", "/health", "/metrics", "/soap");

    private Addresses() {}

    /** The address inside this application, without its query. */
    public static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    public static boolean isPage(String path) {
        return !isBelow(PROGRAMS, path);
    }

    public static boolean isBelow(List<String> roots, String path) {
        return roots.stream().anyMatch(root -> path.equals(root) || path.startsWith(root + "/"));
    }
}
