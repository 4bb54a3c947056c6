package io.holdfast.identity.usecase;

import io.holdfast.identity.model.SigningKeys;
import io.holdfast.shared.crypto.Vault;
import io.holdfast.shared.id.Uuids;
import io.holdfast.shared.security.Collaborator;
import io.holdfast.shared.security.TenantBound;
import io.holdfast.tenancy.model.TenantSession;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads the signing keys, and makes a new one when the newest no longer signs: that is the ordinary rotation. */
@Stateless
@Collaborator
@TenantBound
public class SigningKeyring {
    private static final int RSA_BITS = 2048;

    @Inject
    SigningKeys keys;

    @Inject
    Vault vault;

    @Inject
    TenantSession session;

    /** How long a key signs. */
    @Inject
    @ConfigProperty(name = "holdfast.token.key-lifetime", defaultValue = "P30D")
    Duration signs;

    /** How long a key is still published after it stopped signing; longer than any token lives. */
    @Inject
    @ConfigProperty(name = "holdfast.token.key-overlap", defaultValue = "P1D")
    Duration overlap;

    /**
     * A key that may verify, and sign until {@code signsUntil}, by the database's time.
     *
     * @param id the JWK's {@code kid}
     */
    public record SigningKey(String id, RSAPublicKey publicKey, RSAPrivateKey privateKey, Instant signsUntil) {}

    /** The keys whose tokens may be about, the newest first; never empty, and the first one signs. */
    public List<SigningKey> current() {
        List<SigningKeys.Key> published = keys.published();
        if (!signsNow(published)) {
            keys.lockForCreation();
            published = keys.published();
            if (!signsNow(published)) {
                create();
                published = keys.published();
            }
        }
        return published.stream().map(this::open).toList();
    }

    /** Withdraws every key and makes a new one, on one node at a time. Answers how many were withdrawn. */
    public int rotate() {
        keys.lockForCreation();
        int withdrawn = keys.withdrawAll();
        create();
        return withdrawn;
    }

    private boolean signsNow(List<SigningKeys.Key> published) {
        return !published.isEmpty() && published.get(0).signsUntil().isAfter(session.now());
    }

    private void create() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(RSA_BITS);
            KeyPair pair = generator.generateKeyPair();
            String id = Uuids.next().toString();
            String pkcs8 = Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
            keys.add(id, pair.getPublic().getEncoded(), vault.seal(purpose(id), pkcs8), signs, signs.plus(overlap));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM lacks RSA", e);
        }
    }

    private SigningKey open(SigningKeys.Key key) {
        try {
            var rsa = KeyFactory.getInstance("RSA");
            byte[] pkcs8 = Base64.getDecoder().decode(vault.open(purpose(key.id()), key.privateKey()));
            return new SigningKey(
                    key.id(),
                    (RSAPublicKey) rsa.generatePublic(new X509EncodedKeySpec(key.publicKey())),
                    (RSAPrivateKey) rsa.generatePrivate(new PKCS8EncodedKeySpec(pkcs8)),
                    key.signsUntil());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("signing key " + key.id() + " cannot be read", e);
        }
    }

    private static String purpose(String id) {
        return "signing_keys.private_key/" + id;
    }
}
