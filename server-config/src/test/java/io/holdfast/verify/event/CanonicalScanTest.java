package io.holdfast.verify.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;

/** The scan says of any bytes what the canonicalizer says, without making the canonical form. */
class CanonicalScanTest {
    private final CanonicalScan scan = new CanonicalScan();
    private final Random random = new Random(8785);

    @Test
    void canonicalObjectsAreAccepted() {
        for (var json : new String[] {
            "{}",
            "{\"a\":1,\"b\":[true,false,null,-5,0],\"c\":{\"d\":\"\"}}",
            "{\"a\":\"\\\"\\\\\\b\\f\\n\\r\\t\\u0001\\u001f/\u007f\u2028é€😀\"}",
            "{\"a\":0.1,\"b\":1e+21,\"c\":-1.5e-9,\"d\":123456789012345680000,\"e\":9007199254740991}",
            // U+1F600 is written with D83D, before U+FB33, in UTF-16 and after it in UTF-8.
            "{\"€\":1,\"😀\":2,\"\uFB33\":3}",
            "{\"\\n\":1,\"\\r\":2,\"\\u001f\":3,\"1\":4}"
        }) assertThat(isCanonical(json)).as(json).isTrue();
    }

    @Test
    void everythingElseIsRefused() {
        for (var json : new String[] {
            "",
            "1",
            "[]",
            "\"a\"",
            "{",
            "}",
            "{}{}",
            "{} ",
            " {}",
            "{\"a\":1,}",
            "{\"a\"}",
            "{a:1}",
            "{\"a\":1 }",
            "{\"b\":1,\"a\":1}",
            "{\"a\":1,\"a\":1}",
            "{\"a\":01}",
            "{\"a\":1.0}",
            "{\"a\":-0}",
            "{\"a\":1E2}",
            "{\"a\":1e2}",
            "{\"a\":1e999}",
            "{\"a\":.5}",
            "{\"a\":5.}",
            "{\"a\":+5}",
            "{\"a\":NaN}",
            "{\"a\":0.10}",
            "{\"a\":9007199254740993}",
            "{\"a\":tru}",
            "{\"a\":\"\\/\"}",
            "{\"a\":\"\\u0041\"}",
            "{\"a\":\"\\u000a\"}",
            "{\"a\":\"\\u001F\"}",
            "{\"a\":\"\\u00e9\"}",
            "{\"a\":\"\n\"}",
            "{\"a\":\"\\x\"}",
            "{\"a\":\"",
            "{\"a\":\"\\",
            "{\"a\":\"\\u00",
            "{\"a\":\"\\ud83d\\ude00\"}",
            "{\"\uFB33\":1,\"😀\":2}",
            "{\"a\":[1 ,2]}",
            "{\"a\":[1,]}"
        }) assertThat(isCanonical(json)).as(json).isFalse();
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        for (var bad : new int[][] {
            {0x80},
            {0xC0, 0x80},
            {0xC1, 0xBF},
            {0xC3},
            {0xE0, 0x80, 0x80},
            {0xED, 0xA0, 0x80},
            {0xE2, 0x82},
            {0xF0, 0x80, 0x80, 0x80},
            {0xF4, 0x90, 0x80, 0x80},
            {0xF5, 0x80, 0x80, 0x80},
            {0xFF}
        }) {
            var json = "{\"a\":\"????\"}".getBytes(StandardCharsets.US_ASCII);
            var bytes = new byte[json.length - 4 + bad.length];
            System.arraycopy(json, 0, bytes, 0, 6);
            for (int i = 0; i < bad.length; i++) bytes[6 + i] = (byte) bad[i];
            System.arraycopy(json, 10, bytes, 6 + bad.length, 2);
            assertThat(isCanonical(bytes)).as(Arrays.toString(bytes)).isFalse();
        }
    }

    @Test
    void objectsThatAreNestedDeeplyAreRefusedAndHarmNothing() {
        assertThat(isCanonical("{\"a\":".repeat(32) + "1" + "}".repeat(32))).isTrue();
        assertThat(isCanonical("{\"a\":".repeat(33) + "1" + "}".repeat(33))).isFalse();
        assertThat(isCanonical("{\"a\":" + "[".repeat(200_000))).isFalse();
    }

    @Test
    void whatTheCanonicalizerMakesOfAnyJsonIsAccepted() throws IOException {
        for (int i = 0; i < 3000; i++) {
            var canonical = new JsonCanonicalizer(object(0)).getEncodedUTF8();
            assertThat(isCanonical(canonical))
                    .as(new String(canonical, StandardCharsets.UTF_8))
                    .isTrue();
        }
    }

    @Test
    void anyByteThatIsChangedIsJudgedAsTheCanonicalizerWould() throws IOException {
        for (int i = 0; i < 20_000; i++) {
            var bytes = new JsonCanonicalizer(object(0)).getEncodedUTF8();
            for (int flips = random.nextInt(3); flips >= 0; flips--)
                bytes[random.nextInt(bytes.length)] = (byte)
                        (random.nextInt(4) == 0
                                ? random.nextInt(256)
                                : " \"\\,:{}[]0129eE.-aun".charAt(random.nextInt(20)));
            assertThat(isCanonical(bytes))
                    .as(new String(bytes, StandardCharsets.ISO_8859_1))
                    .isEqualTo(isWhatTheCanonicalizerMakes(bytes));
        }
    }

    private static boolean isWhatTheCanonicalizerMakes(byte[] bytes) {
        try {
            var text = new String(bytes, StandardCharsets.UTF_8);
            return text.startsWith("{") && Arrays.equals(bytes, new JsonCanonicalizer(text).getEncodedUTF8());
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    private boolean isCanonical(String json) {
        return isCanonical(json.getBytes(StandardCharsets.UTF_8));
    }

    /** In the middle of other bytes, as in a line. */
    private boolean isCanonical(byte[] json) {
        var padded = new byte[json.length + 4];
        Arrays.fill(padded, (byte) '}');
        System.arraycopy(json, 0, padded, 2, json.length);
        return scan.isObject(padded, 2, 2 + json.length, (depth, nameFrom, nameTo, valueFrom, valueTo) -> {});
    }

    private String object(int depth) {
        var json = new StringBuilder("{");
        for (int i = random.nextInt(5); i > 0; i--) {
            if (json.length() > 1) json.append(',');
            // The number keeps names apart.
            json.append('"').append(text()).append(i).append("\":").append(value(depth + 1));
        }
        return json.append('}').toString();
    }

    private String value(int depth) {
        return switch (random.nextInt(depth > 3 ? 6 : 8)) {
            case 0 -> "true";
            case 1 -> "null";
            case 2 -> String.valueOf(random.nextInt(2000) - 1000);
            case 3 -> String.valueOf(random.nextLong() >> random.nextInt(60));
            case 4 ->
                String.valueOf(
                        Double.isFinite(Double.longBitsToDouble(random.nextLong()))
                                ? random.nextGaussian() * 1e6
                                : 0.5);
            case 5 -> "\"" + text() + "\"";
            case 6 -> object(depth);
            default -> "[" + value(depth + 1) + "," + value(depth + 1) + "]";
        };
    }

    private String text() {
        var text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--)
            text.append(
                    switch (random.nextInt(8)) {
                        case 0 -> "\\n";
                        case 1 -> "\\u00" + String.format("%02x", random.nextInt(32));
                        case 2 -> "\\\"";
                        case 3 -> "é";
                        case 4 -> "\uFB33";
                        case 5 -> "😀";
                        default -> String.valueOf((char) ('a' + random.nextInt(26)));
                    });
        return text.toString();
    }
}
