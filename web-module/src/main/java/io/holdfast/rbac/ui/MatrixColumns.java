package io.holdfast.rbac.ui;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.shared.problem.DomainException;
import io.holdfast.webshared.paging.FilterParameters;
import io.holdfast.webshared.ui.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/**
 * The roles that the matrix shows beside each other: an organization may have hundreds, and a screen has room for a few.
 *
 * @param text part of a role's name; null for all
 * @param page from 1, and never beyond the last
 * @param shown the roles of this page, the highest first
 */
record MatrixColumns(String text, int page, int pages, List<String> shown) {
    /** How many stand beside each other: all of every shipped pack. */
    static final int WIDTH = 12;

    private static final int LONGEST = 200;

    /**
     * What the address asks for.
     *
     * @param levels every role with its level
     * @throws DomainException for a page that is no number
     */
    static MatrixColumns of(HttpServletRequest request, Map<String, Integer> levels) {
        String text = FilterParameters.text(request.getParameter("role"));
        Long page = FilterParameters.number("page", request.getParameter("page"));
        return of(
                text == null ? null : text.substring(0, Math.min(LONGEST, text.length())),
                page == null ? 1 : page,
                levels);
    }

    static MatrixColumns of(String text, long wanted, Map<String, Integer> levels) {
        List<String> fitting = highestFirst(levels).stream()
                .filter(role -> text == null || fits(role, text.toLowerCase(Locale.ROOT)))
                .toList();
        int pages = Math.max(1, (fitting.size() + WIDTH - 1) / WIDTH);
        int page = (int) Math.min(Math.max(1, wanted), pages);
        int first = (page - 1) * WIDTH;
        return new MatrixColumns(text, page, pages, fitting.subList(first, Math.min(fitting.size(), first + WIDTH)));
    }

    /** Every role, the highest first. */
    private static List<String> highestFirst(Map<String, Integer> levels) {
        return levels.keySet().stream()
                .sorted(Comparator.comparing((String role) -> -levels.get(role)).thenComparing(role -> role))
                .toList();
    }

    /** By the name that is kept, or the one that is read. */
    private static boolean fits(String role, String text) {
        return role.contains(text) || Words.role(role).toLowerCase(Locale.ROOT).contains(text);
    }

    MatrixColumns at(int other) {
        return new MatrixColumns(text, other, pages, shown);
    }

    /** The query of these roles, from its "?", and of the permission that is looked at; empty for none. @param permission null for none */
    String query(String permission) {
        return query(false, permission);
    }

    /** The same. @param all true when permissions are shown too that are the same elsewhere */
    String query(boolean all, String permission) {
        var query = new StringJoiner("&", "?", "").setEmptyValue("");
        if (all) {
            query.add("show=all");
        }
        if (permission != null) {
            query.add("permission=" + URLEncoder.encode(permission, UTF_8));
        }
        if (text != null) {
            query.add("role=" + URLEncoder.encode(text, UTF_8));
        }
        if (page > 1) {
            query.add("page=" + page);
        }
        return query.toString();
    }
}
