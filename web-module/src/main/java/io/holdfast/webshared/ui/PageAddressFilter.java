package io.holdfast.webshared.ui;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One address per page, without extension: {@code /projects/{id}} leads to the page of one project, its file to none. */
public class PageAddressFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    /** The request attribute that holds the id out of the address, as the browser sent it. */
    public static final String ID = "holdfast.page.id";

    private static final Pattern PROJECT = Pattern.compile("/projects/([^/;]+)");
    private static final Set<String> REACHED_BY_FORWARD = Set.of("/project", "/error");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = Addresses.path(request);
        Matcher project = PROJECT.matcher(path);
        if (path.equals("/") || path.isEmpty()) {
            response.sendRedirect(request.getContextPath() + "/dashboard");
        } else if (path.equals("/projects/")) {
            response.sendRedirect(request.getContextPath() + "/projects");
        } else if (project.matches()) {
            request.setAttribute(ID, project.group(1));
            request.getRequestDispatcher("/project.xhtml").forward(request, response);
        } else if (REACHED_BY_FORWARD.contains(path) || isFileOfPage(path)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isFileOfPage(String path) {
        return path.endsWith(".xhtml") && !path.startsWith("/jakarta.faces.resource/");
    }
}
