package io.holdfast.webshared.auth;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.regex.Pattern;

/** Which requests change nothing: for them the lease suffices to recognize the caller (ADR 12). */
final class Reads {
    /** RFC 9110, 9.2.1. TRACE is not served. */
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private static final String DECISIONS = "/access";
    private static final String API = "/api";
    /** Checks, explanations and searches come as POST, and lock the rights themselves for what they answer. */
    private static final Pattern QUESTIONS = Pattern.compile("/v1/rbac/(check|check/batch|explain|search/[a-z]+)");

    private Reads() {}

    static boolean isOne(HttpServletRequest request) {
        return isOne(request.getMethod(), request.getServletPath(), request.getPathInfo());
    }

    /**
     * @param servlet where the servlet is, such as {@code /api}
     * @param path what follows; null when nothing does
     */
    static boolean isOne(String method, String servlet, String path) {
        return SAFE.contains(method)
                || servlet.equals(DECISIONS)
                || servlet.equals(API)
                        && path != null
                        && QUESTIONS.matcher(path).matches();
    }
}
