package io.holdfast.audit.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckpointTest {
    private static final String ORIGIN = "localhost/3f9a1c0e77d2/t/00000000-0000-7000-8000-000000000001";
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
    private static final SigningKey KEY = SigningKey.of("localhost/3f9a1c0e77d2", seed(1));
    private static final Checkpoint CHECKPOINT = new Checkpoint(ORIGIN, 4711, TreeHashes.empty());

    /** The key and note that the documentation of Go's sumdb/note shows. */
    @Test
    void aKnownKeySignsAKnownText() {
        SigningKey key =
                SigningKey.parse("PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz\n");
        assertThat(key.verifier()).hasToString("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
        byte[] signature = key.sign(
                "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
                        .getBytes(UTF_8));
        byte[] line = ByteBuffer.allocate(4 + signature.length)
                .put(key.verifier().id())
                .put(signature)
                .array();
        assertThat(Base64.getEncoder().encodeToString(line))
                .isEqualTo(
                        "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=");
    }

    /** RFC 8032 7.1, test 1. */
    @Test
    void theSeedGivesThePublicKeyOfTheRfc() {
        byte[] seed = HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
        SigningKey key = SigningKey.of("log", seed);
        assertThat(HexFormat.of().formatHex(key.verifier().bytes()))
                .isEqualTo("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        assertThat(HexFormat.of().formatHex(key.sign(new byte[0])))
                .isEqualTo(
                        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
                                + "d25bf5f0595bbe24655141438e7a100b");
    }

    @Test
    void theNoteHasTextAndBothSignatures() {
        String note = CHECKPOINT.signed(List.of(KEY), NOON);
        assertThat(note.lines())
                .hasSize(6)
                .startsWith(ORIGIN, "4711", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", "")
                .satisfies(
                        line -> assertThat(line).startsWith("— " + ORIGIN + " "),
                        org.assertj.core.data.Index.atIndex(4))
                .satisfies(
                        line -> assertThat(line).startsWith("— localhost/3f9a1c0e77d2 "),
                        org.assertj.core.data.Index.atIndex(5));
        assertThat(note).endsWith("\n");
        assertThat(Checkpoint.of(note)).contains(CHECKPOINT);
        assertThat(CHECKPOINT.isSignedBy(KEY.verifier(), note)).isTrue();
        assertThat(CHECKPOINT.signedAt(KEY.verifier(), note)).contains(NOON);
        assertThat(CHECKPOINT.signedAt(
                        SigningKey.of("localhost/3f9a1c0e77d2", seed(2)).verifier(), note))
                .isEmpty();
    }

    @Test
    void theSecondSignatureCoversTheTime() {
        String line = CHECKPOINT.signed(List.of(KEY), NOON).lines().toList().get(5);
        ByteBuffer whole = ByteBuffer.wrap(Base64.getDecoder().decode(line.substring(line.lastIndexOf(' ') + 1)));
        byte[] id = new byte[4];
        whole.get(id);
        VerifierKey cosigner = KEY.verifier().as("localhost/3f9a1c0e77d2", VerifierKey.COSIGNER);
        assertThat(id).isEqualTo(cosigner.id());
        long time = whole.getLong();
        assertThat(time).isEqualTo(NOON.getEpochSecond());
        byte[] signature = new byte[64];
        whole.get(signature);
        assertThat(whole.remaining()).isZero();
        String signed = "cosignature/v1\ntime 1795953600\n" + CHECKPOINT.text();
        assertThat(cosigner.verifies(signed.getBytes(UTF_8), signature)).isTrue();
        assertThat(cosigner.verifies(CHECKPOINT.text().getBytes(UTF_8), signature))
                .isFalse();
    }

    @Test
    void aNoteOfAnotherKeyOrTextIsNotSigned() {
        String note = CHECKPOINT.signed(List.of(KEY), NOON);
        SigningKey other = SigningKey.of(KEY.logName(), seed(2));
        assertThat(CHECKPOINT.isSignedBy(other.verifier(), note)).isFalse();
        Checkpoint longer = new Checkpoint(ORIGIN, 4712, TreeHashes.empty());
        assertThat(longer.isSignedBy(KEY.verifier(), note)).isFalse();
        String both = CHECKPOINT.signed(List.of(KEY, other), NOON);
        assertThat(CHECKPOINT.isSignedBy(KEY.verifier(), both)).isTrue();
        assertThat(CHECKPOINT.isSignedBy(other.verifier(), both)).isTrue();
    }

    @Test
    void aFileOfNotesIsReadNoteByNote() {
        String first = CHECKPOINT.signed(List.of(KEY), NOON);
        String second = new Checkpoint(ORIGIN, 4712, TreeHashes.empty()).signed(List.of(KEY), NOON);
        assertThat(Checkpoint.notes(first + second)).containsExactly(first, second);
        assertThat(Checkpoint.notes(first + "localhost/3f9a1c0e77d2/t/half")).containsExactly(first);
        assertThat(Checkpoint.notes("")).isEmpty();
    }

    @Test
    void whatIsNoCheckpointIsNone() {
        assertThat(Checkpoint.of("")).isEmpty();
        assertThat(Checkpoint.of("origin\n007\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n— o AA==\n"))
                .isEmpty();
        assertThat(Checkpoint.of("origin\n7\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n"))
                .isEmpty();
    }

    @Test
    void aKeyThatIsNoneIsRefusedWithoutBeingSaid() {
        for (String text : List.of("", "secret", "PRIVATE+KEY+log+00000000+AAAA")) {
            assertThatThrownBy(() -> SigningKey.parse(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("secret");
        }
        String changed = "PRIVATE+KEY+PeterNeumann+c74f20a4+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
        assertThatThrownBy(() -> SigningKey.parse(changed)).isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] seed(int value) {
        byte[] seed = new byte[32];
        seed[0] = (byte) value;
        return seed;
    }
}
