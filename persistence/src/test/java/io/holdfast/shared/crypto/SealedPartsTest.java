package io.holdfast.shared.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedPartsTest {
    private static final Vault VAULT = Vault.of(Base64.getEncoder().encodeToString(new byte[32]));
    private static final String WORD = SealedParts.seal(VAULT, "pages/one", "a", "", "b\nc");

    @Test
    void thePartsComeBackAsTheyWere() {
        assertThat(SealedParts.open(VAULT, "pages/one", WORD, 3))
                .hasValueSatisfying(parts -> assertThat(parts).containsExactly("a", "", "b\nc"));
    }

    @Test
    void anotherPurposeAnotherKeyAndAnotherNumberOfPartsOpenNothing() {
        byte[] key = new byte[32];
        key[0] = 1;
        assertThat(SealedParts.open(VAULT, "pages/two", WORD, 3)).isEmpty();
        assertThat(SealedParts.open(Vault.of(Base64.getEncoder().encodeToString(key)), "pages/one", WORD, 3))
                .isEmpty();
        assertThat(SealedParts.open(VAULT, "pages/one", WORD, 5)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "AAAA", "not base64!", "\u00e4"})
    void whatIsNoSuchWordOpensNothing(String word) {
        assertThat(SealedParts.open(VAULT, "pages/one", word, 3)).isEmpty();
        assertThat(SealedParts.open(VAULT, "pages/one", word.repeat(5000), 3)).isEmpty();
    }
}
