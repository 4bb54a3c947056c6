package io.holdfast.webshared.auth;

import io.holdfast.audit.usecase.NotingRefusals;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.webshared.problem.Problem;
import io.holdfast.webshared.problem.ProblemMapper;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/**
 * Deny by default: without a caller only methods marked {@link Open} are reached, a cookie alone writes nothing, and another
 * site's page writes nothing at all without a token: not even a sign-in, which would put its visitor into a stranger's account.
 * Only the sites that the settings name may do that.
 */
@Provider
@Dependent
@Priority(Priorities.AUTHENTICATION)
public class DoorFilter implements ContainerRequestFilter {
    /** The wording is a contract with clients of the older API. */
    private static final String NO_TOKEN = "Missing or malformed auth token";

    private static final Set<String> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    @Inject
    CallerContext context;

    @Inject
    NotingRefusals refusals;

    @Context
    ResourceInfo resource;

    @Context
    HttpServletRequest request;

    @Override
    public void filter(ContainerRequestContext call) {
        Evidence evidence = Evidence.of(request);
        boolean open = resource.getResourceMethod().isAnnotationPresent(Open.class);
        if (evidence == Evidence.UNCHECKED) {
            refuse(call, ProblemCode.UNAVAILABLE, "Your session cannot be checked now. Try again in a moment.");
        } else if (!open && context.caller().kind() == Caller.Kind.ANONYMOUS) {
            refuse(call, ProblemCode.UNAUTHENTICATED, NO_TOKEN);
        } else if (!READS.contains(call.getMethod())) {
            judgeWrite(call, evidence);
        }
    }

    private void judgeWrite(ContainerRequestContext call, Evidence evidence) {
        if (evidence == Evidence.COOKIE && !fromThisSite()) {
            refuse(
                    call,
                    ProblemCode.CROSS_SITE_REFUSED,
                    "A write with a cookie needs the header " + CsrfToken.HEADER + " and must come from this site.");
        } else if (evidence != Evidence.BEARER && evidence != Evidence.OPERATOR && fromElsewhere()) {
            refuse(call, ProblemCode.CROSS_SITE_REFUSED, "A write without a token must come from this site.");
        }
    }

    private boolean fromElsewhere() {
        return SameOrigin.denied(request) && !TrustedSite.sent(request);
    }

    private boolean fromThisSite() {
        return SameOrigin.sent(request)
                && SessionCookie.of(request)
                        .filter(token -> CsrfToken.matches(token, request.getHeader(CsrfToken.HEADER)))
                        .isPresent();
    }

    private void refuse(ContainerRequestContext call, ProblemCode code, String detail) {
        refusals.atTheDoor(code.code() + " " + code);
        var problem = Problem.of(code, detail, context.caller().origin().requestId());
        call.abortWith(ProblemMapper.answer(problem, call.getUriInfo()));
    }
}
