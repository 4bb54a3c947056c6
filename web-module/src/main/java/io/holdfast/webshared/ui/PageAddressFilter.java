package io.holdfast.webshared.ui;

import io.holdfast.webshared.access.Route;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One address per page, without extension: {@code /projects/{id}} leads to the page of one project, the page's file to none. */
public class PageAddressFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    /** The request attribute that holds the id out of the address, as the browser sent it. */
    public static final String ID = "holdfast.page.id";

    /** The page of one object, by the address of the list that it is in. */
    private static final Map<String, String> PAGES_OF_ONE = Map.ofEntries(
            Map.entry("projects", "/project"),
            Map.entry("invoices", "/invoice"),
            Map.entry("audit", "/audit-event"),
            Map.entry("jobs", "/job"),
            Map.entry("schedules", "/schedule"),
            Map.entry("people", "/person"),
            Map.entry("invitations", "/invitation"),
            Map.entry("roles", "/role"),
            Map.entry("reviews", "/review"),
            Map.entry("district", "/district-organization"),
            Map.entry("separation", "/separation-set"));

    /** Pages below the address of a list that are about no object yet. */
    private static final Map<String, String> FORMS = Map.of(
            "/people/new", "/invite",
            "/people/import", "/people/import",
            "/people/give", "/give",
            "/reviews/new", "/review-start");

    /** Pages of one object below such a page. */
    private static final Map<String, String> PAGES_BELOW = Map.of("/people/import", "/people/imported");

    private static final Pattern BELOW = Pattern.compile("(/[a-z-]+/[a-z-]+)/([^/;]+)");
    private static final Pattern ONE_OF = Pattern.compile("/([a-z-]+)/([^/;]*)");
    private static final String ERROR = "/error";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = Addresses.path(request);
        Matcher address = ONE_OF.matcher(path);
        Matcher below = BELOW.matcher(path);
        String page = address.matches() ? PAGES_OF_ONE.get(address.group(1)) : null;
        if (path.equals("/") || path.isEmpty()) {
            response.sendRedirect(request.getContextPath() + "/dashboard");
        } else if (FORMS.containsKey(path)) {
            Route.say(request, path);
            request.getRequestDispatcher(FORMS.get(path) + ".xhtml").forward(request, response);
        } else if (page != null && address.group(2).isEmpty()) {
            response.sendRedirect(request.getContextPath() + "/" + address.group(1));
        } else if (page != null) {
            request.setAttribute(ID, address.group(2));
            Route.say(request, "/" + address.group(1) + "/{id}");
            request.getRequestDispatcher(page + ".xhtml").forward(request, response);
        } else if (below.matches() && PAGES_BELOW.containsKey(below.group(1))) {
            request.setAttribute(ID, below.group(2));
            Route.say(request, below.group(1) + "/{id}");
            request.getRequestDispatcher(PAGES_BELOW.get(below.group(1)) + ".xhtml")
                    .forward(request, response);
        } else if (isReachedByForward(path) || isFileOfPage(path)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isReachedByForward(String path) {
        return path.equals(ERROR) || PAGES_OF_ONE.containsValue(path) || FORMS.containsValue(path);
    }

    private static boolean isFileOfPage(String path) {
        return path.endsWith(".xhtml") && !path.startsWith("/jakarta.faces.resource/");
    }
}
