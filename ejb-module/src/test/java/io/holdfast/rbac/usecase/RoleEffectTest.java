package io.holdfast.rbac.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rbac.model.Delegation;
import io.holdfast.rbac.model.RoleRights;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RoleEffectTest {
    private static final RoleRights STEWARD = own("steward", 50, "manage:all-users");

    @Test
    void aNewRoleOfWhatIsDelegableIsFine() {
        assertThat(refusal("steward", null, own("clerk", 50, "read:budget", "run:raffle")))
                .isEmpty();
    }

    @Test
    void aNewRoleThatHoldsMoreIsRefusedWithWhatIsTooMuch() {
        assertThat(refusal("steward", null, own("clerk", 10, "read:budget", "manage:all-users")))
                .hasValue("'clerk' would hold what is not yours to give: manage:all-users.");
    }

    @Test
    void whatARoleHeldBeforeIsNotGained() {
        RoleRights before = own("clerk", 10, "manage:all-users");
        assertThat(refusal("steward", before, like(before, "clerk", 10, "manage:all-users", "read:budget")))
                .isEmpty();
        assertThat(refusal("steward", before, like(before, "clerk", 10, "read:budget")))
                .isEmpty();
    }

    @Test
    void aLevelAboveOnesOwnIsRefusedBeforeAndAfter() {
        RoleRights low = own("clerk", 10);
        RoleRights high = own("chief", 51);
        assertThat(refusal("steward", low, like(low, "clerk", 51))).hasValue(above("clerk"));
        assertThat(refusal("steward", high, like(high, "chief", 10))).hasValue(above("chief"));
        assertThat(refusal("steward", high, null)).hasValue(above("chief"));
    }

    @Test
    void aRoleThatOneHoldsIsNotTouchedEvenToTakeSomethingAway() {
        assertThat(refusal("steward", STEWARD, like(STEWARD, "steward", 50))).hasValueSatisfying(held("steward"));
        assertThat(refusal("steward", STEWARD, like(STEWARD, "renamed", 50))).hasValueSatisfying(held("steward"));
    }

    @Test
    void aSeniorRoleThatGainsThroughTheChangedOneCounts() {
        RoleRights junior = own("junior", 10);
        RoleRights senior = own("senior", 60);
        RoleRights mine = own("mine", 20);
        RoleRights changed = like(junior, "junior", 10, "read:budget");

        assertThat(new RoleEffect(
                                Set.of(junior.id()),
                                List.of(junior, senior),
                                List.of(changed, like(senior, "senior", 60, "read:budget")))
                        .refusal(Set.of("steward"), stewards()))
                .hasValue(above("senior"));
        assertThat(new RoleEffect(
                                Set.of(junior.id()),
                                List.of(junior, mine),
                                List.of(changed, like(mine, "mine", 20, "read:budget")))
                        .refusal(Set.of("steward", "mine"), stewards()))
                .hasValueSatisfying(held("mine"));
        assertThat(new RoleEffect(Set.of(junior.id()), List.of(junior, senior), List.of(changed, senior))
                        .refusal(Set.of("steward"), stewards()))
                .as("a role that nothing happens to")
                .isEmpty();
    }

    @Test
    void byTheSettingsOneTakesFromOneselfAndGivesOneselfNothing() {
        RoleRights less = like(STEWARD, "steward", 50);
        RoleRights more = like(STEWARD, "steward", 50, "manage:all-users", "read:budget");

        assertThat(new RoleEffect(Set.of(STEWARD.id()), List.of(STEWARD), List.of(less))
                        .refusalOfGains(Set.of("steward"), stewards()))
                .isEmpty();
        assertThat(new RoleEffect(Set.of(STEWARD.id()), List.of(STEWARD), List.of(more))
                        .refusalOfGains(Set.of("steward"), stewards()))
                .hasValueSatisfying(held("steward"));
        assertThat(new RoleEffect(Set.of(STEWARD.id()), List.of(STEWARD), List.of(more))
                        .refusalOfGains(Set.of("clerk"), stewards()))
                .isEmpty();
    }

    private static Optional<String> refusal(String caller, RoleRights before, RoleRights after) {
        return new RoleEffect(Set.of((after == null ? before : after).id()), listOf(before), listOf(after))
                .refusal(Set.of(caller), stewards());
    }

    private static DelegableSet stewards() {
        return new DelegableSet(
                50,
                List.of(
                        new Delegation(Delegation.Kind.PERMISSION, "read:budget", false, true),
                        new Delegation(Delegation.Kind.OWN_PERMISSIONS, "", false, true)),
                Set.of(),
                Set.of("run:raffle"));
    }

    private static Consumer<String> held(String role) {
        return reason -> assertThat(reason).startsWith("You hold '" + role + "'");
    }

    private static String above(String role) {
        return "'" + role + "' stands above the role by which you change roles.";
    }

    private static List<RoleRights> listOf(RoleRights role) {
        return role == null ? List.of() : List.of(role);
    }

    private static RoleRights like(RoleRights role, String name, int level, String... permissions) {
        return new RoleRights(role.id(), name, level, false, Set.of(permissions));
    }

    private static RoleRights own(String name, int level, String... permissions) {
        return new RoleRights(id(name), name, level, false, Set.of(permissions));
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
