package io.holdfast.bench.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.bench.load.Answer;
import io.holdfast.bench.load.Call;
import io.holdfast.bench.portal.OutageWatch.Part;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutageWatchTest {
    private static final long SECOND = 1_000_000_000;
    private static final Call CALL = Call.get("projects", "localhost", "/", Map.of());

    private final OutageWatch watch = new OutageWatch(Duration.ofSeconds(5));

    @Test
    void answers_count_in_the_part_in_which_they_were_due() {
        answered(false, 0);
        watch.zohoWasKilled();
        answered(true, 1);
        watch.zohoIsBack();
        answered(true, 2);
        answered(false, 3);

        assertThat(watch.seen(Part.BEFORE).unmarked).isOne();
        assertThat(watch.seen(Part.AWAY).marked).isOne();
        assertThat(watch.seen(Part.AFTER).marked).isOne();
        assertThat(watch.seen(Part.AFTER).unmarked).isOne();
        assertThat(watch.faults()).isEmpty();
        assertThat(watch.firstMarked()).isBetween(0.9, 1.1);
        assertThat(watch.lastMarked()).isBetween(1.9, 2.1);
        assertThat(watch.freshAfter()).containsOnlyKeys("projects");
    }

    @Test
    void an_old_copy_that_nobody_marked_is_a_fault() {
        watch.zohoWasKilled();
        answered(false, 4);
        assertThat(watch.faults()).isEmpty();

        answered(false, 6);
        assertThat(watch.faults())
                .containsExactly(Map.entry("projects: not marked although Zoho has been away for a while", 1L));
    }

    @Test
    void an_answer_that_is_something_else_is_a_fault() {
        var bytes = "<h1>Sign in</h1>".getBytes(StandardCharsets.UTF_8);

        watch.answered(CALL, new Answer(200, "HTTP/1.1 200 OK", bytes.length, bytes), 0, 1);

        assertThat(watch.faults().keySet()).singleElement().asString().startsWith("projects: not what was asked for");
    }

    private void answered(boolean stale, long secondsFromNow) {
        var bytes =
                ("{\"stale\":" + stale + ",\"lastSynced\":\"2026-11-21T05:30:47Z\"}").getBytes(StandardCharsets.UTF_8);
        var time = System.nanoTime() + secondsFromNow * SECOND;
        watch.answered(CALL, new Answer(200, "HTTP/1.1 200 OK\r\nAge: 3", bytes.length, bytes), time, time);
    }
}
