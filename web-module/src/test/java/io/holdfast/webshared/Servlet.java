package io.holdfast.webshared;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The container's requests and responses, as far as a test needs them: what it was not told is an error. */
public final class Servlet {
    private Servlet() {}

    /** A request with these headers, name after value. */
    public static HttpServletRequest requestWith(String... headers) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            values.put(headers[i].toLowerCase(Locale.ROOT), headers[i + 1]);
        }
        return standIn(
                HttpServletRequest.class,
                Map.of(
                        "getHeader",
                        arguments -> values.get(arguments[0].toString().toLowerCase(Locale.ROOT))));
    }

    public static HttpServletRequest requestWithCookies(Cookie... cookies) {
        return standIn(
                HttpServletRequest.class, Map.of("getCookies", arguments -> cookies.length == 0 ? null : cookies));
    }

    public static HttpServletRequest requestWithBody(ServletInputStream body, String encoding) {
        return standIn(
                HttpServletRequest.class,
                Map.of("getInputStream", arguments -> body, "getCharacterEncoding", arguments -> encoding));
    }

    /** A response that notes the headers added to it, as {@code name: value}. */
    public static HttpServletResponse responseInto(List<String> headers) {
        return standIn(
                HttpServletResponse.class,
                Map.of("addHeader", arguments -> headers.add(arguments[0] + ": " + arguments[1]) ? null : null));
    }

    /** An object of the container's type that answers these methods alone. */
    public static <T> T standIn(Class<T> type, Map<String, Answer> answers) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            Answer answer = answers.get(method.getName());
            if (answer == null) {
                throw new UnsupportedOperationException(method.toString());
            }
            return answer.to(arguments);
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** What a method answers. */
    @FunctionalInterface
    public interface Answer {
        Object to(Object[] arguments) throws Throwable;
    }
}
