package io.holdfast.webshared.auth;

import static io.holdfast.webshared.Servlet.requestWithCookies;
import static io.holdfast.webshared.Servlet.responseInto;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionCookieTest {
    private final List<String> headers = new ArrayList<>();

    @Test
    void theCookieIsBoundToHostPathHttpsAndOurSite() {
        SessionCookie.set(responseInto(headers), "token");

        assertThat(headers)
                .containsExactly("Set-Cookie: __Host-holdfast_session=token; Path=/; Secure; HttpOnly; SameSite=Lax");
    }

    @Test
    void clearingIsDoneWithTheSameAttributesOrTheBrowserWouldRefuseIt() {
        SessionCookie.clear(responseInto(headers));

        assertThat(headers)
                .containsExactly(
                        "Set-Cookie: __Host-holdfast_session=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax");
    }

    @Test
    void theTokenIsFoundAmongOtherCookies() {
        var request = requestWithCookies(new Cookie("theme", "dark"), new Cookie(SessionCookie.NAME, "token"));

        assertThat(SessionCookie.of(request)).contains("token");
    }

    @Test
    void withoutACookieOrWithOneThatWasNotMadeHereThereIsNoToken() {
        assertThat(SessionCookie.of(requestWithCookies())).isEmpty();
        assertThat(SessionCookie.of(requestWithCookies(new Cookie("holdfast_session", "token"))))
                .isEmpty();
        assertThat(SessionCookie.of(requestWithCookies(new Cookie(SessionCookie.NAME, ""))))
                .isEmpty();
        assertThat(SessionCookie.of(requestWithCookies(new Cookie(SessionCookie.NAME, "x".repeat(129)))))
                .isEmpty();
    }
}
