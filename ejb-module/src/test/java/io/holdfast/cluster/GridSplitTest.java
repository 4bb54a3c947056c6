package io.holdfast.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GridSplitTest {
    private final GridSplit split = new GridSplit();

    @Test
    void aGridOfAllNodesIsWhole() {
        assertThat(at(0, 2, 2)).isFalse();
        assertThat(at(60, 2, 2)).isFalse();
    }

    @Test
    void aMemberThatIsMissingForLongSplitsIt() {
        at(0, 2, 1);
        assertThat(at(10, 2, 1)).isFalse();
        assertThat(at(11, 2, 1)).isTrue();
    }

    @Test
    void aNodeThatIsJustJoiningDoesNot() {
        at(0, 2, 1);
        at(8, 2, 2);
        assertThat(at(12, 2, 1)).isFalse();
        assertThat(at(20, 2, 1)).isFalse();
    }

    @Test
    void itIsWholeAgainAsSoonAsAllAreThere() {
        at(0, 3, 1);
        assertThat(at(20, 3, 2)).isTrue();
        assertThat(at(22, 3, 3)).isFalse();
    }

    @Test
    void aMemberThatIsNoNodeOfOursDoesNotMatterAndNoGridIsNoSplit() {
        at(0, 1, 2);
        assertThat(at(30, 1, 2)).isFalse();
        at(40, 2, 0);
        assertThat(at(80, 2, 0)).isFalse();
    }

    private boolean at(long seconds, int nodes, int members) {
        return split.judge(nodes, members, TimeUnit.SECONDS.toNanos(seconds));
    }
}
