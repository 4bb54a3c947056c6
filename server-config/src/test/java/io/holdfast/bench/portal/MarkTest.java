package io.holdfast.bench.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.bench.load.Answer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MarkTest {
    private static final String FRESH = "<span class=\"age \">stored 14:02</span>";
    private static final String OLD = "<span class=\"age old\">old: stored 14:02</span>";
    private static final String READING = "<span class=\"age old reading\">old: stored 14:02</span>";
    private static final String BANNER = "<div class=\"banner\" id=\"stale\">Zoho is not answering.</div>";

    @Test
    void json_says_whether_it_is_stale_and_how_old() {
        assertThat(Mark.ofJson(json("Age: 12", "{\"stale\":true,\"lastSynced\":\"2026-11-21T05:30:47Z\"}")))
                .isEqualTo(new Mark(true, 12, ""));
    }

    @Test
    void json_that_forgets_its_age_is_at_fault() {
        assertThat(Mark.ofJson(json("X: y", "{\"stale\":false,\"lastSynced\":\"2026-11-21T05:30:47Z\"}"))
                        .fault())
                .isEqualTo("no Age");
    }

    @Test
    void a_fresh_screen_has_ages_and_no_banner() {
        assertThat(Mark.ofScreen(FRESH + FRESH)).isEqualTo(new Mark(false, -1, ""));
    }

    @Test
    void a_screen_is_marked_when_each_part_is_and_one_banner_stands_over_them() {
        assertThat(Mark.ofScreen(BANNER + OLD + OLD)).isEqualTo(new Mark(true, -1, ""));
        assertThat(Mark.ofScreen(BANNER + OLD + FRESH).stale()).isFalse();
    }

    @Test
    void a_part_that_is_being_read_is_old_and_needs_no_banner() {
        assertThat(Mark.ofScreen(READING + READING)).isEqualTo(new Mark(true, -1, ""));
        assertThat(Mark.ofScreen(BANNER + READING + OLD)).isEqualTo(new Mark(true, -1, ""));
    }

    @Test
    void screens_at_fault_are_found() {
        assertThat(Mark.ofScreen("<h1>Sign in</h1>").fault()).isEqualTo("no age on the screen");
        assertThat(Mark.ofScreen(BANNER + BANNER + OLD).fault()).isEqualTo("2 banners");
        assertThat(Mark.ofScreen(OLD).fault()).isEqualTo("old parts without a banner");
        assertThat(Mark.ofScreen(BANNER + FRESH).fault()).isEqualTo("a banner over parts that need none");
        assertThat(Mark.ofScreen(BANNER + READING).fault()).isEqualTo("a banner over parts that need none");
        assertThat(Mark.ofScreen(READING + OLD).fault()).isEqualTo("old parts without a banner");
    }

    private static Answer json(String header, String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        return new Answer(200, "HTTP/1.1 200 OK\r\n" + header, bytes.length, bytes);
    }
}
