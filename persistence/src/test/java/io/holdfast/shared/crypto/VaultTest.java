package io.holdfast.shared.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VaultTest {
    private static final String PURPOSE = "zoho_connections.refresh_token/1";

    private final Vault vault = Vault.of(key(1));

    @Test
    void whatWasSealedOpensForItsPurpose() {
        String sealed = vault.seal(PURPOSE, "1000.secret – ü");
        assertThat(sealed).startsWith("v1:").doesNotContain("secret");
        assertThat(vault.open(PURPOSE, sealed)).isEqualTo("1000.secret – ü");
        assertThat(vault.open(PURPOSE, vault.seal(PURPOSE, ""))).isEmpty();
    }

    @Test
    void theSameTextIsNeverSealedTheSameWay() {
        assertThat(vault.seal(PURPOSE, "text")).isNotEqualTo(vault.seal(PURPOSE, "text"));
    }

    @Test
    void aValueCopiedToAnotherPlaceDoesNotOpen() {
        String sealed = vault.seal(PURPOSE, "text");
        assertThatIllegalStateException()
                .isThrownBy(() -> vault.open("zoho_connections.refresh_token/2", sealed))
                .withMessageContaining("zoho_connections.refresh_token/2");
    }

    @Test
    void aChangedByteAnywhereIsNoticed() {
        byte[] sealed = vault.seal(PURPOSE, "text".getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatIllegalStateException().isThrownBy(() -> vault.open(PURPOSE, changed));
        }
    }

    @Test
    void aCutOrUnsealedValueIsRefused() {
        byte[] sealed = vault.seal(PURPOSE, "text".getBytes(StandardCharsets.UTF_8));
        for (int length = 0; length < sealed.length; length++) {
            byte[] cut = Arrays.copyOf(sealed, length);
            assertThatIllegalStateException().isThrownBy(() -> vault.open(PURPOSE, cut));
        }
        assertThatIllegalStateException().isThrownBy(() -> vault.open(PURPOSE, "plain text"));
    }

    @Test
    void theFormerKeyStillOpensAndTheNewOneSeals() {
        String old = vault.seal(PURPOSE, "text");
        Vault rotated = new Vault(key(2), Optional.of(key(1)));
        assertThat(rotated.open(PURPOSE, old)).isEqualTo("text");
        assertThat(Vault.of(key(2)).open(PURPOSE, rotated.seal(PURPOSE, "new"))).isEqualTo("new");
        assertThatIllegalStateException()
                .isThrownBy(() -> Vault.of(key(3)).open(PURPOSE, old))
                .withMessageNotContaining("text");
    }

    @Test
    void aKeyOfAnotherLengthIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Vault.of(Base64.getEncoder().encodeToString(new byte[16])))
                .withMessageContaining("32 bytes");
    }

    private static String key(int seed) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) seed);
        return Base64.getEncoder().encodeToString(key);
    }
}
