package io.holdfast.webshared.limits;

import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.webshared.problem.Problem;
import io.holdfast.webshared.ui.Addresses;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses addresses and bodies that are too long before anything reads them, and bodies of several parts: nothing here takes
 * files, and the container would write them to disk by itself, past the limit that {@link LimitedBody} keeps.
 */
@WebFilter(filterName = "limits", urlPatterns = "/*", asyncSupported = true)
public class RequestLimitsFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    /** There a wrong content type is 400. */
    private static final List<String> AUTHZEN = List.of("/access");

    private static final String IMPORTS = "/api/v1/rbac/imports";

    @Inject
    transient CallerContext context;

    @Inject
    @ConfigProperty(name = "holdfast.http.max-body-bytes")
    long longestBody;

    /** Of a file of people and roles. */
    @Inject
    @ConfigProperty(name = "holdfast.http.max-import-bytes")
    long longestImport;

    @Inject
    @ConfigProperty(name = "holdfast.http.max-body-time")
    Duration longestWait;

    @Inject
    @ConfigProperty(name = "holdfast.http.max-url-length")
    int longestUrl;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long longest = Addresses.asRouted(request).equals(IMPORTS) ? longestImport : longestBody;
        String query = request.getQueryString();
        if (request.getRequestURI().length() + (query == null ? 0 : query.length()) > longestUrl) {
            refuse(request, response, ProblemCode.URI_TOO_LONG);
        } else if (request.getContentLengthLong() > longest) {
            refuse(request, response, ProblemCode.BODY_TOO_LARGE);
        } else if (hasParts(request)) {
            refuse(
                    request,
                    response,
                    Addresses.isBelow(AUTHZEN, Addresses.asRouted(request))
                            ? ProblemCode.MALFORMED_BODY
                            : ProblemCode.UNSUPPORTED_MEDIA_TYPE);
        } else {
            chain.doFilter(new LimitedBody(request, longest, longestWait, System::nanoTime), response);
        }
    }

    private static boolean hasParts(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.strip().toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, ProblemCode code) throws IOException {
        // The rest of the body is not read: the connection cannot carry another request.
        response.setHeader("Connection", "close");
        Problem.of(code, null, context.caller().origin().requestId()).answer(request, response);
    }
}
