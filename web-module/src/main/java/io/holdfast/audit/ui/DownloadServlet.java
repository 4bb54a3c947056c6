package io.holdfast.audit.ui;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a link on a screen downloads: an answer of the API in a form that a link cannot ask for, because a browser sends the same
 * {@code Accept} with each. Nothing is decided here; the API answers as it answers everybody.
 */
@WebServlet("/download/*")
public class DownloadServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** An address below {@code /download}, what of the API it is, and in which form. */
    private record File(Pattern path, String api, String type, boolean named) {}

    private static final List<File> FILES = List.of(
            new File(Pattern.compile("/audit-log\\.csv"), "/api/admin/audit-logs", "text/csv", true),
            new File(Pattern.compile("/audit-log\\.jsonl"), "/api/admin/audit-logs", "application/x-ndjson", true),
            new File(
                    Pattern.compile("/checkpoint\\.txt"), "/api/v1/audit-logs/checkpoints/latest", "text/plain", false),
            new File(
                    Pattern.compile("/([0-9a-f-]{36})\\.proof\\.txt"),
                    "/api/v1/audit-logs/$1/proof",
                    "text/plain",
                    false));

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String path = String.valueOf(request.getPathInfo());
        for (File file : FILES) {
            Matcher address = file.path().matcher(path);
            if (address.matches()) {
                if (!file.named()) {
                    response.setHeader("Content-Disposition", "attachment; filename=\"" + path.substring(1) + '"');
                }
                request.getRequestDispatcher(address.replaceFirst(file.api()))
                        .forward(accepting(file.type(), request), response);
                return;
            }
        }
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }

    private static HttpServletRequest accepting(String type, HttpServletRequest request) {
        return new HttpServletRequestWrapper(request) {
            @Override
            public String getHeader(String name) {
                return name.equalsIgnoreCase("Accept") ? type : super.getHeader(name);
            }

            @Override
            public Enumeration<String> getHeaders(String name) {
                return name.equalsIgnoreCase("Accept")
                        ? Collections.enumeration(List.of(type))
                        : super.getHeaders(name);
            }
        };
    }
}
