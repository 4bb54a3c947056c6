package io.holdfast.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.cluster.model.NodeState;
import io.holdfast.cluster.model.RegisteredNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NodeWatchTest {
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
    private static final Duration LEASE = Duration.ofMillis(250);
    private static final UUID NODE = UUID.randomUUID();

    private final NodeWatch watch = new NodeWatch();
    private long nanos = 77;

    @BeforeEach
    void settings() {
        watch.heartbeat = Duration.ofSeconds(2);
        watch.expiry = Duration.ofSeconds(10);
        watch.lease = LEASE;
    }

    @Test
    void aNodeThatBeatsIsAlive() {
        assertThat(alive(node(NOW, NOW.plusSeconds(2)))).isTrue();
    }

    @Test
    void aNodeIsDeadOnceBothClocksSaySo() {
        alive(node(NOW, NOW));
        pass(Duration.ofSeconds(10));

        assertThat(alive(node(NOW, NOW.plusSeconds(10)))).isFalse();
    }

    @Test
    void whenTheDatabasesClockJumpsAheadNobodyDies() {
        alive(node(NOW, NOW));
        pass(Duration.ofSeconds(1));

        assertThat(alive(node(NOW, NOW.plusSeconds(3600)))).isTrue();
        pass(Duration.ofSeconds(9));
        assertThat(alive(node(NOW, NOW.plusSeconds(3609)))).isFalse();
    }

    @Test
    void whenTheDatabasesClockIsSetBackADeadNodeIsWaitedForAWhileLonger() {
        alive(node(NOW, NOW));
        pass(Duration.ofSeconds(60));

        assertThat(alive(node(NOW, NOW.minusSeconds(30)))).isTrue();
    }

    @Test
    void aNodeThatIsSeenForTheFirstTimeMayLiveHoweverOldItsSignIs() {
        assertThat(alive(node(NOW, NOW.plusSeconds(600)))).isTrue();
        pass(Duration.ofSeconds(10));
        assertThat(alive(node(NOW, NOW.plusSeconds(610)))).isFalse();
    }

    @Test
    void aNodeThatBeatsAgainAfterASilenceIsAlive() {
        alive(node(NOW, NOW));
        pass(Duration.ofSeconds(30));

        assertThat(alive(node(NOW.plusSeconds(30), NOW.plusSeconds(30)))).isTrue();
    }

    @Test
    void whoHasLeftIsWaitedForByNobody() {
        var left = new RegisteredNode(
                NODE, "node2", null, "1.0.0", NodeState.STOPPED, NOW, NOW, NOW, 0, 1, 1, false, "{}");

        assertThat(watch.alive(List.of(left), nanos, nanos)).isEmpty();
    }

    @Test
    void settingsWithWhichALateBeatWouldKillAreRefused() {
        watch.expiry = Duration.ofSeconds(5);

        assertThatThrownBy(watch::check).isInstanceOf(IllegalArgumentException.class);
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    @Test
    void aNodeWhoseConnectionIsOverIsDeadWhenTheLeasesItHadUntilThenAre() {
        assertThat(alive(ended(1))).as("seen for the first time").isTrue();
        pass(LEASE.plus(NodeWatch.DRIFT).minusNanos(1));
        assertThat(alive(ended(1))).isTrue();
        pass(Duration.ofNanos(1));

        assertThat(alive(ended(1))).isFalse();
    }

    @Test
    void whatAnOwnBeatShowedOfAConnectionCountsToo() {
        watch.saw(List.of(ended(1)), System.nanoTime());
        nanos = System.nanoTime() + LEASE.plus(NodeWatch.DRIFT).toNanos();

        assertThat(alive(ended(1))).isFalse();
    }

    @Test
    void aNodeThatBeatsOnAnotherConnectionIsAlive() {
        alive(ended(1));
        pass(Duration.ofSeconds(1));

        assertThat(alive(node(NOW, NOW))).isTrue();
        assertThat(alive(ended(2))).as("over again, and only now").isTrue();
        pass(LEASE);
        assertThat(alive(ended(2))).isTrue();
    }

    @Test
    void theEndOfAnotherConnectionCountsFromWhenItWasSeen() {
        alive(ended(1));
        pass(Duration.ofSeconds(1));

        assertThat(alive(ended(2))).isTrue();
    }

    private static RegisteredNode ended(long line) {
        return new RegisteredNode(NODE, "node2", null, "1.0.0", NodeState.UP, NOW, NOW, NOW, 0, 1, line, true, "{}");
    }

    private boolean alive(RegisteredNode node) {
        return !watch.alive(List.of(node), nanos, nanos).isEmpty();
    }

    private static RegisteredNode node(Instant heartbeatAt, Instant readAt) {
        return new RegisteredNode(
                NODE, "node2", null, "1.0.0", NodeState.UP, NOW, heartbeatAt, readAt, 0, 1, 1, false, "{}");
    }
}
