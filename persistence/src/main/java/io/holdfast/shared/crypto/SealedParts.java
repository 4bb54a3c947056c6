package io.holdfast.shared.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Several texts as one word for callers, sealed: nobody makes or changes one, and nobody reads in it. None but the last has a line break. */
public final class SealedParts {
    private static final int LONGEST = 4096;

    private SealedParts() {}

    /**
     * Makes the word.
     *
     * @param purpose what it is for; one for another purpose is not opened
     */
    public static String seal(Vault vault, String purpose, String... parts) {
        byte[] sealed = vault.seal(purpose, String.join("\n", parts).getBytes(UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** The parts again; empty when the word was not made here, for this purpose, of so many parts. */
    public static Optional<List<String>> open(Vault vault, String purpose, String word, int count) {
        if (word.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(word);
            List<String> parts = List.of(new String(vault.open(purpose, sealed), UTF_8).split("\n", count));
            return parts.size() == count ? Optional.of(parts) : Optional.empty();
        } catch (IllegalArgumentException | IllegalStateException notOurs) {
            return Optional.empty();
        }
    }
}
