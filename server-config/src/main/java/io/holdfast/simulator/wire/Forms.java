package io.holdfast.simulator.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads name-value pairs from a query, an urlencoded body and a multipart body. */
public final class Forms {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile("\\bname=\"([^\"]*)\"");

    private Forms() {}

    /** Returns the pairs of the query and the body together; a name in the body beats the same name in the query. */
    public static Map<String, String> parameters(Request request) {
        Map<String, String> all = new LinkedHashMap<>(request.query());
        String type = request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (type.startsWith("multipart/form-data")) {
            all.putAll(multipart(request.header("Content-Type").orElse(""), request.body()));
        } else {
            all.putAll(urlencoded(request.body()));
        }
        return all;
    }

    /** Reads {@code a=b&c=d}. A pair whose escapes are broken is kept as it was sent. */
    public static Map<String, String> urlencoded(String text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (!name.isEmpty()) {
                pairs.putIfAbsent(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return pairs;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException brokenEscape) {
            return text;
        }
    }

    private static Map<String, String> multipart(String contentType, String body) {
        Map<String, String> pairs = new LinkedHashMap<>();
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!boundary.find()) {
            return pairs;
        }
        for (String part : body.split(Pattern.quote("--" + boundary.group(1)), -1)) {
            int head = part.indexOf("\r\n\r\n");
            if (head < 0) {
                continue;
            }
            Matcher name = NAME.matcher(part.substring(0, head));
            if (name.find()) {
                String value = part.substring(head + 4);
                pairs.putIfAbsent(
                        name.group(1), value.endsWith("\r\n") ? value.substring(0, value.length() - 2) : value);
            }
        }
        return pairs;
    }
}
