package io.holdfast.rbac.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rbac.decision.AnyOrganization;
import io.holdfast.rbac.decision.Evaluator;
import io.holdfast.rbac.decision.Facts;
import io.holdfast.rbac.decision.Question;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.Size;

/**
 * The same comparison as {@link RightsSnapshotTest} over few organizations that are always the same ones: fast enough, and sure enough, to
 * be asked after each mutation and for every branch.
 */
class SnapshotOfKnownSeedsTest {
    private static final String SEED = "20261130";

    @Property(tries = 120, seed = SEED, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void theSnapshotAnswersAsTheSpecification(
            @ForAll("organizations") Facts facts, @ForAll @Size(40) List<@From("questions") Question> questions) {
        RightsSnapshot snapshot = RightsSnapshot.of(facts);
        for (Question question : questions) {
            assertThat(snapshot.decide(question))
                    .as("%s", question)
                    .isEqualTo(Evaluator.decide(facts, question).reason());
        }
        assertThat(snapshot.size())
                .isEqualTo(facts.members().size() + facts.within().size());
    }

    /** Everybody's rows come from another organization with the same roles and places. */
    @Property(tries = 60, seed = SEED, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void aSnapshotWithChangedPeopleAnswersByTheirNewRows(
            @ForAll("organizations") Facts before,
            @ForAll("organizations") Facts others,
            @ForAll @Size(max = 3) Set<@From("people") UUID> gone,
            @ForAll @Size(40) List<@From("questions") Question> questions) {
        Facts after = new Facts(
                before.tenant(),
                before.tenantActive(),
                others.members(),
                others.assignments(),
                others.denials(),
                before.juniors(),
                before.ownPermissions(),
                before.templatePermissions(),
                before.overrides(),
                before.within());
        Set<UUID> everybody = new HashSet<>(gone);
        everybody.addAll(before.members().keySet());
        everybody.addAll(after.members().keySet());
        RightsSnapshot patched = RightsSnapshot.of(before).with(everybody, after);
        for (Question question : questions) {
            assertThat(patched.decide(question))
                    .as("%s", question)
                    .isEqualTo(Evaluator.decide(after, question).reason());
        }
    }

    @Provide
    Arbitrary<Facts> organizations() {
        return AnyOrganization.facts();
    }

    @Provide
    Arbitrary<Question> questions() {
        return AnyOrganization.question();
    }

    @Provide
    Arbitrary<UUID> people() {
        return AnyOrganization.people();
    }
}
