package io.holdfast.rbac.ui;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.rbac.model.PeopleList.State;
import io.holdfast.rbac.model.PeopleList.Wanted;
import io.holdfast.webshared.paging.FilterParameters;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The query of the list of people.
 *
 * @param text part of a name or address; null for everybody
 * @param role the name of a role; null for any
 * @param state null for everybody
 * @param cursor null for the first page
 */
record PeopleAddress(String text, String role, State state, String cursor) {
    private static final int LONGEST = 200;

    /** @throws io.holdfast.shared.problem.DomainException for a state that is none */
    static PeopleAddress of(HttpServletRequest request) {
        return new PeopleAddress(
                plain(request.getParameter("q")),
                plain(request.getParameter("role")),
                FilterParameters.word("state", request.getParameter("state"), State.class),
                FilterParameters.text(request.getParameter("cursor")));
    }

    boolean isNarrowed() {
        return text != null || role != null || state != null;
    }

    PeopleAddress in(State other) {
        return new PeopleAddress(text, role, other, null);
    }

    PeopleAddress from(String after) {
        return new PeopleAddress(text, role, state, after);
    }

    Wanted wanted() {
        return new Wanted(
                text == null ? null : text.toLowerCase(Locale.ROOT),
                role,
                null,
                state == null ? EnumSet.allOf(State.class) : Set.of(state));
    }

    /** "?q=…" before it is escaped; empty for the whole list. */
    String query() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("q", text);
        parameters.put("role", role);
        parameters.put("state", state == null ? null : state.name());
        parameters.put("cursor", cursor);
        String query = parameters.entrySet().stream()
                .filter(parameter -> parameter.getValue() != null)
                .map(parameter -> parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    /** What can be looked for: at most 200 characters, and none that controls something; null for nothing. */
    static String plain(String sent) {
        String text = FilterParameters.text(sent);
        return text == null
                ? null
                : FilterParameters.text(
                        text.replaceAll("\\p{Cntrl}", " ").substring(0, Math.min(LONGEST, text.length())));
    }
}
