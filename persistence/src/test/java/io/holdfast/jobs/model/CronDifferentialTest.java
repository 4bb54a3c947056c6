package io.holdfast.jobs.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Our reading of cron expressions beside that of a library, where clocks never change: what happens where they do is ours to define
 * (the library leaves a day out whose time is skipped).
 */
class CronDifferentialTest {
    private static final CronParser LIBRARY =
            new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
    private static final int EXPRESSIONS = 300;
    private static final int SLOTS = 20;

    private final Random random = new Random(20261129);

    @Test
    void expressionsNameTheSameMomentsAsForTheLibrary() {
        for (int i = 0; i < EXPRESSIONS; i++) {
            String cron = expression();
            Instant from = Instant.parse("2026-11-29T18:00:00Z").plusSeconds(random.nextInt(100_000_000));
            assertThat(new CronSlots(Cron.of(cron), ZoneOffset.UTC).next(from, SLOTS))
                    .as("%s after %s", cron, from)
                    .isEqualTo(library(cron, from));
        }
    }

    private static List<Instant> library(String cron, Instant from) {
        var times = ExecutionTime.forCron(LIBRARY.parse(cron));
        List<Instant> slots = new ArrayList<>();
        ZonedDateTime moment = from.atZone(ZoneOffset.UTC);
        while (slots.size() < SLOTS) {
            moment = times.nextExecution(moment).orElseThrow();
            slots.add(moment.toInstant());
        }
        return slots;
    }

    /** Days that every month has, and no steps of them: there the two differ over what a star with a step means. */
    private String expression() {
        return String.join(
                " ",
                field(0, 59, true),
                field(0, 23, true),
                field(1, 28, false),
                field(1, 12, true),
                field(0, 6, false));
    }

    private String field(int least, int most, boolean steps) {
        int low = least + random.nextInt(most - least);
        int high = low + 1 + random.nextInt(most - low);
        return switch (random.nextInt(steps ? 6 : 4)) {
            case 0 -> low + "-" + high;
            case 1 -> low + "," + high;
            case 2 -> Integer.toString(low);
            case 4 -> "*/" + (1 + random.nextInt(most - least));
            case 5 -> low + "-" + high + "/" + (1 + random.nextInt(high - low));
            default -> "*";
        };
    }
}
