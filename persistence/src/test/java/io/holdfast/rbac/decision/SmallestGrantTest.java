package io.holdfast.rbac.decision;

import static io.holdfast.rbac.decision.AnOrganization.EVERYWHERE;
import static io.holdfast.rbac.decision.AnOrganization.NOW;
import static io.holdfast.rbac.decision.AnOrganization.id;
import static io.holdfast.rbac.decision.AnOrganization.place;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.shared.security.Scope;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SmallestGrantTest {
    private static final String ANN = "ann";
    private static final String APPROVE = "approve:budget";
    private static final Scope ACME = place(Scope.Type.ACCOUNT, "acme");

    private final AnOrganization organization = new AnOrganization()
            .member(ANN)
            .role("member")
            .role("treasurer", APPROVE)
            .role("president", APPROVE, "read:budget")
            .place(ACME, Scope.TENANT);

    @Test
    void itIsTheFirstRoleThatHoldsThePermission() {
        assertThat(smallest(Scope.TENANT, "member", "treasurer", "president")).contains(id("treasurer"));
        assertThat(smallest(ACME, "member", "president", "treasurer")).contains(id("president"));
    }

    @Test
    void aRoleThatTakesThePermissionOverCountsToo() {
        organization.takesOver("member", "treasurer");

        assertThat(smallest(Scope.TENANT, "member", "treasurer")).contains(id("member"));
    }

    @Test
    void aRoleThatIsHeldElsewhereIsFoundForThePlace() {
        organization.assigned(ANN, "treasurer", AnOrganization.in(place(Scope.Type.ACCOUNT, "globex")));

        assertThat(smallest(ACME, "treasurer")).contains(id("treasurer"));
    }

    @Test
    void whoMayAlreadyNeedsNothing() {
        organization.assigned(ANN, "president", EVERYWHERE);

        assertThat(smallest(ACME, "treasurer")).isEmpty();
    }

    @Test
    void noRoleHelpsWhoIsDeniedOrDisabledOrAsksAboutAPlaceThatIsNotThere() {
        assertThat(smallest(place(Scope.Type.ACCOUNT, "elsewhere"), "treasurer"))
                .isEmpty();
        organization.denied(ANN, APPROVE, EVERYWHERE);
        assertThat(smallest(ACME, "treasurer")).isEmpty();
        organization.disabled("bob");
        assertThat(SmallestGrant.of(
                        organization.facts(),
                        new Question(id("the organization"), id("bob"), APPROVE, ACME, NOW),
                        List.of(id("treasurer"))))
                .isEmpty();
    }

    @Test
    void whatNoRoleHoldsCannotBeGranted() {
        assertThat(smallest(ACME, "member")).isEmpty();
    }

    private Optional<UUID> smallest(Scope place, String... roles) {
        return SmallestGrant.of(
                organization.facts(),
                new Question(id("the organization"), id(ANN), APPROVE, place, NOW),
                Stream.of(roles).map(AnOrganization::id).toList());
    }
}
