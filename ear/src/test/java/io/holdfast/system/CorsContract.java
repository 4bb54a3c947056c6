package io.holdfast.system;

import static io.holdfast.system.ProblemAssert.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts of other sites read what the settings let them read, from a browser's point of view. */
abstract class CorsContract {
    private static final String APP = "https://app.example";
    private static final String DESK = "https://desk.example";
    private static final String ALLOWED = "Access-Control-Allow-Origin";
    private static final String COOKIE_ALLOWED = "Access-Control-Allow-Credentials";
    private static final String SIGN_IN =
            "{\"email\":\"user@acme.example\",\"password\":\"" + Portal.DEMO_PASSWORD + "\"}";

    static Map<String, String> settings() {
        return Map.of("HOLDFAST_CORS_ORIGINS", APP, "HOLDFAST_CORS_CREDENTIAL_ORIGINS", DESK);
    }

    @Test
    void aTrustedSitesBrowserIsToldBeforehandWhatItMaySend(Portal portal) {
        Answer answer = askBeforehand(portal, APP, "/api/projects");

        assertThat(answer.status()).as("%s", answer).isEqualTo(204);
        assertThat(answer.header(ALLOWED)).isEqualTo(APP);
        assertThat(answer.header("Access-Control-Allow-Methods")).contains("GET", "POST", "DELETE");
        assertThat(answer.header("Access-Control-Allow-Headers")).contains("Authorization", "Content-Type");
        assertThat(answer.header("Access-Control-Max-Age")).isEqualTo("600");
        assertThat(answer.header(COOKIE_ALLOWED)).isEmpty();
    }

    @Test
    void aTrustedSiteSignsInAndReadsWithItsToken(Portal portal) {
        Answer signIn = portal.inPageOf(APP).send("POST", "/api/auth/signin", SIGN_IN);
        assertThat(signIn.status()).as("%s", signIn).isEqualTo(200);
        assertThat(signIn.header(ALLOWED)).isEqualTo(APP);

        Answer list = portal.inPageOf(APP)
                .with("Authorization", "Bearer " + signIn.json().getString("accessToken"))
                .get("/api/projects");

        assertThat(list.status()).isEqualTo(200);
        assertThat(list.header(ALLOWED)).isEqualTo(APP);
        assertThat(list.header(COOKIE_ALLOWED)).isEmpty();
        assertThat(list.header("Access-Control-Expose-Headers")).contains("RateLimit", "X-Request-Id");
        assertThat(list.headers().allValues("Vary")).contains("Origin");
    }

    @Test
    void aRefusalCanBeReadByTheTrustedSiteToo(Portal portal) {
        Answer refused = portal.inPageOf(APP).get("/api/projects");

        assertThatProblem(refused).hasStatus(401);
        assertThat(refused.header(ALLOWED)).isEqualTo(APP);
    }

    @Test
    void onlyASiteOnTheSecondListMaySendTheCookieAndNeverToWrite(Portal portal) {
        assertThat(askBeforehand(portal, DESK, "/api/projects").header(COOKIE_ALLOWED))
                .isEqualTo("true");
        String cookie = portal.trySignIn("user@acme.example", Portal.DEMO_PASSWORD)
                .header("Set-Cookie")
                .split(";", 2)[0];

        var desk = portal.inPageOf(DESK).with("Cookie", cookie);

        assertThat(desk.get("/api/projects").status()).isEqualTo(200);
        assertThatProblem(desk.send("POST", "/api/auth/signout", null))
                .hasStatus(403)
                .hasCode("AUTH-1007");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "http://app.example", "https://app.example.evil.example", "null"})
    void anotherSiteIsToldNothingAndSignsNobodyIn(String origin, Portal portal) {
        Answer beforehand = askBeforehand(portal, origin, "/api/projects");
        assertThat(beforehand.header(ALLOWED)).isEmpty();
        assertThat(beforehand.status()).as("%s", beforehand).isNotEqualTo(204);

        Answer signIn = portal.inPageOf(origin).send("POST", "/api/auth/signin", SIGN_IN);
        assertThatProblem(signIn).hasStatus(403).hasCode("AUTH-1007");
        assertThat(signIn.header(ALLOWED)).isEmpty();
    }

    @Test
    void pagesAreSharedWithNobody(Portal portal) {
        assertThat(portal.inPageOf(DESK).get("/signin").header(ALLOWED)).isEmpty();
    }

    private static Answer askBeforehand(Portal portal, String origin, String path) {
        return portal.inPageOf(origin)
                .with("Access-Control-Request-Method", "GET")
                .with("Access-Control-Request-Headers", "authorization")
                .send("OPTIONS", path, null);
    }
}
