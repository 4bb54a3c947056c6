package io.holdfast.verify.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EventTimeTest {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    @Test
    void everyTimeOfTheFormIsReadAsTheJdkReadsIt() {
        var random = new Random(3339);
        for (int i = 0; i < 20_000; i++) {
            var time = Instant.ofEpochSecond(
                    random.nextLong(-62_167_219_200L, 253_402_300_800L), random.nextInt(1_000_000) * 1000L);
            var micros = parse(FORM.format(time));
            assertThat(micros).as(FORM.format(time)).isEqualTo(EventTime.micros(time));
            assertThat(EventTime.instant(micros)).isEqualTo(time);
        }
    }

    @Test
    void whatIsNoSuchTimeIsNone() {
        assertThat(parse("2024-02-29T00:00:00.000000Z")).isNotEqualTo(EventTime.NONE);
        for (var text : new String[] {
            "",
            "2026-11-29T12:00:00Z",
            "2026-11-29T12:00:00.000000+",
            "2026-11-29t12:00:00.000000Z",
            "2026-13-29T12:00:00.000000Z",
            "2026-00-29T12:00:00.000000Z",
            "2026-11-00T12:00:00.000000Z",
            "2026-11-31T12:00:00.000000Z",
            "2025-02-29T12:00:00.000000Z",
            "2100-02-29T12:00:00.000000Z",
            "2026-11-29T24:00:00.000000Z",
            "2026-11-29T12:60:00.000000Z",
            "2026-11-29T12:00:60.000000Z",
            "-026-11-29T12:00:00.000000Z",
            "2026-11-29T12:00:00.00000 Z"
        }) assertThat(parse(text)).as(text).isEqualTo(EventTime.NONE);
    }

    private static long parse(String text) {
        var bytes = text.getBytes(StandardCharsets.US_ASCII);
        return EventTime.parse(bytes, 0, bytes.length);
    }
}
