package io.holdfast.identity.usecase;

import io.holdfast.audit.usecase.NotingRefusals;
import io.holdfast.identity.model.Sessions;
import io.holdfast.shared.id.SessionId;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.Uuids;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.Collaborator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * Short-lived RS256 access tokens. A token only names a session: whether that still holds, and what its user may do, is for
 * the door to find out.
 */
@Collaborator
@ApplicationScoped
public class AccessTokens {
    private static final Logger LOG = Logger.getLogger(AccessTokens.class.getName());
    private static final String ISSUER = "holdfast";
    private static final String AUDIENCE = "holdfast-api";
    private static final String TENANT = "tid";
    private static final String SESSION = "sid";
    private static final int SKEW_SECONDS = 5;

    @Inject
    KnownKeys keys;

    @Inject
    NotingRefusals refusals;

    @Inject
    @ConfigProperty(name = "holdfast.token.lifetime")
    Duration lifetime;

    private final JwtConsumer consumer = new JwtConsumerBuilder()
            .setRequireExpirationTime()
            .setRequireIssuedAt()
            .setRequireSubject()
            .setRequireJwtId()
            .setAllowedClockSkewInSeconds(SKEW_SECONDS)
            .setExpectedIssuer(ISSUER)
            .setExpectedAudience(AUDIENCE)
            .setJwsAlgorithmConstraints(
                    new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256))
            .setVerificationKeyResolver(new ByKeyId())
            .build();

    /** Seconds that a new token lives. */
    public long lifetimeSeconds() {
        return lifetime.toSeconds();
    }

    /** Issues a token for a signed-in user's session. Never null. */
    public String issue(Caller caller) {
        var key = keys.signing();
        var claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience(AUDIENCE);
        claims.setSubject(caller.user().toString());
        claims.setStringClaim(TENANT, caller.tenant().toString());
        claims.setStringClaim(SESSION, caller.session().toString());
        claims.setJwtId(Uuids.next().toString());
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(lifetime.toMillis() / 60_000f);
        var signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setKeyIdHeaderValue(key.id());
        signature.setHeader("typ", "at+jwt");
        signature.setKey(key.privateKey());
        signature.setPayload(claims.toJson());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("cannot sign an access token", e);
        }
    }

    /**
     * What a good token says.
     *
     * @param expiresAt by this node's clock, the permitted skew included
     * @param with the keys that were known before: as long as they are the same, so is the verdict
     */
    record Verified(Sessions.Key session, Instant expiresAt, List<SigningKeyring.SigningKey> with) {}

    /**
     * What a token says; empty for every token that is not ours, was changed, or is past its time. Throws what reading the keys
     * throws: while they cannot be read, nothing is known of any token.
     */
    Optional<Verified> verify(String token) {
        List<SigningKeyring.SigningKey> with = keys.published();
        try {
            JwtClaims claims = consumer.processToClaims(token);
            var session = new Sessions.Key(
                    new TenantId(UUID.fromString(claims.getStringClaimValue(TENANT))),
                    new SessionId(UUID.fromString(claims.getStringClaimValue(SESSION))));
            long expires = claims.getExpirationTime().getValueInMillis();
            return Optional.of(
                    new Verified(session, Instant.ofEpochMilli(expires).plusSeconds(SKEW_SECONDS), with));
        } catch (InvalidJwtException | MalformedClaimException | IllegalArgumentException | NullPointerException e) {
            if (e.getCause() instanceof KeysUnreadable unreadable) {
                throw unreadable.reason;
            }
            LOG.log(Level.FINE, "an access token was refused", e);
            if (!(e instanceof InvalidJwtException invalid && invalid.hasExpired())) {
                refusals.foreignToken(whyForeign(e));
            }
            return Optional.empty();
        }
    }

    /** In words of ours: the library's may hold parts of what was sent. */
    private static String whyForeign(Exception refusal) {
        return refusal instanceof InvalidJwtException invalid && invalid.hasErrorCode(ErrorCodes.SIGNATURE_INVALID)
                ? "bad signature"
                : "no token of ours";
    }

    /** True when verifying the same token again would come to the same result. */
    @SuppressWarnings("ReferenceEquality") // the same copy of the keys, not an equal one
    boolean stillHolds(Verified token, Instant now) {
        return now.isBefore(token.expiresAt()) && token.with() == keys.published();
    }

    /** The public keys as a JWK set. Never null. */
    public Map<String, Object> jwks() {
        List<Map<String, Object>> jwks =
                keys.announced().stream().map(AccessTokens::jwk).toList();
        return Map.of("keys", jwks);
    }

    private static Map<String, Object> jwk(SigningKeyring.SigningKey key) {
        var jwk = new RsaJsonWebKey(key.publicKey());
        jwk.setKeyId(key.id());
        jwk.setUse("sig");
        jwk.setAlgorithm(AlgorithmIdentifiers.RSA_USING_SHA256);
        return jwk.toParams(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }

    private final class ByKeyId implements VerificationKeyResolver {
        @Override
        public Key resolveKey(JsonWebSignature jws, List<JsonWebStructure> nesting) throws UnresolvableKeyException {
            return find(jws.getKeyIdHeaderValue())
                    .orElseThrow(() -> new UnresolvableKeyException("unknown key"))
                    .publicKey();
        }

        private Optional<SigningKeyring.SigningKey> find(String id) {
            try {
                return keys.find(id);
            } catch (RuntimeException e) {
                throw new KeysUnreadable(e);
            }
        }
    }

    /** The library takes whatever a resolver throws for a fault of the token; by this one it is told apart. */
    private static final class KeysUnreadable extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final RuntimeException reason;

        KeysUnreadable(RuntimeException reason) {
            super(reason);
            this.reason = reason;
        }
    }
}
