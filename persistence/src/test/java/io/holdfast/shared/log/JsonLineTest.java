package io.holdfast.shared.log;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLineTest {
    @Test
    void membersStandInOrderAndAbsentOnesAreLeftOut() {
        assertThat(new JsonLine().with("a", "x").with("b", null).with("c", -7).end())
                .isEqualTo("{\"a\":\"x\",\"c\":-7}\n");
        assertThat(new JsonLine().end()).isEqualTo("{}\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\nb\r\n{\"level\":\"INFO\"}",
                "\"},{\"",
                "\\\"\\",
                "\u0000\u001B[31m\u007F\u0085\u2028\u2029",
                "Größe 😀"
            })
    void aTextComesBackAsItWasOnOneLine(String text) {
        String line = new JsonLine().with("message", text).end();

        assertThat(line.lines()).hasSize(1);
        assertThat(line.chars().filter(c -> c != '\n').filter(Character::isISOControl))
                .isEmpty();
        assertThat(read(line).getString("message")).isEqualTo(text);
    }

    @Test
    void halfAPairDoesNotSpoilTheFile() {
        String line = new JsonLine().with("a", "x\uD83D").with("b", "\uDE00y").end();

        assertThat(line).isEqualTo("{\"a\":\"x\\ud83d\",\"b\":\"\\ude00y\"}\n");
        assertThat(new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(line);
    }

    private static JsonObject read(String line) {
        try (JsonReader reader = Json.createReader(new StringReader(line))) {
            return reader.readObject();
        }
    }
}
