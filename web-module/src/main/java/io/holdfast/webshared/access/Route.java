package io.holdfast.webshared.access;

import io.holdfast.webshared.ui.Addresses;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * The route of a request: a template that holds no id. Those who find out what an address means say it; of other addresses only
 * those that were served are named, because a stranger may ask for any.
 */
public final class Route {
    private static final String ATTRIBUTE = "holdfast.route";
    private static final String RESOURCES = "/resources/";
    private static final String FACES = "/jakarta.faces.resource/";

    private Route() {}

    /** Names the route, such as {@code /api/projects/{id}}. */
    public static void say(HttpServletRequest request, String template) {
        request.setAttribute(ATTRIBUTE, template);
    }

    static String of(HttpServletRequest request, int status) {
        Object said = request.getAttribute(ATTRIBUTE);
        if (said != null) {
            return said.toString();
        }
        String path = Addresses.asRouted(request);
        if (path.startsWith(RESOURCES) || path.startsWith(FACES)) {
            return RESOURCES + "*";
        }
        return status == HttpServletResponse.SC_OK ? path : "unmatched";
    }
}
