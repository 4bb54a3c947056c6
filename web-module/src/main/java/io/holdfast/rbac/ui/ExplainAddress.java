package io.holdfast.rbac.ui;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.webshared.paging.FilterParameters;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The question in the address of the explain page, as it was typed.
 *
 * @param person null for nobody
 * @param action null for nothing
 * @param place null for the organization as a whole
 * @param cursor where the list of those who may goes on; null for its beginning
 */
record ExplainAddress(String person, String action, String place, String cursor) {
    private static final int LONGEST = 200;

    static ExplainAddress of(HttpServletRequest request) {
        return new ExplainAddress(
                typed(request, "person"), typed(request, "action"), typed(request, "place"), sent(request, "cursor"));
    }

    ExplainAddress ofPerson(String other) {
        return new ExplainAddress(other, action, place, null);
    }

    ExplainAddress ofAction(String other) {
        return new ExplainAddress(person, other, place, null);
    }

    ExplainAddress ofPlace(String other) {
        return new ExplainAddress(person, action, other, null);
    }

    ExplainAddress from(String after) {
        return new ExplainAddress(person, action, place, after);
    }

    /** "?person=…&amp;action=…" before it is escaped; empty for no question. */
    String query() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("person", person);
        parameters.put("action", action);
        parameters.put("place", place);
        parameters.put("cursor", cursor);
        String query = parameters.entrySet().stream()
                .filter(parameter -> parameter.getValue() != null)
                .map(parameter -> parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    /** What is too long to be a name is cut: it fits nothing then, which the page says. */
    private static String typed(HttpServletRequest request, String name) {
        String text = sent(request, name);
        if (text == null) {
            return null;
        }
        String plain = text.replaceAll("\\p{Cntrl}", " ").strip();
        return FilterParameters.text(plain.substring(0, Math.min(LONGEST, plain.length())));
    }

    private static String sent(HttpServletRequest request, String name) {
        return FilterParameters.text(request.getParameter(name));
    }
}
