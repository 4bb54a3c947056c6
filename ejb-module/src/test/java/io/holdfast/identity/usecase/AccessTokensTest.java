package io.holdfast.identity.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.audit.usecase.NotingRefusals;
import io.holdfast.identity.model.Sessions;
import io.holdfast.security.MovableLease;
import io.holdfast.shared.id.SessionId;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.Grants;
import jakarta.ejb.EJBException;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("UnnecessaryAssignment") // the test stands in for the container
class AccessTokensTest {
    private static final KeysInMemory KEYRING = new KeysInMemory();
    private static final AccessTokens TOKENS = new AccessTokens();
    private static final Caller CALLER = new Caller(
            Caller.Kind.USER,
            TenantId.next(),
            UserId.next(),
            SessionId.next(),
            "p@people.example",
            null,
            Grants.NONE,
            new Caller.Origin(null, null, "request"));
    private static final Sessions.Key SESSION = new Sessions.Key(CALLER.tenant(), CALLER.session());

    private static final List<String> NOTED = new ArrayList<>();

    private static SigningKeyring.SigningKey ours;

    @BeforeAll
    static void oneKey() {
        ours = KEYRING.add("ours", Instant.now().plus(Duration.ofDays(1)));
        TOKENS.refusals = new NotingRefusals() {
            @Override
            public void foreignToken(String why) {
                NOTED.add(why);
            }
        };
        TOKENS.keys = new KnownKeys();
        TOKENS.keys.keyring = KEYRING;
        TOKENS.keys.clock = Clock.systemUTC();
        TOKENS.keys.lease = new MovableLease();
        TOKENS.lifetime = Duration.ofMinutes(5);
    }

    @Test
    void whileTheKeysCannotBeReadNoTokenIsRefused() {
        NOTED.clear();
        String token = TOKENS.issue(CALLER);
        var tokens = new AccessTokens();
        tokens.refusals = TOKENS.refusals;
        tokens.keys = new KnownKeys() {
            @Override
            public List<SigningKeyring.SigningKey> published() {
                return List.of();
            }

            @Override
            public Optional<SigningKeyring.SigningKey> find(String id) {
                throw new EJBException("the database is away");
            }
        };

        assertThatThrownBy(() -> tokens.verify(token))
                .isInstanceOf(EJBException.class)
                .hasMessage("the database is away");
        assertThat(NOTED).isEmpty();
    }

    @Test
    void aForeignTokenIsOnRecordAndAnOldOneIsNot() {
        NOTED.clear();

        sessionOf(TOKENS.issue(CALLER));
        sessionOf(forged(claims -> claims.setExpirationTime(inSeconds(-10))));
        assertThat(NOTED).isEmpty();

        String[] parts = TOKENS.issue(CALLER).split("\\.");
        sessionOf(parts[0] + "." + parts[1] + "." + TOKENS.issue(CALLER).split("\\.")[2]);
        sessionOf("no.token.atall");
        assertThat(NOTED).containsExactly("bad signature", "no token of ours");
    }

    @Test
    void anIssuedTokenNamesItsSession() {
        String token = TOKENS.issue(CALLER);

        assertThat(sessionOf(token)).contains(SESSION);
        assertThat(TOKENS.lifetimeSeconds()).isEqualTo(300);
    }

    @Test
    void aTokenHoldsNoMoreThanItMustTell() {
        String claims = decoded(TOKENS.issue(CALLER).split("\\.")[1]);

        assertThat(claims)
                .contains("\"iss\":\"holdfast\"", "\"aud\":\"holdfast-api\"", "\"jti\"", "\"exp\"", "\"iat\"");
        assertThat(claims).doesNotContain("people.example", "roles", "grants");
    }

    @Test
    void twoTokensOfOneSessionDiffer() {
        assertThat(TOKENS.issue(CALLER)).isNotEqualTo(TOKENS.issue(CALLER));
    }

    @Test
    void theTestsOwnForgeMakesGoodTokensToo() {
        assertThat(sessionOf(forged(claims -> {}))).contains(SESSION);
    }

    @Test
    void anExpiredTokenIsRefusedAfterAFewSecondsOfPatience() {
        assertThat(sessionOf(forged(claims -> claims.setExpirationTime(inSeconds(-2)))))
                .contains(SESSION);
        assertThat(sessionOf(forged(claims -> claims.setExpirationTime(inSeconds(-10)))))
                .isEmpty();
    }

    @Test
    void aTokenThatIsNotYetValidIsRefused() {
        assertThat(sessionOf(forged(claims -> claims.setNotBefore(inSeconds(60)))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"exp", "iat", "sub", "jti", "iss", "aud", "sid", "tid"})
    void aTokenThatLacksAClaimIsRefused(String claim) {
        assertThat(sessionOf(forged(claims -> claims.unsetClaim(claim)))).isEmpty();
    }

    @Test
    void aTokenForOthersOrFromOthersIsRefused() {
        assertThat(sessionOf(forged(claims -> claims.setAudience("another-api"))))
                .isEmpty();
        assertThat(sessionOf(forged(claims -> claims.setIssuer("another")))).isEmpty();
    }

    @Test
    void idsThatAreNoneAreRefused() {
        assertThat(sessionOf(forged(claims -> claims.setStringClaim("sid", "1"))))
                .isEmpty();
        assertThat(sessionOf(forged(claims -> claims.setClaim("tid", List.of("a")))))
                .isEmpty();
        assertThat(sessionOf(forged(claims -> claims.setClaim("sid", 5)))).isEmpty();
    }

    @Test
    void aForeignKeyUnderOurNameOrItsOwnIsRefused() {
        var foreign = KeysInMemory.key("foreign", Instant.now().plusSeconds(60));

        assertThat(sessionOf(signed(claims(), "RS256", "ours", foreign.privateKey())))
                .isEmpty();
        assertThat(sessionOf(signed(claims(), "RS256", "foreign", foreign.privateKey())))
                .isEmpty();
        assertThat(sessionOf(signed(claims(), "RS256", null, ours.privateKey())))
                .isEmpty();
    }

    @Test
    void aTokenWithoutASignatureIsRefused() {
        assertThat(sessionOf(signed(claims(), "none", "ours", null))).isEmpty();
        String header = encoded("{\"alg\":\"none\",\"kid\":\"ours\"}");
        assertThat(sessionOf(header + "." + encoded(claims().toJson()) + ".")).isEmpty();
    }

    @Test
    void ourPublicKeyIsNoSharedSecret() {
        var secret = new HmacKey(ours.publicKey().getEncoded());

        assertThat(sessionOf(signed(claims(), "HS256", "ours", secret))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS384", "RS512", "PS256"})
    void otherAlgorithmsOfOurKeyAreRefused(String algorithm) {
        assertThat(sessionOf(signed(claims(), algorithm, "ours", ours.privateKey())))
                .isEmpty();
    }

    @Test
    void aKeyThatTheTokenBringsAlongIsNotBelieved() throws JoseException {
        var foreign = KeysInMemory.key("foreign", Instant.now().plusSeconds(60));
        var signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue("RS256");
        signature.setJwkHeader(new org.jose4j.jwk.RsaJsonWebKey(foreign.publicKey()));
        signature.setKey(foreign.privateKey());
        signature.setPayload(claims().toJson());

        assertThat(sessionOf(signature.getCompactSerialization())).isEmpty();
    }

    @Test
    void aChangedPayloadIsRefused() {
        String[] parts = TOKENS.issue(CALLER).split("\\.");
        String payload = decoded(parts[1])
                .replace(CALLER.session().toString(), SessionId.next().toString());

        assertThat(sessionOf(parts[0] + "." + encoded(payload) + "." + parts[2]))
                .isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", ".", "..", "a.b.c", "not a token", "a.b.c.d.e", "eyJhbGciOiJSUzI1NiJ9.e30."})
    void whatIsNoTokenIsRefused(String token) {
        assertThat(sessionOf(token)).isEmpty();
    }

    @Test
    @SuppressWarnings("unchecked")
    void onlyPublicHalvesArePublished() {
        var published = (List<Map<String, Object>>) TOKENS.jwks().get("keys");

        assertThat(published).singleElement().satisfies(jwk -> {
            assertThat(jwk).containsOnlyKeys("kty", "kid", "use", "alg", "n", "e");
            assertThat(jwk).containsEntry("kid", "ours").containsEntry("alg", "RS256");
        });
    }

    private static Optional<Sessions.Key> sessionOf(String token) {
        return TOKENS.verify(token).map(AccessTokens.Verified::session);
    }

    private static JwtClaims claims() {
        var claims = new JwtClaims();
        claims.setIssuer("holdfast");
        claims.setAudience("holdfast-api");
        claims.setSubject(CALLER.user().toString());
        claims.setStringClaim("tid", CALLER.tenant().toString());
        claims.setStringClaim("sid", CALLER.session().toString());
        claims.setJwtId("1");
        claims.setIssuedAt(inSeconds(-60));
        claims.setExpirationTime(inSeconds(60));
        return claims;
    }

    private static String forged(Consumer<JwtClaims> change) {
        var claims = claims();
        change.accept(claims);
        return signed(claims, "RS256", "ours", ours.privateKey());
    }

    private static String signed(JwtClaims claims, String algorithm, String keyId, Key key) {
        var signature = new JsonWebSignature();
        signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        signature.setAlgorithmHeaderValue(algorithm);
        if (keyId != null) {
            signature.setKeyIdHeaderValue(keyId);
        }
        signature.setKey(key);
        signature.setPayload(claims.toJson());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static NumericDate inSeconds(int seconds) {
        return NumericDate.fromSeconds(Instant.now().getEpochSecond() + seconds);
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    private static String encoded(String part) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(part.getBytes(StandardCharsets.UTF_8));
    }
}
