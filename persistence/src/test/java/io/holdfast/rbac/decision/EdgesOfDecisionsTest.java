package io.holdfast.rbac.decision;

import static io.holdfast.rbac.decision.AnOrganization.EVERYWHERE;
import static io.holdfast.rbac.decision.AnOrganization.id;
import static io.holdfast.rbac.decision.AnOrganization.in;
import static io.holdfast.rbac.decision.AnOrganization.place;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rbac.decision.Decision.Reason;
import io.holdfast.rbac.decision.Facts.Effect;
import io.holdfast.rbac.snapshot.RightsSnapshot;
import io.holdfast.shared.security.Scope;
import org.junit.jupiter.api.Test;

/** Facts that no table holds: the answer is the careful one all the same, of the specification and of what decides from memory. */
class EdgesOfDecisionsTest {
    private static final String ANN = "ann";
    private static final String TREASURER = "treasurer";
    private static final String APPROVE = "approve:budget";
    private static final Scope HALL = place(Scope.Type.ACCOUNT, "hall");
    private static final Scope ROOM = place(Scope.Type.PROJECT, "room");
    private static final Scope YARD = place(Scope.Type.LOCATION, "yard");

    private final AnOrganization organization = new AnOrganization().member(ANN);

    @Test
    void placesThatLieInOneAnotherEndInAnAnswer() {
        organization
                .role(TREASURER, APPROVE)
                .place(HALL, ROOM)
                .place(ROOM, HALL)
                .place(YARD, Scope.TENANT)
                .assigned(ANN, TREASURER, in(YARD));
        assertThat(organization.may(ANN, APPROVE, ROOM).reason()).isEqualTo(Reason.NOT_GRANTED);
        organization.assigned(ANN, TREASURER, in(HALL));
        assertThat(organization.may(ANN, APPROVE, ROOM).reason()).isEqualTo(Reason.GRANTED);
    }

    @Test
    void aPlaceOfWhichNobodyKnowsWhereItLiesIsInTheOrganization() {
        organization.role(TREASURER, APPROVE).place(ROOM, HALL).assigned(ANN, TREASURER, EVERYWHERE);
        assertThat(organization.may(ANN, APPROVE, ROOM).reason()).isEqualTo(Reason.GRANTED);
    }

    @Test
    void anOrganizationAboveLocksAndNeitherAddsNorRemoves() {
        organization
                .role(TREASURER, APPROVE)
                .assigned(ANN, TREASURER, EVERYWHERE)
                .assigned(ANN, "president", EVERYWHERE)
                .changed(Effect.REMOVE, id(TREASURER), APPROVE, 1)
                .changed(Effect.ADD, id("president"), "fly:rockets", 1);
        assertThat(organization.may(ANN, APPROVE).reason()).isEqualTo(Reason.GRANTED);
        assertThat(organization.may(ANN, "fly:rockets").reason()).isEqualTo(Reason.NOT_GRANTED);
    }

    @Test
    void aChangeOfARoleThatIsNotHereChangesNothing() {
        organization
                .role(TREASURER, APPROVE)
                .assigned(ANN, TREASURER, EVERYWHERE)
                .changed(Effect.ADD, null, "fly:rockets", 0)
                .changed(Effect.REMOVE, null, APPROVE, 0);
        assertThat(organization.may(ANN, APPROVE).reason()).isEqualTo(Reason.GRANTED);
        assertThat(organization.may(ANN, "fly:rockets").reason()).isEqualTo(Reason.NOT_GRANTED);
    }

    @Test
    void whatCannotBeDecidedFromMemoryIsANo() {
        assertThat(RightsSnapshot.of(organization.facts()).decide(null)).isEqualTo(Reason.FAILED);
    }
}
