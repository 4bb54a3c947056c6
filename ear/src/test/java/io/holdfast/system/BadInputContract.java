package io.holdfast.system;

import static io.holdfast.system.ProblemAssert.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody should send. Every answer is a problem document that names its code and gives nothing of the inside away. */
abstract class BadInputContract {
    private static final String CLIENT = "user@acme.example";
    private static final String UNKNOWN_ID = "018f0000-0000-7000-8000-00000000beef";

    @Test
    void aWrongPasswordAndAnUnknownAddressLookTheSame(Portal portal) {
        Answer wrong = portal.trySignIn("engineer@meridian.example", "not-the-password");
        Answer unknown = portal.trySignIn("nobody@nowhere.example", "not-the-password");

        assertThatProblem(wrong).hasStatus(401).hasCode("AUTH-1002");
        assertThatProblem(unknown).hasStatus(401).hasCode("AUTH-1002");
        assertThat(wrong.json().getString("detail")).isEqualTo(unknown.json().getString("detail"));
    }

    @Test
    void aPersonWhoGuessesIsLockedOutEvenWithTheRightPassword(Portal portal) {
        String person = "compliance@harvest.example"; // whom no other test signs in
        for (int guess = 1; guess <= 10; guess++) {
            portal.trySignIn(person, "guess-" + guess);
        }

        Answer locked = portal.trySignIn(person, Portal.DEMO_PASSWORD);

        assertThatProblem(locked).hasStatus(429).hasCode("AUTH-1003");
        assertThat(Integer.parseInt(locked.header("Retry-After"))).isPositive();
    }

    @Test
    void aRequestWithoutATokenIsTurnedAway(Portal portal) {
        Answer answer = portal.stranger().tryProjects("");

        assertThatProblem(answer).hasStatus(401).says("Missing or malformed auth token");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a.b.c", "..", "eyJhbGciOiJSUzI1NiJ9..", "🦊"})
    void rubbishIsNoToken(String rubbish, Portal portal) {
        String token = rubbish.codePoints().allMatch(c -> c < 128) ? rubbish : "%F0%9F%A6%8A";
        assertThatProblem(portal.visitorWith(token).session()).hasStatus(401);
    }

    @Test
    void aTokenSignedWithAForeignKeyIsRefused(Portal portal) {
        String forged = Forgery.of(portal.signIn(CLIENT).token()).signedWithAnotherKey();

        assertThatProblem(portal.visitorWith(forged).tryProjects("")).hasStatus(401);
    }

    @Test
    void aTokenWithAChangedClaimIsRefused(Portal portal) {
        String forged = Forgery.of(portal.signIn(CLIENT).token()).withAnotherSubject();

        assertThatProblem(portal.visitorWith(forged).tryProjects("")).hasStatus(401);
    }

    @Test
    void aTokenWithoutASignatureIsRefused(Portal portal) {
        String forged = Forgery.of(portal.signIn(CLIENT).token()).withoutSignature();

        assertThatProblem(portal.visitorWith(forged).tryProjects("")).hasStatus(401);
    }

    @Test
    void aTokenSignedWithThePublicKeyAsAPasswordIsRefused(Portal portal) {
        String token = portal.signIn(CLIENT).token();
        String forged = Forgery.of(token)
                .signedWithPublicKeyAsPassword(portal.publicKeys().body());

        assertThatProblem(portal.visitorWith(forged).tryProjects("")).hasStatus(401);
    }

    @Test
    void anExpiredTokenIsRefusedAlthoughItsSignatureIsRight(Portal portal, Database database) {
        Forgery token = Forgery.of(portal.signIn(CLIENT).token());
        SigningKey key = database.signingKey(token.keyId());

        assertThat(portal.visitorWith(token.signedAgain(key, 60)).session().status())
                .as("the same token, still valid, shows that the key is the right one")
                .isEqualTo(200);
        assertThatProblem(portal.visitorWith(token.signedAgain(key, -60)).session())
                .hasStatus(401);
    }

    @Test
    void anotherAccountsProjectLooksLikeOneThatDoesNotExist(Portal portal) {
        String foreign = portal.signIn("user@globex.example").projects().get(0).id();
        Visitor client = portal.signIn(CLIENT);

        Answer hidden = client.tryProject(foreign);
        Answer unknown = client.tryProject(UNKNOWN_ID);

        assertThatProblem(hidden).hasStatus(404).hasCode("CORE-0004");
        assertThatProblem(unknown).hasStatus(404).hasCode("CORE-0004");
        assertThat(hidden.json().getString("detail")).isEqualTo(unknown.json().getString("detail"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "not-an-id", "%27%20OR%201%3D1--", "%3Cscript%3Ealert(1)%3C%2Fscript%3E", "%00"})
    void whatIsNoIdIsRefused(String id, Portal portal) {
        Answer answer = portal.signIn(CLIENT).tryProject(id);

        assertThat(answer.status()).as("%s", answer).isIn(400, 404);
        assertThat(answer.body()).doesNotContain("<script");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "", "null", "[]", "\"text\"", "{\"email\":", "{'email':'x'}", "\u0000"})
    void aBodyThatIsNoJsonObjectIsRefused(String body, Portal portal) {
        Answer answer = portal.signInWith(body);

        assertThat(answer.status()).as("%s", answer).isIn(400, 422);
        assertThatProblem(answer).hasStatus(answer.status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"email\":1,\"password\":\"x\"}",
                "{\"email\":{\"a\":1},\"password\":\"x\"}",
                "{\"email\":[\"user@acme.example\"],\"password\":\"x\"}",
                "{\"email\":\"user@acme.example\",\"password\":true}",
                "{\"email\":\"user@acme.example\"}",
                "{\"email\":null,\"password\":null}",
                "{\"email\":\"\",\"password\":\"\"}"
            })
    void aFieldOfTheWrongTypeOrNoneIsRefused(String body, Portal portal) {
        Answer answer = portal.signInWith(body);

        assertThat(answer.status()).as("%s", answer).isIn(400, 422);
        assertThatProblem(answer).hasStatus(answer.status());
    }

    @Test
    void deeplyNestedJsonIsRefused(Portal portal) {
        Answer answer = portal.signInWith("[".repeat(100_000));

        assertThat(answer.status()).as("%s", answer).isIn(400, 422);
        assertThatProblem(answer).hasStatus(answer.status());
    }

    @Test
    void aBodyOfTwelveMegabytesIsTooLarge(Portal portal) {
        String body = "{\"email\":\"" + "x".repeat(12 * 1024 * 1024) + "\",\"password\":\"x\"}";

        assertThatProblem(portal.signInWith(body)).hasStatus(413).hasCode("CORE-0008");
    }

    @Test
    void aQueryOfTenThousandCharactersIsTooLong(Portal portal) {
        assertThatProblem(portal.signIn(CLIENT).tryProjects("?cursor=" + "x".repeat(10_000)))
                .hasStatus(414)
                .hasCode("CORE-0009");
    }

    @Test
    void anUnknownParameterIsNamed(Portal portal) {
        assertThatProblem(portal.signIn(CLIENT).tryProjects("?colour=blue"))
                .hasStatus(400)
                .hasCode("CORE-0001")
                .says("colour");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0", "201", "2147483648", "99999999999999999999", "ten", "1.5", "", "0x10"})
    void aLimitOutsideItsBoundsIsRefused(String limit, Portal portal) {
        assertThatProblem(portal.signIn(CLIENT).tryProjects("?limit=" + limit))
                .hasStatus(400)
                .hasCode("CORE-0001")
                .says("limit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "AAAA", "%27%3B%20DROP%20TABLE%20tenants%3B--", "eyJhIjoxfQ", "-"})
    void whatIsNoCursorIsRefused(String cursor, Portal portal) {
        assertThatProblem(portal.signIn(CLIENT).tryProjects("?cursor=" + cursor))
                .hasStatus(400)
                .says("cursor");
    }

    @Test
    void aCursorOfAnotherQueryIsRefused(Portal portal) {
        Visitor manager = portal.signIn("pm@meridian.example");
        String cursor = manager.tryProjects("?limit=2").json().getString("next");
        String other = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8)
                        .replaceFirst("projects", "invoices")
                        .getBytes(StandardCharsets.UTF_8));

        assertThatProblem(manager.tryProjects("?limit=2&cursor=" + other))
                .hasStatus(400)
                .says("cursor");
    }

    @Test
    void aCursorOfAnotherPersonShowsNothingBeyondOnesOwn(Portal portal) {
        String cursor = portal.signIn("pm@meridian.example")
                .tryProjects("?limit=2")
                .json()
                .getString("next");

        Answer answer = portal.signIn("user@globex.example").tryProjects("?cursor=" + cursor);

        assertThat(answer.json().getJsonArray("items").getValuesAs(JsonObject.class))
                .allSatisfy(item -> assertThat(item.getString("accountName")).isEqualTo("Globex"));
    }

    @Test
    void statementsAndMarkupInTextAreOnlyText(Portal portal) {
        for (String text : new String[] {
            "x' OR '1'='1",
            "\"; DROP TABLE logins; --",
            "<img src=x onerror=alert(1)>",
            "${1234567*7654321}#{1234567*7654321}"
        }) {
            Answer answer = portal.trySignIn(text + "@acme.example", text);

            assertThat(answer.status()).as("%s", answer).isIn(401, 422);
            assertThat(answer.body()).doesNotContain("<img").doesNotContain("9449772114007");
        }
        assertThat(portal.signIn(CLIENT).projects()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"/signin, signin", "/signup?invitation=none, signup"})
    void aFormThatIsNotAsItWasMadeIsRefusedByAPageThatLeadsBackToIt(String screen, String form, Portal portal) {
        refusedWithTheWayBack(portal.open(screen).sendTo(portal, form), form);
        for (String nonce : new String[] {"", "bm9uZQ==", "\"><script>alert(1)</script>"}) {
            refusedWithTheWayBack(portal.open(screen).sendWithNonce(portal, form, nonce), form);
        }
    }

    @Test
    void aFormThatClaimsToBeOfAPageWithoutAViewIsRefusedToo(Portal portal) {
        OpenForm form = portal.open("/signup?invitation=none");

        refusedWithTheWayBack(form.ofView("stateless").sendTo(portal, "signup"), "signup");
        assertThat(form.ofView("rubbish").sendTo(portal, "signup").header("Location"))
                .contains("notice=expired");
    }

    private static void refusedWithTheWayBack(Answer answer, String form) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("text/html");
        assertThat(answer.body())
                .contains("This form cannot be taken", "href=\"/" + form)
                .doesNotContain("<script>alert")
                .doesNotContain("Payara");
    }

    @Test
    void anUnknownAddressOfTheApiIsAProblemToo(Portal portal) {
        assertThatProblem(portal.signIn(CLIENT).get("/api/nothing-here")).hasStatus(404);
    }

    @Test
    void aMethodThatIsNotOfferedIsNamed(Portal portal) {
        assertThatProblem(portal.signIn(CLIENT).send("DELETE", "/api/projects", null))
                .hasStatus(405);
    }

    @Test
    void everyAnswerHasARequestIdOfItsOwn(Portal portal) {
        JsonObject first = portal.stranger().session().json();
        JsonObject second = portal.stranger().session().json();

        assertThat(first.getString("requestId")).isNotEqualTo(second.getString("requestId"));
    }
}
