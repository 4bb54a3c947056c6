package io.holdfast.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FaultTest {
    @Test
    void aSeedBringsTheSameFaultsInTheSameOrder() {
        assertThat(Fault.plan(20, 20, new Random(7))).isEqualTo(Fault.plan(20, 20, new Random(7)));
        assertThat(Fault.plan(20, 20, new Random(7))).isNotEqualTo(Fault.plan(20, 20, new Random(8)));
    }

    @Test
    void aPlanHasTheKillsThatWereAskedForAndAPauseForEverySecondOne() {
        var plan = Fault.plan(100, 100, new Random(1));

        assertThat(plan).hasSize(300);
        assertThat(plan).filteredOn(fault -> fault == Fault.NODE_KILLED).hasSize(100);
        assertThat(plan).filteredOn(fault -> fault == Fault.DATABASE_KILLED).hasSize(100);
        assertThat(plan).filteredOn(fault -> fault == Fault.NODE_PAUSED_LONG).hasSize(25);
    }
}
