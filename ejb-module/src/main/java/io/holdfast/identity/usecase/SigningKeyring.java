package io.holdfast.identity.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.identity.model.SigningKeys;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.crypto.Vault;
import io.holdfast.shared.id.Uuids;
import io.holdfast.shared.security.Collaborator;
import io.holdfast.shared.security.TenantBound;
import io.holdfast.tenancy.model.TenantSession;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
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

/** Reads the signing keys and makes new ones. */
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

    @Inject
    AuditDraft draft;

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

    /** The keys whose tokens may be about, the newest first; empty when none of them signs any more: then {@link #renew()}. */
    public List<SigningKey> current() {
        List<SigningKeys.Key> published = keys.published();
        return signsNow(published) ? published.stream().map(this::open).toList() : List.of();
    }

    /** Makes a new key when the newest no longer signs: the ordinary rotation. Called for the platform, whose keys they are. */
    @Audited("signing-key.create")
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void renew() {
        draft.entity("signing-key", null);
        keys.lockForCreation();
        if (!signsNow(keys.published())) {
            draft.newValue("signs", create());
        }
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

    private String create() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(RSA_BITS);
            KeyPair pair = generator.generateKeyPair();
            String id = Uuids.next().toString();
            String pkcs8 = Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
            keys.add(id, pair.getPublic().getEncoded(), vault.seal(purpose(id), pkcs8), signs, signs.plus(overlap));
            return id;
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
