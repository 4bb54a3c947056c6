package io.holdfast.webshared.problem;

import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/** Answers every failure of a REST request as a problem. */
@Provider
@Dependent
public class ProblemMapper implements ExceptionMapper<Throwable> {
    /** The rest of such a body is not read: the connection cannot carry another request. */
    private static final Set<ProblemCode> UNREAD_BODY = Set.of(ProblemCode.BODY_TOO_LARGE, ProblemCode.REQUEST_TIMEOUT);

    @Inject
    CallerContext context;

    @Context
    UriInfo uri;

    @Override
    public Response toResponse(Throwable thrown) {
        return answer(Problems.of(thrown, context.caller().origin().requestId()), uri);
    }

    /** The response of a problem: status, body, and the header that its code calls for. */
    public static Response answer(Problem problem, UriInfo uri) {
        String path = uri.getRequestUri().getRawPath();
        var response = Response.status(problem.code().status())
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(problem.toJson(path).toString());
        if (problem.code().status() == ProblemCode.UNAUTHENTICATED.status()) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"holdfast\"");
        }
        if (UNREAD_BODY.contains(problem.code())) {
            response.header("Connection", "close");
        }
        problem.retryAfterSeconds().ifPresent(seconds -> response.header(HttpHeaders.RETRY_AFTER, seconds));
        return response.build();
    }
}
