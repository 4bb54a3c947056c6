package io.holdfast.verify.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.verify.Rfc6962;
import io.holdfast.verify.report.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Notes as c2sp.org/signed-note describes them, with the key and the note of the Go implementation's documentation. */
class SignedNotesTest {
    private static final String GO_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private static final String GO_TEXT =
            "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    private static final String GO_LINE = "\u2014 PeterNeumann"
            + " x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    @Test
    void thePublishedSignatureVerifiesWithThePublishedKey() throws Exception {
        var note = parse(GO_TEXT + "\n" + GO_LINE);
        var key = LogKey.parse(GO_KEY).orElseThrow();

        assertThat(note.text()).isEqualTo(GO_TEXT);
        assertThat(note.signatures()).hasSize(1);
        var line = note.signatures().get(0);
        assertThat(line.name()).isEqualTo("PeterNeumann");
        assertThat(line.keyId()).isEqualTo(key.id("PeterNeumann", LogKey.PLAIN)).isEqualTo(0xc74f20a3);
        assertThat(key.verifies(bytes(note.text()), line.signature())).isTrue();
        assertThat(key.verifies(bytes(note.text() + "x"), line.signature())).isFalse();
        assertThat(key.idText()).isEqualTo("c74f20a3");
    }

    /** The witness key and cosignature of c2sp.org/tlog-cosignature name no public key, but their id and time can be read. */
    @Test
    void thePublishedCosignatureIsReadWithItsTime() throws Exception {
        var note = parse("""
                example.com/behind-the-sofa
                20852163
                CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

                \u2014 example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
                \u2014 witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
                """);

        assertThat(note.signatures())
                .extracting(SignedNote.Line::name)
                .containsExactly("example.com/behind-the-sofa", "witness.example.com/w1");
        assertThat(note.signatures().get(1).keyId()).isEqualTo(0x8d66cf3f);
        assertThat(ByteBuffer.wrap(note.signatures().get(1).signature()).getLong())
                .isEqualTo(1679315147);
    }

    @Test
    void theTextGoesToTheLastBlankLine() throws Exception {
        assertThat(parse("one\n\ntwo\n\n" + GO_LINE).text()).isEqualTo("one\n\ntwo\n");
    }

    @Test
    void aHundredSignaturesAreReadAndMoreAreRefused() throws Exception {
        assertThat(parse("text\n\n" + GO_LINE.repeat(16)).signatures()).hasSize(16);
        assertThat(parse("text\n\n" + GO_LINE.repeat(100)).signatures()).hasSize(100);
        assertMalformed("text\n\n" + GO_LINE.repeat(101));
    }

    @Test
    void whatIsNoNoteIsRefused() {
        assertMalformed("");
        assertMalformed("text\n");
        assertMalformed("text\n\n");
        assertMalformed("text\n" + GO_LINE);
        assertMalformed("text\n\n" + GO_LINE.stripTrailing());
        assertMalformed("text\n\n" + GO_LINE.replace("\u2014", "-"));
        assertMalformed("text\n\n" + GO_LINE.replace("\u2014 ", "\u2014"));
        assertMalformed("text\n\n" + GO_LINE + "more\n");
        assertMalformed("te\rxt\n\n" + GO_LINE);
        assertMalformed("te\u0000xt\n\n" + GO_LINE);
        assertMalformed("text\n\n\u2014 name\n");
        assertMalformed("text\n\n\u2014 name AAAAAA==\n");
        assertMalformed("text\n\n\u2014 name " + "!".repeat(20) + "\n");
        assertMalformed("text\n\n\u2014 na+me AAAAAAA=\n");
        assertMalformed("text\n\n\u2014 na me AAAAAAA=\n");
        assertMalformed("text\n\n\u2014 na\u00a0me AAAAAAA=\n");
        assertMalformed("text\n\n\u2014 na\u2003me AAAAAAA=\n");
        assertMalformed("text\n\n\u2014  AAAAAAA=\n");
        assertThatThrownBy(() -> SignedNote.parse(new byte[] {(byte) 0xC0, (byte) 0x80, '\n', '\n'}))
                .isInstanceOf(NoteException.class);
        assertMalformed("x".repeat(SignedNote.MAX_BYTES) + "\n\n" + GO_LINE);
    }

    @Test
    void base64HasOneTextForEachValue() throws Exception {
        assertThat(parse("text\n\n\u2014 name AAAAAAA=\n").signatures()).hasSize(1);
        // The same five bytes with the last bits set, and without padding.
        assertMalformed("text\n\n\u2014 name AAAAAAB=\n");
        assertMalformed("text\n\n\u2014 name AAAAAAA\n");
    }

    @Test
    void aKeyIsRefusedWhoseIdNameOrTypeIsWrong() {
        assertThat(LogKey.parse(GO_KEY)).isPresent();
        assertThat(LogKey.parse(GO_KEY.replace("c74f20a3", "c74f20a4"))).isEmpty();
        assertThat(LogKey.parse(GO_KEY.replace("c74f20a3", "C74F20A3"))).isEmpty();
        assertThat(LogKey.parse(GO_KEY.replace("PeterNeumann", "PeterNewmann"))).isEmpty();
        assertThat(LogKey.parse("PeterNeumann+c74f20a3")).isEmpty();
        assertThat(LogKey.parse("")).isEmpty();
        assertThat(LogKey.parse(keyText("a b", 1, new byte[32]))).isEmpty();
        assertThat(LogKey.parse(keyText("name", 2, publicKey()))).isEmpty();
        assertThat(LogKey.parse(keyText("name", 1, new byte[31]))).isEmpty();
        assertThat(LogKey.parse(keyText("name", 1, publicKey()))).isPresent();
        assertThat(LogKey.parse(keyText("name", 4, publicKey()))).isPresent();
    }

    @Test
    void numbersAreDecimalWithoutLeadingZeros() {
        assertThat(Decimal.parse("0")).hasValue(0);
        assertThat(Decimal.parse("9223372036854775807")).hasValue(Long.MAX_VALUE);
        for (var wrong :
                new String[] {"", "00", "01", "+1", "-1", "1 ", "9223372036854775808", "99999999999999999999", "\u0661"
                }) assertThat(Decimal.parse(wrong)).as(wrong).isEmpty();
    }

    private static byte[] publicKey() {
        return Arrays.copyOfRange(Base64.getDecoder().decode(GO_KEY.substring(22)), 1, 33);
    }

    private static String keyText(String name, int type, byte[] key) {
        var typed = new byte[1 + key.length];
        typed[0] = (byte) type;
        System.arraycopy(key, 0, typed, 1, key.length);
        var hashed = Rfc6962.sha256(bytes(name + "\n"), typed);
        return name + "+" + HexFormat.of().formatHex(hashed, 0, 4) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }

    private static SignedNote parse(String note) throws NoteException {
        return SignedNote.parse(bytes(note));
    }

    private static void assertMalformed(String note) {
        assertThatThrownBy(() -> parse(note)).isInstanceOfSatisfying(NoteException.class, e -> assertThat(e.kind())
                .isEqualTo(Kind.MALFORMED));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
