package io.holdfast.audit.sequencer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.audit.model.LogEnd;
import io.holdfast.audit.model.SequencerDoors.LastCheckpoint;
import io.holdfast.audit.proof.CompactRange;
import io.holdfast.audit.proof.TreeHashes;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SequencedLogTest {
    private static final UUID TENANT = new UUID(0, 7);
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
    private static final CheckpointPace PACE = new CheckpointPace(1_000, Duration.ofSeconds(10), Duration.ofHours(1));

    @Test
    void aLogWithoutEventsIsNeverSigned() {
        var log = new SequencedLog(LogEnd.nothing(TENANT), null);
        assertThat(log.isDue(PACE, 0, NOON.plus(Duration.ofDays(2)))).isFalse();
    }

    @Test
    void whatAFormerLeaderLeftUnsignedIsSignedAtOnce() {
        assertThat(new SequencedLog(end(3), null).isDue(PACE, 0, NOON)).isTrue();
        assertThat(new SequencedLog(end(3), checkpoint(2)).isDue(PACE, 0, NOON)).isTrue();
        assertThat(new SequencedLog(end(3), checkpoint(3)).isDue(PACE, 0, NOON)).isFalse();
    }

    @Test
    void aCheckpointIsDueTenSecondsAfterTheFirstEventOrAfterAThousand() {
        var log = new SequencedLog(end(3), checkpoint(3));
        log.numbered(end(4), seconds(100));
        log.numbered(end(5), seconds(105));
        assertThat(log.isDue(PACE, seconds(109), NOON)).isFalse();
        assertThat(log.isDue(PACE, seconds(110), NOON)).isTrue();
        log.numbered(end(1_002), seconds(106));
        assertThat(log.isDue(PACE, seconds(106), NOON)).isFalse();
        log.numbered(end(1_003), seconds(106));
        assertThat(log.isDue(PACE, seconds(106), NOON)).isTrue();
        log.signed(checkpoint(1_003), false);
        assertThat(log.isDue(PACE, seconds(1_000), NOON)).isFalse();
    }

    @Test
    void withoutEventsThereIsOneAnHour() {
        var log = new SequencedLog(end(3), checkpoint(3));
        assertThat(log.isDue(PACE, 0, NOON.plusSeconds(3_599))).isFalse();
        assertThat(log.isDue(PACE, 0, NOON.plusSeconds(3_600))).isTrue();
    }

    @Test
    void oneThatBothKeysSignedStaysVouchedFor() {
        var log = new SequencedLog(end(3), checkpoint(3));
        log.signed(checkpoint(3), true);
        log.signed(checkpoint(3), false);
        assertThat(log.isVouched()).isTrue();
    }

    @Test
    void aPaceThatIsNoneIsRefused() {
        assertThatThrownBy(() -> new CheckpointPace(0, Duration.ZERO, Duration.ofHours(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static long seconds(long count) {
        return Duration.ofSeconds(count).toNanos();
    }

    private static LogEnd end(int size) {
        var tree = new CompactRange();
        for (int i = 0; i < size; i++) {
            tree.append(TreeHashes.empty(), (subtree, hash) -> {});
        }
        return new LogEnd(TENANT, size, TreeHashes.empty(), tree);
    }

    private static LastCheckpoint checkpoint(long size) {
        return new LastCheckpoint(size, TreeHashes.empty(), NOON, "origin", "note");
    }
}
