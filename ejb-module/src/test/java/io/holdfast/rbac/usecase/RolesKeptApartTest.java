package io.holdfast.rbac.usecase;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rbac.decision.Facts;
import io.holdfast.rbac.decision.Facts.Assignment;
import io.holdfast.rbac.decision.Facts.Reach;
import io.holdfast.rbac.decision.Question;
import io.holdfast.rbac.model.SeparationSet;
import io.holdfast.rbac.model.SeparationSet.Kind;
import io.holdfast.shared.security.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RolesKeptApartTest {
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
    private static final Instant LATER = NOW.plus(Duration.ofDays(30));
    private static final Instant MUCH_LATER = NOW.plus(Duration.ofDays(60));
    private static final UUID TENANT = id("the organization");
    private static final UUID ANN = id("ann");
    private static final Map<UUID, String> NAMES = Stream.of("enterer", "releaser", "chief", "auditor", "clerk")
            .collect(toMap(RolesKeptApartTest::id, Function.identity()));

    private final List<Assignment> assignments = new ArrayList<>();
    private final List<SeparationSet> sets = new ArrayList<>();

    @Test
    void aRoleIsKeptApartFromOneThatThePersonHolds() {
        keptApart("Money", Kind.STATIC, 2, "enterer", "releaser");
        held("enterer", NOW, null);

        assertThat(brokenBy("releaser")).isEqualTo("Money");
        assertThat(brokenBy("auditor")).isNull();
    }

    @Test
    void whatARoleTakesOverFromCountsOnBothSides() {
        keptApart("Money", Kind.STATIC, 2, "enterer", "releaser");
        held("clerk", NOW, null);

        assertThat(brokenBy("chief")).isEqualTo("Money");
    }

    @Test
    void whatBeginsLaterCountsAndWhatIsOverOrTakenBackDoesNot() {
        keptApart("Money", Kind.STATIC, 2, "enterer", "releaser");
        held("enterer", NOW.minusSeconds(60), NOW);
        assignments.add(
                new Assignment(id("revoked"), ANN, id("enterer"), new Reach(Scope.TENANT, NOW, null, true, Map.of())));
        assertThat(brokenBy("releaser")).isNull();

        held("enterer", LATER, MUCH_LATER);
        assertThat(brokenBy("releaser")).isEqualTo("Money");
    }

    @Test
    void rolesThatAreNeverHeldTogetherDoNotAddUp() {
        keptApart("Books", Kind.STATIC, 3, "enterer", "releaser", "auditor");
        held("enterer", NOW, LATER);
        held("auditor", LATER, null);
        assertThat(brokenBy("releaser")).isNull();

        held("auditor", NOW, LATER);
        assertThat(brokenBy("releaser")).isEqualTo("Books");
    }

    @Test
    void setsOfSessionsAndSetsOfOtherRolesAreNoReason() {
        keptApart("Sessions", Kind.DYNAMIC, 2, "enterer", "releaser");
        keptApart("Others", Kind.STATIC, 2, "enterer", "auditor");
        held("enterer", NOW, null);
        held("auditor", NOW, null);

        assertThat(brokenBy("releaser")).isNull();
    }

    private void held(String role, Instant from, Instant to) {
        assignments.add(
                new Assignment(id(role + from), ANN, id(role), new Reach(Scope.TENANT, from, to, false, Map.of())));
    }

    private void keptApart(String name, Kind kind, int cardinality, String... roles) {
        sets.add(new SeparationSet(id(name), name, "", kind, cardinality, Arrays.asList(roles), 1));
    }

    /** The chief takes over from the releaser, the clerk from the enterer. */
    private String brokenBy(String role) {
        Map<UUID, Set<UUID>> juniors = Map.of(id("chief"), Set.of(id("releaser")), id("clerk"), Set.of(id("enterer")));
        var facts = new Facts(
                TENANT,
                true,
                Map.of(ANN, true),
                assignments,
                List.of(),
                juniors,
                Map.of(),
                Map.of(),
                List.of(),
                Map.of());
        var question = new Question(TENANT, ANN, "approve:budget", Scope.TENANT, NOW);
        return new RolesKeptApart(facts, question, sets, NAMES)
                .brokenBy(id(role))
                .map(SeparationSet::name)
                .orElse(null);
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }
}
