package io.holdfast.webshared.ui;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.shared.id.AccountId;
import io.holdfast.shared.id.Uuids;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The address of a list: what it is narrowed to and where it goes on. A view can be sent to a colleague as its address.
 *
 * @param path such as {@code /invoices}, with the application's own
 * @param status null for every status
 * @param account null for every account
 * @param cursor null for the first page
 */
public record ListAddress(String path, String status, AccountId account, String cursor) {

    /** @throws DomainException {@link ProblemCode#INVALID_PARAMETER} for an account that is no identifier */
    public static ListAddress of(HttpServletRequest request, String path) {
        String account = value(request, "account");
        return new ListAddress(
                request.getContextPath() + path,
                value(request, "status"),
                account == null ? null : new AccountId(Uuids.parse("account", account)),
                value(request, "cursor"));
    }

    /** True when it does not show everything that there is to list. */
    public boolean isNarrowed() {
        return status != null || account != null;
    }

    /** True when it starts somewhere behind the beginning of the list. */
    public boolean isContinued() {
        return cursor != null;
    }

    /** The same view from its beginning. */
    public String first() {
        return address(status, null);
    }

    /** Where the same view goes on. */
    public String next(String after) {
        return address(status, after);
    }

    /** The view of another status, from its beginning; null for every status. */
    public String ofStatus(String other) {
        return address(other, null);
    }

    private String address(String ofStatus, String after) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("status", ofStatus);
        query.put("account", account == null ? null : account.toString());
        query.put("cursor", after);
        String text = query.entrySet().stream()
                .filter(parameter -> parameter.getValue() != null)
                .map(parameter -> parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return text.isEmpty() ? path : path + "?" + text;
    }

    private static String value(HttpServletRequest request, String name) {
        String text = request.getParameter(name);
        return text == null || text.isBlank() ? null : text;
    }
}
