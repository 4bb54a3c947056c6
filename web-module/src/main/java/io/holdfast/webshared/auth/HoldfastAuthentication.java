package io.holdfast.webshared.auth;

import io.holdfast.audit.usecase.NotingRefusals;
import io.holdfast.identity.usecase.ClientTokens;
import io.holdfast.identity.usecase.KnownCallers;
import io.holdfast.identity.usecase.Visit;
import io.holdfast.security.RunAs;
import io.holdfast.shared.id.Uuids;
import io.holdfast.shared.log.FailureLog;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The one way in. Judges each request by its own evidence and keeps nothing in the container's session, so that a request may
 * land on any node. It names the caller and refuses nobody: what an anonymous caller may reach is for the filters behind it.
 */
@ApplicationScoped
public class HoldfastAuthentication {
    /** The request attribute that holds the id of the switch by which the session acts in another organization, if it does. */
    public static final String ENTERED = "holdfast.entered";

    private static final Logger LOG = Logger.getLogger(HoldfastAuthentication.class.getName());
    private static final String BEARER = "Bearer ";
    private static final String OPERATOR = "Operator ";
    /** What a screen sends that refreshes itself: its polls keep no session alive. */
    private static final String BACKGROUND = "Holdfast-Background";

    private static final int LONGEST_AUTHORIZATION = 4096;
    private static final int LONGEST_AGENT = 512;

    @Inject
    CallerContext context;

    @Inject
    KnownCallers callers;

    @Inject
    NotingRefusals refusals;

    @Inject
    @ConfigProperty(name = "holdfast.trusted-proxies")
    Optional<String> trustedProxies;

    @Inject
    @ConfigProperty(name = "holdfast.trusted-proxy-header", defaultValue = "X-Forwarded-For")
    String trustedProxyHeader;

    @Inject
    @ConfigProperty(name = "holdfast.operator-token")
    Optional<String> operatorToken;

    private ClientAddress clientAddress;

    @PostConstruct
    void readSettings() {
        clientAddress = ClientAddress.behind(trustedProxies.orElse(""), ClientAddress.Header.named(trustedProxyHeader));
    }

    /** Gives the request its caller, who may be anonymous. */
    void enter(HttpServletRequest request, HttpServletResponse response) {
        Caller.Origin origin = origin(request);
        response.setHeader("X-Request-Id", origin.requestId());
        // Finding out who it is may itself read the database, and nothing does so without a caller.
        context.enter(Caller.anonymous(origin));
        try {
            Optional<Caller> caller = recognize(request, origin);
            caller.ifPresent(context::enter);
            caller.map(Caller::entered).ifPresent(entered -> request.setAttribute(ENTERED, entered.id()));
            context.strict(caller.isPresent() && !Reads.isOne(request));
        } catch (RuntimeException e) {
            FailureLog.log(
                    LOG, Level.WARNING, e, "a request could not be authenticated, request " + origin.requestId());
            Evidence.UNCHECKED.note(request);
        }
    }

    private Optional<Caller> recognize(HttpServletRequest request, Caller.Origin origin) {
        String authorization = request.getHeader("Authorization");
        if (authorization != null) {
            Optional<Caller> caller = byHeader(authorization, visit(request, origin));
            (caller.isEmpty()
                            ? Evidence.REFUSED
                            : caller.get().mayAny(Permission.OPERATE) ? Evidence.OPERATOR : Evidence.BEARER)
                    .note(request);
            return caller;
        }
        Optional<String> token = SessionCookie.of(request);
        Optional<Caller> caller = token.flatMap(t -> callers.bySessionToken(t, visit(request, origin)));
        (caller.isPresent() ? Evidence.COOKIE : token.isPresent() ? Evidence.REFUSED : Evidence.NONE).note(request);
        return caller;
    }

    private Optional<Caller> byHeader(String authorization, Visit visit) {
        if (authorization.length() > LONGEST_AUTHORIZATION) {
            return Optional.empty();
        }
        if (authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            String token = authorization.substring(BEARER.length()).strip();
            return ClientTokens.isOne(token) ? byClientToken(token, visit) : callers.byAccessToken(token, visit);
        }
        if (authorization.regionMatches(true, 0, OPERATOR, 0, OPERATOR.length())) {
            byte[] sent = authorization.substring(OPERATOR.length()).strip().getBytes(StandardCharsets.UTF_8);
            Optional<Caller> operator = operatorToken
                    .filter(token -> MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), sent))
                    .map(token -> RunAs.system("operator", Caller.PLATFORM, Permission.OPERATE)
                            .at(visit.origin()));
            if (operator.isEmpty()) {
                refusals.foreignOperator();
            }
            return operator;
        }
        return Optional.empty();
    }

    private Optional<Caller> byClientToken(String token, Visit visit) {
        Optional<Caller> client = callers.byClientToken(token, visit);
        if (client.isEmpty()) {
            refusals.foreignToken("no token of a client");
        }
        return client;
    }

    private static Visit visit(HttpServletRequest request, Caller.Origin origin) {
        return new Visit(origin, Reads.isOne(request), "true".equals(request.getHeader(BACKGROUND)));
    }

    private Caller.Origin origin(HttpServletRequest request) {
        String agent = request.getHeader("User-Agent");
        String requestId = Uuids.next().toString();
        return new Caller.Origin(
                clientAddress.resolve(
                        request.getRemoteAddr(),
                        Collections.list(
                                request.getHeaders(clientAddress.header().field()))),
                agent == null || agent.length() <= LONGEST_AGENT ? agent : agent.substring(0, LONGEST_AGENT),
                requestId,
                TraceParent.traceId(request.getHeader(TraceParent.HEADER)).orElseGet(() -> requestId.replace("-", "")));
    }
}
