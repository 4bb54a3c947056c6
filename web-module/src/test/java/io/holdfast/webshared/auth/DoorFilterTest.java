package io.holdfast.webshared.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.audit.usecase.NotingRefusals;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.webshared.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class DoorFilterTest {
    private static final int PASSED = 0;

    @Test
    void anotherSitesPageCannotSignItsVisitorIn() {
        assertThat(answerTo("POST", Evidence.NONE, "Sec-Fetch-Site", "cross-site"))
                .isEqualTo(403);
        assertThat(answerTo("POST", Evidence.REFUSED, "Origin", "https://evil.example", "Host", "portal.example"))
                .isEqualTo(403);
    }

    @Test
    void aSiteThatTheSettingsNameSignsInButWritesNothingWithACookie() {
        assertThat(answerFromTrustedSiteTo(Evidence.NONE)).isEqualTo(PASSED);
        assertThat(answerFromTrustedSiteTo(Evidence.COOKIE)).isEqualTo(403);
    }

    @Test
    void ourPagesAndProgramsSignIn() {
        assertThat(answerTo("POST", Evidence.NONE, "Sec-Fetch-Site", "same-origin"))
                .isEqualTo(PASSED);
        assertThat(answerTo("POST", Evidence.NONE, "Host", "portal.example")).isEqualTo(PASSED);
    }

    @Test
    void aTokenNeedsNoSiteAndAReadNeither() {
        assertThat(answerTo("POST", Evidence.BEARER, "Sec-Fetch-Site", "cross-site"))
                .isEqualTo(PASSED);
        assertThat(answerTo("POST", Evidence.OPERATOR, "Sec-Fetch-Site", "cross-site"))
                .isEqualTo(PASSED);
        assertThat(answerTo("GET", Evidence.NONE, "Sec-Fetch-Site", "cross-site"))
                .isEqualTo(PASSED);
    }

    /** A method that anybody may call. */
    @Open
    void open() {}

    /** The status of the refusal, or {@link #PASSED}. */
    private static int answerTo(String method, Evidence evidence, String... headers) {
        return answerTo(method, request(evidence, headers));
    }

    private static int answerFromTrustedSiteTo(Evidence evidence) {
        var request = request(evidence, "Sec-Fetch-Site", "cross-site", "Origin", "https://app.example");
        TrustedSite.note(request);
        return answerTo("POST", request);
    }

    private static int answerTo(String method, HttpServletRequest request) {
        var refusal = new AtomicReference<Response>();
        var filter = new DoorFilter();
        filter.context = new CallerContext();
        filter.context.enter(Caller.anonymous(new Caller.Origin(null, null, "request")));
        filter.resource = Servlet.standIn(
                ResourceInfo.class,
                Map.of("getResourceMethod", arguments -> DoorFilterTest.class.getDeclaredMethod("open")));
        filter.request = request;
        var noted = new ArrayList<String>();
        filter.refusals = new NotingRefusals() {
            @Override
            public void atTheDoor(String reason) {
                noted.add(reason);
            }
        };
        filter.filter(Servlet.standIn(
                ContainerRequestContext.class,
                Map.of(
                        "getMethod", arguments -> method,
                        "getUriInfo",
                                arguments -> Servlet.standIn(
                                        UriInfo.class,
                                        Map.of("getRequestUri", none -> URI.create("http://portal/api/auth/signin"))),
                        "abortWith",
                                arguments -> {
                                    refusal.set((Response) arguments[0]);
                                    return null;
                                })));
        assertThat(noted).as("on record").hasSize(refusal.get() == null ? 0 : 1);
        return refusal.get() == null ? PASSED : refusal.get().getStatus();
    }

    private static HttpServletRequest request(Evidence evidence, String... headers) {
        var attributes = new HashMap<Object, Object>();
        var told = Servlet.requestWith(headers);
        var request = Servlet.standIn(
                HttpServletRequest.class,
                Map.of(
                        "getHeader", arguments -> told.getHeader((String) arguments[0]),
                        "setAttribute", arguments -> attributes.put(arguments[0], arguments[1]),
                        "getAttribute", arguments -> attributes.get(arguments[0])));
        evidence.note(request);
        return request;
    }
}
