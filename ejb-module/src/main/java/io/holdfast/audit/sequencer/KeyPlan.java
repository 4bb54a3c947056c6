package io.holdfast.audit.sequencer;

import io.holdfast.audit.proof.SigningKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which keys sign now.
 *
 * @param signing none, one, or while one is replaced both, the former first
 * @param problem why nothing is signed; null when something is
 */
record KeyPlan(List<SigningKey> signing, String problem) {
    /**
     * Decides by what the node was given and what the database knows: a key that was replaced never signs again.
     *
     * @param replaced the known public keys, with whether each was replaced
     */
    static KeyPlan of(Optional<SigningKey> current, Optional<SigningKey> next, Map<String, Boolean> replaced) {
        if (current.isEmpty()) {
            return new KeyPlan(List.of(), "holdfast.audit.signing-key is not set");
        }
        boolean currentWas = isReplaced(current.get(), replaced);
        if (next.isEmpty()) {
            return currentWas
                    ? new KeyPlan(
                            List.of(), "the signing key of this node was replaced; start it anew with the present one")
                    : new KeyPlan(List.of(current.get()), null);
        }
        if (isReplaced(next.get(), replaced)) {
            return new KeyPlan(List.of(), "holdfast.audit.signing-key-next was replaced before");
        }
        return currentWas
                ? new KeyPlan(List.of(next.get()), null)
                : new KeyPlan(List.of(current.get(), next.get()), null);
    }

    /** True while one key is being replaced by another: each log gets a checkpoint of both. */
    boolean vouches() {
        return signing.size() > 1;
    }

    private static boolean isReplaced(SigningKey key, Map<String, Boolean> replaced) {
        return replaced.getOrDefault(key.verifier().toString(), false);
    }
}
