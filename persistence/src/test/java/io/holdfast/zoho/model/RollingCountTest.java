package io.holdfast.zoho.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RollingCountTest {
    private static final Duration WINDOW = Duration.ofMinutes(2);
    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
    private static final RollingCount NONE = new RollingCount(0, List.of());

    @Test
    void aUseCountsForTheWholeTimeAndAtMostOneSliceLonger() {
        RollingCount one = NONE.at(START, WINDOW).plusOne();
        assertThat(one.at(START.plus(WINDOW), WINDOW).used()).isEqualTo(1);
        assertThat(one.at(START.plus(WINDOW).plusSeconds(5), WINDOW).used()).isZero();
    }

    @Test
    void usesLeaveInTheOrderInWhichTheyCame() {
        RollingCount count = NONE.at(START, WINDOW).plusOne().plusOne();
        count = count.at(START.plusSeconds(60), WINDOW).plusOne();
        assertThat(count.used()).isEqualTo(3);
        assertThat(count.at(START.plusSeconds(130), WINDOW).used()).isEqualTo(1);
        assertThat(count.at(START.plusSeconds(190), WINDOW).used()).isZero();
    }

    @Test
    void theTimeThatIsToldForRoomIsTheFirstAtWhichThereIsRoom() {
        RollingCount count = NONE.at(START, WINDOW).plusOne().plusOne();
        count = count.at(START.plusSeconds(60), WINDOW).plusOne();
        Instant room = count.roomAt(3, WINDOW);
        assertThat(count.at(room.minusMillis(1), WINDOW).used()).isEqualTo(3);
        assertThat(count.at(room, WINDOW).used()).isEqualTo(1);
        Instant later = count.roomAt(1, WINDOW);
        assertThat(count.at(later.minusMillis(1), WINDOW).used()).isEqualTo(1);
        assertThat(count.at(later, WINDOW).used()).isZero();
    }

    @Test
    void aClockThatGoesBackALittleForgetsNothing() {
        RollingCount count = NONE.at(START.plusSeconds(10), WINDOW).plusOne();
        assertThat(count.at(START, WINDOW).used()).isEqualTo(1);
    }
}
