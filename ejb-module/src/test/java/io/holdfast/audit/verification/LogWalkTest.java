package io.holdfast.audit.verification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.holdfast.audit.model.PositionedEvent;
import io.holdfast.audit.model.PositionedEvents.Removable;
import io.holdfast.audit.model.PositionedEvents.Returned;
import io.holdfast.audit.model.ProvenLog.SignedCheckpoint;
import io.holdfast.audit.proof.Checkpoint;
import io.holdfast.audit.proof.CompactRange;
import io.holdfast.audit.proof.SigningKey;
import io.holdfast.audit.proof.StoredNodes;
import io.holdfast.audit.proof.Subtree;
import io.holdfast.audit.proof.TreeHashes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogWalkTest {
    private static final UUID TENANT = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final String ORIGIN = "test/0123/t/" + TENANT;
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
    private static final int EVENTS = 600;
    private static final int EVERY = 100;

    private final SigningKey key = SigningKey.of("test/0123", seed(1));
    private final SigningKey next = SigningKey.of("test/0123", seed(3));
    private final List<Removable> removable = new ArrayList<>();
    private final List<PositionedEvent> log = new ArrayList<>();
    private final Map<Long, SignedCheckpoint> checkpoints = new HashMap<>();
    private final Map<Subtree, byte[]> stored = new HashMap<>();

    @BeforeEach
    void aLogOfSixHundredEventsWithSixCheckpoints() {
        byte[] chain = TreeHashes.beforeTheFirst();
        var tree = new CompactRange();
        for (long n = 0; n < EVENTS; n++) {
            byte[] canonical = ("{\"action\":\"project.read\",\"number\":" + n + "}").getBytes(UTF_8);
            byte[] leaf = TreeHashes.leaf(canonical);
            chain = TreeHashes.chain(TENANT, n, chain, leaf);
            log.add(new PositionedEvent(n, new UUID(0, n), NOON, chain, leaf, canonical, canonical));
            tree.append(leaf, (subtree, hash) -> {
                if (StoredNodes.keeps(subtree.level())) {
                    stored.put(subtree, hash);
                }
            });
            if ((n + 1) % EVERY == 0) {
                checkpoints.put(n + 1, signed(tree.root(), n + 1));
            }
        }
    }

    @Test
    void anUntouchedLogIsAsItWasProven() {
        Verified result = walked(EVENTS);

        assertThat(result.findings()).isEmpty();
        assertThat(result.intact()).isTrue();
        assertThat(result.events()).isEqualTo(EVENTS);
        assertThat(result.covered()).isEqualTo(EVENTS);
        assertThat(result.checkpoints()).isEqualTo(EVENTS / EVERY);
    }

    @Test
    void aChangedEventIsFoundAtItsPosition() {
        PositionedEvent at = log.get(317);
        byte[] other = "{\"action\":\"project.update\",\"number\":317}".getBytes(UTF_8);
        log.set(317, new PositionedEvent(at.n(), at.event(), at.time(), at.chain(), at.leaf(), other, other));

        assertFound(walked(EVENTS), "EVENT_CHANGED", 317L);
    }

    @Test
    void aColumnThatSaysSomethingElseThanTheBytesIsFoundAndNamed() {
        PositionedEvent at = log.get(42);
        byte[] columns = "{\"action\":\"project.list\",\"number\":42}".getBytes(UTF_8);
        log.set(42, new PositionedEvent(at.n(), at.event(), at.time(), at.chain(), at.leaf(), at.canonical(), columns));

        Verified result = walked(EVENTS);
        assertFound(result, "COLUMN_CHANGED", 42L);
        assertThat(result.findings().get(0).says()).contains("action").doesNotContain("project.list");
    }

    @Test
    void anEventThatIsGoneIsFoundAtItsPosition() {
        PositionedEvent at = log.get(7);
        log.set(7, new PositionedEvent(at.n(), at.event(), at.time(), at.chain(), at.leaf(), null, null));

        assertFound(walked(EVENTS), "EVENT_MISSING", 7L);
    }

    @Test
    void aPositionThatIsGoneIsFound() {
        log.remove(205);

        assertFound(walked(EVENTS), "POSITION_MISSING", 205L);
    }

    @Test
    void aBrokenChainIsFoundWhereItBreaks() {
        PositionedEvent at = log.get(99);
        log.set(
                99,
                new PositionedEvent(
                        at.n(), at.event(), at.time(), new byte[32], at.leaf(), at.canonical(), at.columns()));

        assertFound(walked(EVENTS), "CHAIN_BROKEN", 99L);
    }

    @Test
    void aHistoryThatWasWrittenAnewDiffersFromItsCheckpoints() {
        byte[] chain = log.get(329).chain();
        for (int n = 330; n < EVENTS; n++) {
            byte[] canonical = log.get(n).canonical();
            if (n == 330) {
                canonical = "{\"action\":\"project.list\",\"number\":330}".getBytes(UTF_8);
            }
            byte[] leaf = TreeHashes.leaf(canonical);
            chain = TreeHashes.chain(TENANT, n, chain, leaf);
            log.set(n, new PositionedEvent(n, new UUID(0, n), NOON, chain, leaf, canonical, canonical));
        }

        Verified result = walked(EVENTS);
        assertThat(result.findings())
                .extracting(Finding::kind, Finding::position)
                .contains(tuple("ROOT_DIFFERS", 300L));
        assertThat(result.covered()).isEqualTo(300);
        assertThat(result.findings().get(result.findings().size() - 1).says()).contains("300 and 399");
    }

    @Test
    void aCheckpointOfAnotherKeyIsNoCheckpoint() {
        SigningKey other = SigningKey.of("test/0123", seed(2));
        SignedCheckpoint at = checkpoints.get(200L);
        var checkpoint = new Checkpoint(ORIGIN, 200, at.root());
        checkpoints.put(200L, of(checkpoint, checkpoint.signed(List.of(other), NOON)));

        assertFound(walked(EVENTS), "SIGNATURE_WRONG", 199L);
    }

    @Test
    void aCheckpointOfAKeyThatWasReplacedIsFound() {
        signedAnew(200, NOON, key, next);
        signedAnew(300, NOON, next);
        signedAnew(400, NOON, key);
        signedAnew(500, NOON, next);
        signedAnew(600, NOON, next);

        Verified result = walked(EVENTS);
        assertFound(result, "KEY_REPLACED", 399L);
        assertThat(result.covered()).isEqualTo(EVENTS);
    }

    @Test
    void aFormerKeyMaySignAloneAgainWhileItIsBeingReplaced() {
        signedAnew(200, NOON, key, next);
        signedAnew(500, NOON, key, next);
        signedAnew(600, NOON, next);

        assertThat(walked(EVENTS).findings()).isEmpty();
    }

    @Test
    void aCheckpointFromBeforeTheOneBeforeItIsFound() {
        signedAnew(300, NOON.minusSeconds(3_600), key);

        assertFound(walked(EVENTS), "TIME_WRONG", 299L);
    }

    @Test
    void aCheckpointWhoseRowSaysAnotherTimeThanWasSignedIsFound() {
        SignedCheckpoint at = checkpoints.get(300L);
        checkpoints.put(300L, of(new Checkpoint(ORIGIN, 300, at.root()), NOON.plusSeconds(60), at.note()));

        assertFound(walked(EVENTS), "SIGNATURE_WRONG", 299L);
    }

    @Test
    void anEventLaterThanTheCheckpointThatCoversItIsFound() {
        PositionedEvent at = log.get(317);
        Instant later = NOON.plusSeconds(3_600);
        log.set(
                317,
                new PositionedEvent(at.n(), at.event(), later, at.chain(), at.leaf(), at.canonical(), at.columns()));

        assertFound(walked(EVENTS), "TIME_WRONG", 317L);
    }

    @Test
    void anErasedValueThatIsThereAgainIsFoundWhereItsEventStands() {
        LogWalk walk = walk();
        walk.returned(new Returned(new UUID(0, 5), 5L));

        assertFound(walk.result(), "ERASED_VALUE", 5L);
    }

    @Test
    void aCutOffTailIsFound() {
        log.subList(550, EVENTS).clear();

        assertFound(walked(EVENTS), "TRUNCATED", 550L);
    }

    @Test
    void aMirrorThatKnowsAnotherPastIsFound() {
        LogWalk walk = walk();
        walk.mirrored(
                new Checkpoint(ORIGIN, 200, new byte[32]), checkpoints.get(200L).root(), EVENTS);
        walk.mirrored(new Checkpoint(ORIGIN, 700, new byte[32]), null, EVENTS);
        walk.mirrored(new Checkpoint(ORIGIN, 250, new byte[32]), null, EVENTS);

        assertThat(walk.result().findings())
                .extracting(Finding::kind)
                .containsExactly("FORKED", "TRUNCATED", "INCONSISTENT");
    }

    @Test
    void whatRetentionRemovedIsNotMissing() {
        removable.add(new Removable(30, 40, 50));
        remove(30);
        remove(39);
        assertThat(walked(EVENTS).findings()).isEmpty();

        remove(40);
        assertFound(walked(EVENTS), "EVENT_MISSING", 40L);
    }

    @Test
    void aRecordExplainsNothingThatCameAfterIt() {
        removable.add(new Removable(30, 60, 50));
        remove(45);
        assertFound(walked(EVENTS), "EVENT_MISSING", 45L);
    }

    private void remove(int position) {
        PositionedEvent at = log.get(position);
        log.set(position, new PositionedEvent(at.n(), at.event(), at.time(), at.chain(), at.leaf(), null, null));
    }

    @Test
    void aChangedTreeIsFound() {
        stored.put(new Subtree(8, 1), new byte[32]);

        assertFound(walked(EVENTS), "TREE_CHANGED", 256L);
    }

    private static void assertFound(Verified result, String kind, Long position) {
        assertThat(result.intact()).isFalse();
        assertThat(result.findings())
                .first()
                .extracting(Finding::kind, Finding::position)
                .containsExactly(kind, position);
        assertThat(result.found())
                .as("one change is one finding: %s", result.findings())
                .isEqualTo(1);
    }

    private Verified walked(long said) {
        LogWalk walk = walk();
        walk.end(said);
        return walk.result();
    }

    private LogWalk walk() {
        var walk = new LogWalk(TENANT, List.of(key.verifier(), next.verifier()), removable);
        for (PositionedEvent event : log) {
            walk.position(event);
            SignedCheckpoint due = checkpoints.get(walk.next());
            if (due != null) {
                walk.checkpoint(due);
            }
        }
        walk.completed().forEach((subtree, hash) -> walk.stored(subtree, hash, stored.get(subtree)));
        return walk;
    }

    private static byte[] seed(int number) {
        byte[] seed = new byte[32];
        seed[0] = (byte) number;
        return seed;
    }

    private SignedCheckpoint signed(byte[] root, long size) {
        var checkpoint = new Checkpoint(ORIGIN, size, root);
        return of(checkpoint, checkpoint.signed(List.of(key), NOON));
    }

    private void signedAnew(long size, Instant time, SigningKey... keys) {
        var checkpoint = new Checkpoint(ORIGIN, size, checkpoints.get(size).root());
        checkpoints.put(size, of(checkpoint, time, checkpoint.signed(List.of(keys), time)));
    }

    private static SignedCheckpoint of(Checkpoint checkpoint, String note) {
        return of(checkpoint, NOON, note);
    }

    private static SignedCheckpoint of(Checkpoint checkpoint, Instant time, String note) {
        return new SignedCheckpoint(checkpoint.size(), checkpoint.size(), time, 1, ORIGIN, checkpoint.root(), note);
    }
}
