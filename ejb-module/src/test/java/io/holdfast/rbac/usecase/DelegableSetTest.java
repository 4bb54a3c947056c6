package io.holdfast.rbac.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rbac.model.Delegation;
import io.holdfast.rbac.model.Delegation.Kind;
import io.holdfast.rbac.model.RoleRights;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DelegableSetTest {
    private static final RoleRights TREASURER = role("treasurer", 50, true, "approve:budget", "read:budget");
    private static final RoleRights PRESIDENT = role("president", 70, true, "approve:budget", "manage:all-users");

    @Test
    void aRoleIsGivenAsItIsWithoutThePermissionsInIt() {
        var district = set(80, Set.of("read:budget"), row(Kind.ROLE, "treasurer"));

        assertThat(district.beyond(TREASURER)).isEmpty();
        assertThat(district.beyond(Set.of("approve:budget"))).containsExactly("approve:budget");
        assertThat(district.beyond(PRESIDENT)).containsExactly("approve:budget", "manage:all-users");
    }

    @Test
    void anOrganizationsRoleOfTheSameNameIsGivenByWhatItHolds() {
        var district = set(80, Set.of(), row(Kind.ROLE, "treasurer"));

        assertThat(district.beyond(role("treasurer", 50, false, "approve:budget")))
                .containsExactly("approve:budget");
    }

    @Test
    void aRoleAboveOnesOwnIsNotGivenThoughItIsNamed() {
        var low = set(40, Set.of(), row(Kind.ROLE, "treasurer"), row(Kind.SHIPPED_ROLES, ""));

        assertThat(low.reaches(40)).isTrue();
        assertThat(low.reaches(41)).isFalse();
        assertThat(low.beyond(TREASURER)).containsExactly("approve:budget", "read:budget");
    }

    @Test
    void holdingIsNotHandingOn() {
        assertThat(set(70, Set.of("read:budget"), row(Kind.PERMISSION, "read:events"))
                        .beyond(Set.of("read:budget", "read:events")))
                .containsExactly("read:budget");
    }

    @Test
    void whatWasTakenFromSomebodyIsNotHandedOnEither() {
        var whileHeld = new Delegation(Kind.PERMISSION, "read:budget", true, true);

        assertThat(set(70, Set.of("read:budget"), whileHeld).beyond(Set.of("read:budget")))
                .isEmpty();
        assertThat(set(70, Set.of(), whileHeld).beyond(Set.of("read:budget"))).containsExactly("read:budget");
    }

    @Test
    void whoMadeTheirRoleThemselvesHandOnWhatTheyHoldAndWhatTheOrganizationMade() {
        var steward = set(
                50,
                Set.of("read:budget"),
                row(Kind.SHIPPED_ROLES, ""),
                row(Kind.HELD_PERMISSIONS, ""),
                row(Kind.OWN_PERMISSIONS, ""));

        assertThat(steward.beyond(TREASURER)).isEmpty();
        assertThat(steward.beyond(Set.of("read:budget", "run:raffle", "approve:budget")))
                .containsExactly("approve:budget");
    }

    @Test
    void whoLooksAfterNobodyHandsOnNothingAndTheOperatorEverything() {
        var nobody = set(Integer.MIN_VALUE, Set.of("read:budget"));

        assertThat(nobody.reaches(0)).isFalse();
        assertThat(nobody.beyond(TREASURER)).hasSize(2);
        assertThat(DelegableSet.unbounded().reaches(100)).isTrue();
        assertThat(DelegableSet.unbounded().beyond(Set.of("manage:tenants"))).isEmpty();
    }

    @Test
    void whoComesFromThePlatformHandsOnShippedRolesAsTheyAreAndOfOthersWhatTheyHold() {
        var own = role("steward", 30, false, "read:budget", "approve:budget");
        var platform = DelegableSet.ofPlatform(false, List.of(TREASURER, own), Set.of("read:budget"));

        assertThat(platform.reaches(TREASURER.level())).isTrue();
        assertThat(platform.beyond(TREASURER)).isEmpty();
        assertThat(platform.beyond(own)).containsExactly("approve:budget");
        assertThat(DelegableSet.ofPlatform(true, List.of(TREASURER), Set.of("read:budget"))
                        .beyond(TREASURER))
                .hasSize(2);
    }

    private static DelegableSet set(int level, Set<String> held, Delegation... delegations) {
        return new DelegableSet(level, List.of(delegations), held, Set.of("run:raffle"));
    }

    private static Delegation row(Kind kind, String target) {
        return new Delegation(kind, target, false, true);
    }

    private static RoleRights role(String name, int level, boolean system, String... permissions) {
        return new RoleRights(UUID.randomUUID(), name, level, system, Set.of(permissions));
    }
}
