package io.holdfast.rbac.snapshot;

import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rbac.decision.AnyOrganization;
import io.holdfast.rbac.decision.Decision;
import io.holdfast.rbac.decision.Evaluator;
import io.holdfast.rbac.decision.Facts;
import io.holdfast.rbac.decision.Question;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;

/** The snapshot against the specification, over organizations of every kind. */
class RightsSnapshotTest {
    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void theSnapshotAndTheSpecificationGiveOneAnswer(
            @ForAll("organizations") Facts facts, @ForAll @Size(20) List<@From("questions") Question> questions) {
        RightsSnapshot snapshot = RightsSnapshot.of(facts);
        for (Question question : questions) {
            Decision right = Evaluator.decide(facts, question);
            assertThat(snapshot.decide(question)).as("%s", question).isEqualTo(right.reason());
            Statistics.collect(right.reason());
        }
        Statistics.coverage(coverage -> {
            for (Decision.Reason reason : Decision.Reason.values()) {
                if (reason != Decision.Reason.FAILED) {
                    coverage.check(reason).percentage(share -> share > 1);
                }
            }
        });
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void aSnapshotWithChangedPeopleIsTheOneThatIsMadeAnew(
            @ForAll("organizations") Facts before,
            @ForAll("organizations") Facts after,
            @ForAll @Size(max = 3) Set<@From("people") UUID> changed,
            @ForAll @Size(20) List<@From("questions") Question> questions) {
        Facts whole = withPeople(before, facts(before, not(changed::contains)), facts(after, changed::contains));
        RightsSnapshot patched = RightsSnapshot.of(before).with(changed, facts(whole, changed::contains));
        RightsSnapshot anew = RightsSnapshot.of(whole);
        for (Question question : questions) {
            assertThat(patched.decide(question)).as("%s", question).isEqualTo(anew.decide(question));
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

    /** What is known of some people alone. */
    private static Facts facts(Facts all, Predicate<UUID> people) {
        return new Facts(
                all.tenant(),
                all.tenantActive(),
                all.members().entrySet().stream()
                        .filter(member -> people.test(member.getKey()))
                        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue)),
                all.assignments().stream().filter(a -> people.test(a.user())).toList(),
                all.denials().stream().filter(d -> people.test(d.user())).toList(),
                all.juniors(),
                all.ownPermissions(),
                all.templatePermissions(),
                all.overrides(),
                all.within());
    }

    private static Facts withPeople(Facts organization, Facts some, Facts others) {
        Map<UUID, Boolean> members = new HashMap<>(some.members());
        members.putAll(others.members());
        return new Facts(
                organization.tenant(),
                organization.tenantActive(),
                members,
                concat(some.assignments(), others.assignments()),
                concat(some.denials(), others.denials()),
                organization.juniors(),
                organization.ownPermissions(),
                organization.templatePermissions(),
                organization.overrides(),
                organization.within());
    }

    private static <T> List<T> concat(List<T> some, List<T> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
