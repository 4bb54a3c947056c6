package io.holdfast.webshared.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.webshared.Servlet;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestLimitsFilterTest {
    private static final int PASSED = 0;
    private static final long UNANNOUNCED = -1;

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data; boundary=x", " Multipart/Form-Data", "multipart/mixed"})
    void aBodyOfSeveralPartsIsRefusedBeforeTheContainerKeepsIt(String type) throws Exception {
        assertThat(statusOf("/signin", UNANNOUNCED, type)).isEqualTo(415);
    }

    @Test
    void forAnAskedDecisionSuchABodyIsNoQuestion() throws Exception {
        assertThat(statusOf("/access/v1/evaluation", UNANNOUNCED, "multipart/mixed", 40))
                .isEqualTo(400);
    }

    @Test
    void otherBodiesAndRequestsWithoutOnePass() throws Exception {
        assertThat(statusOf("/signin", 5, "application/x-www-form-urlencoded")).isEqualTo(PASSED);
        assertThat(statusOf("/signin", UNANNOUNCED, null)).isEqualTo(PASSED);
    }

    @Test
    void whatIsTooLongIsRefusedByItsAnnouncement() throws Exception {
        assertThat(statusOf("/signin", 11, "application/json")).isEqualTo(413);
        assertThat(statusOf("/a-long-address-of-many-words", 1, null)).isEqualTo(414);
    }

    @Test
    void aFileOfPeopleMayBeLongerThanOtherBodies() throws Exception {
        assertThat(statusOf("/api/v1/rbac/imports", 100, "text/csv", 40)).isEqualTo(PASSED);
        assertThat(statusOf("/api/v1/rbac/imports", 101, "text/csv", 40)).isEqualTo(413);
        assertThat(statusOf("/api/v1/rbac/assign", 11, "text/csv", 40)).isEqualTo(413);
    }

    private static int statusOf(String path, long length, String type) throws IOException, ServletException {
        return statusOf(path, length, type, 20);
    }

    private static int statusOf(String path, long length, String type, int longestUrl)
            throws IOException, ServletException {
        var filter = new RequestLimitsFilter();
        filter.context = new CallerContext();
        filter.context.enter(Caller.anonymous(new Caller.Origin(null, null, "request")));
        filter.longestBody = 10;
        filter.longestImport = 100;
        filter.longestUrl = longestUrl;
        filter.longestWait = Duration.ofSeconds(1);
        var status = new AtomicInteger(PASSED);
        var passed = new AtomicInteger();
        FilterChain chain = (request, response) -> passed.incrementAndGet();
        filter.doFilter(request(path, length, type), response(status), chain);
        assertThat(passed).hasValue(status.get() == PASSED ? 1 : 0);
        return status.get();
    }

    private static HttpServletRequest request(String path, long length, String type) {
        return Servlet.standIn(
                HttpServletRequest.class,
                Map.of(
                        "getQueryString", arguments -> null,
                        "getRequestURI", arguments -> path,
                        "getServletPath", arguments -> path,
                        "getPathInfo", arguments -> null,
                        "getContentLengthLong", arguments -> length,
                        "getContentType", arguments -> type));
    }

    private static HttpServletResponse response(AtomicInteger status) {
        return Servlet.standIn(
                HttpServletResponse.class,
                Map.of(
                        "setStatus",
                                arguments -> {
                                    status.set((int) arguments[0]);
                                    return null;
                                },
                        "setContentType", arguments -> null,
                        "setHeader", arguments -> null,
                        "setContentLength", arguments -> null,
                        "getOutputStream", arguments -> new Discarded()));
    }

    private static final class Discarded extends ServletOutputStream {
        @Override
        public void write(int one) {}

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
