package io.holdfast.webshared.auth;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;

/** The browser's evidence of a session. The {@code __Host-} prefix binds it to this host, this path and to https. */
public final class SessionCookie {
    public static final String NAME = "__Host-holdfast_session";
    /** A token has 43 characters; anything much longer was not made here. */
    private static final int LONGEST = 128;

    private SessionCookie() {}

    /** The token that the request carries; empty when there is none. */
    public static Optional<String> of(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return Optional.empty();
        }
        return Arrays.stream(cookies)
                .filter(cookie -> NAME.equals(cookie.getName()))
                .map(Cookie::getValue)
                .filter(value -> !value.isEmpty() && value.length() <= LONGEST)
                .findFirst();
    }

    /** Sets the cookie until the browser closes; the session's own end is judged on the server. */
    public static void set(HttpServletResponse response, String token) {
        response.addHeader("Set-Cookie", NAME + "=" + token + "; Path=/; Secure; HttpOnly; SameSite=Lax");
    }

    public static void clear(HttpServletResponse response) {
        response.addHeader("Set-Cookie", NAME + "=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax");
    }
}
