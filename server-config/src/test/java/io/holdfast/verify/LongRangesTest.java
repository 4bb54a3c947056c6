package io.holdfast.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ranges of several megabytes, which are read in blocks that are checked side by side. */
class LongRangesTest {
    private static final int SIZE = 7000;
    private static final TestLog LOG = TestLog.of(SIZE);

    @TempDir
    Path folder;

    private final Random random = new Random(70);

    @Test
    void aLongRangeVerifiesWithItsCheckpointsWhereverTheyLie() {
        var sizes = random.ints(40, 101, 6900).sorted().distinct().toArray();

        var outcome = verify(TestBundle.range(LOG, 101, 6900, SIZE), Mirror.write(folder, LOG, sizes));

        assertThat(outcome.kinds()).isEmpty();
        assertThat(outcome.json().getInt("events")).isEqualTo(6799);
        assertThat(outcome.json().getInt("keptContained")).isEqualTo(sizes.length);
    }

    @Test
    void anEditIsFoundAtItsPositionWhereverItLies() {
        var lines = TestBundle.all(LOG).text("events.jsonl").lines().toList();
        for (int i = 0; i < 15; i++) {
            var position = 1 + random.nextInt(SIZE - 1);
            var edited = new ArrayList<>(lines);
            edited.set(position, lines.get(position).replace("project.read", "project.tidy"));
            var outcome = verify(TestBundle.all(LOG).lines("events.jsonl", edited));
            assertThat(outcome.kinds()).contains("EVENT_CHANGED");
            assertThat(outcome.firstBad()).isEqualTo((position - 1) + " to " + position);
        }
    }

    @Test
    void aMissingLineIsFoundWhereverItLay() {
        var lines = TestBundle.all(LOG).text("events.jsonl").lines().toList();
        for (int i = 0; i < 15; i++) {
            var position = random.nextInt(SIZE);
            var fewer = new ArrayList<>(lines);
            fewer.remove(position);
            var outcome = verify(TestBundle.all(LOG).lines("events.jsonl", fewer));
            assertThat(outcome.kinds()).containsExactly("POSITION_MISSING");
            assertThat(outcome.firstBad()).isEqualTo("" + position);
        }
    }

    @Test
    void aChainThatWasComputedAnewIsFoundBetweenTheCheckpointsAroundIt() {
        var sizes = List.of(1000, 2048, 3333, 4096, 5001, 6999);
        var mirror = Mirror.write(
                folder, LOG, sizes.stream().mapToInt(Integer::intValue).toArray());
        for (int i = 1; i < sizes.size(); i++) {
            var position = sizes.get(i - 1) + random.nextInt(sizes.get(i) - sizes.get(i - 1));
            var rewritten = LOG.copy();
            rewritten.events.set(position, LOG.events.get(position).replace("project.read", "project.tidy"));
            var outcome = verify(TestBundle.all(rewritten).text("checkpoint.txt", LOG.checkpoint(SIZE)), mirror);
            assertThat(outcome.kinds()).containsExactlyInAnyOrder("ROOT_DIFFERS", "INCONSISTENT");
            assertThat(outcome.firstBad()).isEqualTo(sizes.get(i - 1) + " to " + (sizes.get(i) - 1));
        }
    }

    private Outcome verify(TestBundle bundle, Path... mirrors) {
        var arguments = new ArrayList<Object>(List.of(bundle.write(folder), "--key", LOG.keyText()));
        for (var mirror : mirrors) arguments.addAll(List.of("--last", mirror));
        return Outcome.of(arguments.toArray());
    }
}
