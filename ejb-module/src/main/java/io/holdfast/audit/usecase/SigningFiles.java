package io.holdfast.audit.usecase;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toUnmodifiableSet;

import io.holdfast.audit.model.ProvenLog;
import io.holdfast.audit.model.ProvenLog.PublicKey;
import io.holdfast.audit.proof.SigningKey;
import io.holdfast.audit.sequencer.AuditKeys;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Collaborator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;

/**
 * Signs what is given out as evidence with the key that signs the audit log's checkpoints, so that a reader needs to trust one key. What
 * is signed begins with a line that no checkpoint can begin with.
 */
@ApplicationScoped
@Collaborator
public class SigningFiles {
    /** What every text begins with; the name of a log has no space in it. */
    public static final String BEGINNING = "# holdfast ";

    @Inject
    AuditKeys keys;

    @Inject
    LogProofs proofs;

    @Inject
    CallerContext context;

    /**
     * The key that signs at this moment.
     *
     * @param origin the name of the organization's log
     * @param vkey {@code name+keyid+base64}, as {@code keys.txt} of a bundle has it
     * @param bytes the 32 bytes of RFC 8032
     */
    public record Key(String origin, String vkey, byte[] bytes) {}

    /** Empty where nothing is signed. */
    public Optional<Key> key() {
        return signing()
                .map(key -> new Key(
                        key.logName() + "/t/" + context.tenant(),
                        key.verifier().toString(),
                        key.verifier().bytes()));
    }

    /**
     * The Ed25519 signature (RFC 8032) of a text, 64 bytes.
     *
     * @throws IllegalArgumentException for a text that does not begin as it must
     * @throws IllegalStateException where nothing is signed
     */
    public byte[] sign(String text) {
        if (!text.startsWith(BEGINNING)) {
            throw new IllegalArgumentException("not a text that is signed here");
        }
        return signing()
                .orElseThrow(() -> new IllegalStateException("no key signs"))
                .sign(text.getBytes(UTF_8));
    }

    private Optional<SigningKey> signing() {
        Set<String> replaced = proofs.in(ProvenLog::keys).stream()
                .filter(key -> key.until() != null)
                .map(PublicKey::vkey)
                .collect(toUnmodifiableSet());
        return keys.signing(replaced);
    }
}
