package io.holdfast.bench.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rbac.decision.Decision.Reason;
import org.junit.jupiter.api.Test;

class ComparingTest {
    @Test
    void theSnapshotAnswersAsTheEvaluatorForEveryReason() {
        var tally = Comparing.inMemory(20261130, 500, 20);

        assertThat(tally.compared()).isEqualTo(10_000);
        assertThat(tally.differing()).isEmpty();
        for (var reason : Reason.values())
            if (reason != Reason.FAILED) assertThat(tally.reasons()).contains(reason.name());
    }

    @Test
    void anOrganizationComesFromItsSeed() {
        var one = RandomOrganization.storable(7);
        var other = RandomOrganization.storable(7);

        assertThat(one.known()).isEqualTo(other.known());
        assertThat(one.question()).isEqualTo(other.question());
    }

    @Test
    void anAnswerThatDiffersIsToldWithItsSeed() {
        var tally = new Tally();

        tally.compare(Reason.GRANTED, false, 42, "a question");

        assertThat(tally.differences()).isOne();
        assertThat(tally.differing()).containsExactly("seed 42: a question, right is GRANTED");
    }
}
