package io.holdfast.webshared.limits;

import io.holdfast.audit.usecase.NotingRefusals;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.webshared.auth.Evidence;
import io.holdfast.webshared.limits.RateLimit.Allowance;
import io.holdfast.webshared.problem.Problem;
import io.holdfast.webshared.ui.Addresses;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Counts every request against the quota of its user, or of its address before anybody is known, and refuses what goes beyond
 * with 429. Whoever cannot be recognized because the database does not answer is told so and counted nowhere: their quota is not
 * known, and that of their address is not for them to spend. Says in each answer what is left ({@code RateLimit-Policy} and {@code RateLimit},
 * draft-ietf-httpapi-ratelimit-headers-11). Files are free, since they cost less than
 * a refusal, and so are the addresses that watch over the node.
 */
public class RateLimitFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String UNCHECKED = "Your session cannot be checked now. Try again in a moment.";
    private static final List<String> FREE = List.of(
            "/resources",
            "/jakarta.faces.resource",
            "/favicon.ico",
            "/robots.txt",
            "/api/health",
            "/health",
            "/metrics");

    @Inject
    transient CallerContext context;

    @Inject
    transient NotingRefusals refusals;

    @Inject
    @ConfigProperty(name = "holdfast.limits.per-user")
    long perUser;

    @Inject
    @ConfigProperty(name = "holdfast.limits.per-address")
    long perAddress;

    @Inject
    @ConfigProperty(name = "holdfast.limits.per-client")
    long perClient;

    @Inject
    @ConfigProperty(name = "holdfast.limits.window")
    Duration window;

    @Inject
    @ConfigProperty(name = "holdfast.limits.routes")
    transient Optional<String> routes;

    @Inject
    transient QuotaNews news;

    private transient RateLimits limits;

    @Override
    public void init() {
        limits = new RateLimits(perUser, perAddress, perClient, window, routes.orElse(""), System::nanoTime);
        news.share(limits);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = Addresses.asRouted(request);
        if (Addresses.isBelow(FREE, path)) {
            chain.doFilter(request, response);
            return;
        }
        if (Evidence.of(request) == Evidence.UNCHECKED) {
            answer(Problem.of(ProblemCode.UNAVAILABLE, UNCHECKED, requestId()), request, response);
            return;
        }
        List<Allowance> allowances = limits.count(request.getMethod(), path, context.caller());
        announce(allowances, response);
        Allowance last = allowances.get(allowances.size() - 1);
        if (last.granted()) {
            chain.doFilter(request, response);
        } else {
            refuse(last, request, response);
        }
    }

    private static void announce(List<Allowance> allowances, HttpServletResponse response) {
        Allowance general = allowances.get(0);
        String policies = general.limit().policyItem();
        String left = general.item();
        for (Allowance special : allowances.subList(1, allowances.size())) {
            policies += ", " + special.limit().policyItem();
            left += ", " + special.item();
        }
        response.setHeader("RateLimit-Policy", policies);
        response.setHeader("RateLimit", left);
    }

    private void refuse(Allowance spent, HttpServletRequest request, HttpServletResponse response) throws IOException {
        refusals.beyond(spent.limit().name());
        var problem = new Problem(
                ProblemCode.TOO_MANY_REQUESTS,
                "This was more than " + spent.limit() + ". Wait " + spent.seconds() + " seconds.",
                requestId(),
                List.of(),
                Map.of(
                        "retryAfterSeconds",
                        spent.seconds(),
                        "violated-policies",
                        List.of(spent.limit().name())));
        answer(problem, request, response);
    }

    private static void answer(Problem problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (Addresses.isPage(Addresses.asRouted(request))) {
            problem.retryAfterSeconds().ifPresent(seconds -> response.setHeader("Retry-After", Long.toString(seconds)));
            response.sendError(problem.code().status());
        } else {
            problem.answer(request, response);
        }
    }

    private String requestId() {
        return context.caller().origin().requestId();
    }
}
