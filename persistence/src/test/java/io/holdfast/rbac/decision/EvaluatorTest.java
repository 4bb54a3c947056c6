package io.holdfast.rbac.decision;

import static io.holdfast.rbac.decision.AnOrganization.EVERYWHERE;
import static io.holdfast.rbac.decision.AnOrganization.NOW;
import static io.holdfast.rbac.decision.AnOrganization.from;
import static io.holdfast.rbac.decision.AnOrganization.id;
import static io.holdfast.rbac.decision.AnOrganization.in;
import static io.holdfast.rbac.decision.AnOrganization.place;
import static io.holdfast.rbac.decision.AnOrganization.revoked;
import static io.holdfast.rbac.decision.AnOrganization.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rbac.decision.Decision.Finding;
import io.holdfast.rbac.decision.Decision.Reason;
import io.holdfast.rbac.decision.Facts.Effect;
import io.holdfast.shared.security.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The rules of a decision, R1 to R5 of docs/PERMISSIONS.md, one by one. */
class EvaluatorTest {
    private static final String ANN = "ann";
    private static final String APPROVE = "approve:budget";
    private static final String READ = "read:budget";
    private static final String TREASURER = "treasurer";
    private static final String PRESIDENT = "president";
    private static final Duration MICROSECOND = Duration.ofNanos(1000);

    private final AnOrganization organization =
            new AnOrganization().member(ANN).role(TREASURER, APPROVE, READ).role(PRESIDENT);

    @Nested
    class R1Standing {
        @Test
        void nobodyMayAnythingInATenantThatIsNotActive() {
            organization.assigned(ANN, TREASURER, EVERYWHERE).closed();
            refused(organization.may(ANN, APPROVE), Reason.TENANT_NOT_ACTIVE);
        }

        @Test
        void aQuestionAboutAnotherTenantIsRefused() {
            organization.assigned(ANN, TREASURER, EVERYWHERE);
            refused(
                    organization.decide(new Question(UUID.randomUUID(), id(ANN), APPROVE, Scope.TENANT, NOW)),
                    Reason.TENANT_NOT_ACTIVE);
        }

        @Test
        void whoIsNoMemberMayNothing() {
            organization.assigned("bob", TREASURER, EVERYWHERE);
            refused(organization.may("bob", APPROVE), Reason.NOT_A_MEMBER);
        }

        @Test
        void aDisabledMemberMayNothing() {
            organization.assigned(ANN, TREASURER, EVERYWHERE).disabled(ANN);
            refused(organization.may(ANN, APPROVE), Reason.MEMBER_DISABLED);
        }

        @Test
        void aPlaceOfAnotherTenantIsNotHereEvenForWhoMayEverything() {
            organization.assigned(ANN, TREASURER, EVERYWHERE);
            refused(organization.may(ANN, APPROVE, place(Scope.Type.ACCOUNT, "elsewhere")), Reason.RESOURCE_NOT_HERE);
        }

        @Test
        void theStandingIsJudgedBeforeAnythingElse() {
            organization.disabled(ANN).denied(ANN, APPROVE, EVERYWHERE).assigned(ANN, TREASURER, EVERYWHERE);
            Decision decision = organization.may(ANN, APPROVE);
            refused(decision, Reason.MEMBER_DISABLED);
            assertThat(decision.denials()).isEmpty();
            assertThat(decision.grants()).isEmpty();
        }
    }

    @Nested
    class R2Assignments {
        private final Scope acme = place(Scope.Type.ACCOUNT, "acme");
        private final Scope globex = place(Scope.Type.ACCOUNT, "globex");
        private final Scope bridge = place(Scope.Type.PROJECT, "bridge");

        private void places() {
            organization.place(acme, Scope.TENANT).place(globex, Scope.TENANT).place(bridge, acme);
        }

        @Test
        void anAssignmentOfAnotherPersonCountsForNothing() {
            organization.member("bob").assigned("bob", TREASURER, EVERYWHERE);
            refused(organization.may(ANN, APPROVE), Reason.NOT_GRANTED);
        }

        @Test
        void aRevokedAssignmentIsGone() {
            organization.assigned(ANN, TREASURER, revoked());
            assertThat(finding(organization.may(ANN, APPROVE))).isEqualTo(Finding.REVOKED);
        }

        @Test
        void anAssignmentHoldsFromItsFirstMomentOn() {
            organization.assigned(ANN, TREASURER, from(NOW, null));
            granted(organization.may(ANN, APPROVE));
        }

        @Test
        void anAssignmentDoesNotHoldAMomentBeforeItBegins() {
            organization.assigned(ANN, TREASURER, from(NOW.plus(MICROSECOND), null));
            assertThat(finding(organization.may(ANN, APPROVE))).isEqualTo(Finding.NOT_YET_VALID);
        }

        @Test
        void anAssignmentDoesNotHoldAtItsEnd() {
            organization.assigned(ANN, TREASURER, from(NOW.minusSeconds(1), NOW));
            assertThat(finding(organization.may(ANN, APPROVE))).isEqualTo(Finding.EXPIRED);
        }

        @Test
        void anAssignmentHoldsUntilAMomentBeforeItsEnd() {
            organization.assigned(ANN, TREASURER, from(NOW.minusSeconds(1), NOW.plus(MICROSECOND)));
            granted(organization.may(ANN, APPROVE));
        }

        @Test
        void anAssignmentForTheOrganizationCoversEveryPlaceOfIt() {
            places();
            organization.assigned(ANN, TREASURER, EVERYWHERE);
            granted(organization.may(ANN, APPROVE));
            granted(organization.may(ANN, APPROVE, acme));
            granted(organization.may(ANN, APPROVE, bridge));
        }

        @Test
        void anAssignmentForAPlaceCoversItAndWhatLiesWithin() {
            places();
            organization.assigned(ANN, TREASURER, in(acme));
            granted(organization.may(ANN, APPROVE, acme));
            granted(organization.may(ANN, APPROVE, bridge));
            assertThat(finding(organization.may(ANN, APPROVE, globex))).isEqualTo(Finding.OUT_OF_SCOPE);
        }

        @Test
        void anAssignmentForAPlaceCoversNothingWider() {
            places();
            organization.assigned(ANN, TREASURER, in(bridge));
            assertThat(finding(organization.may(ANN, APPROVE, acme))).isEqualTo(Finding.OUT_OF_SCOPE);
            assertThat(finding(organization.may(ANN, APPROVE))).isEqualTo(Finding.OUT_OF_SCOPE);
        }

        @Test
        void placesOfTwoKindsWithOneIdAreTwoPlaces() {
            organization.place(acme, Scope.TENANT).place(place(Scope.Type.LOCATION, "acme"), Scope.TENANT);
            organization.assigned(ANN, TREASURER, in(acme));
            assertThat(organization
                            .may(ANN, APPROVE, place(Scope.Type.LOCATION, "acme"))
                            .allowed())
                    .isFalse();
        }

        @Test
        void placesThatLieWithinEachOtherEndInAnAnswer() {
            organization.place(acme, bridge).place(bridge, acme).assigned(ANN, TREASURER, in(globex));
            refused(organization.may(ANN, APPROVE, bridge), Reason.NOT_GRANTED);
        }
    }

    @Nested
    class R3ActiveRoles {
        @Test
        void anAssignedRoleThatIsNotActiveGrantsNothing() {
            organization.assigned(ANN, TREASURER, EVERYWHERE);
            assertThat(finding(organization.mayActing(ANN, APPROVE, PRESIDENT))).isEqualTo(Finding.ROLE_NOT_ACTIVE);
            assertThat(finding(organization.mayActing(ANN, APPROVE))).isEqualTo(Finding.ROLE_NOT_ACTIVE);
            granted(organization.mayActing(ANN, APPROVE, TREASURER));
        }

        @Test
        void anActiveRoleThatIsNotAssignedGrantsNothing() {
            organization.assigned(ANN, PRESIDENT, EVERYWHERE);
            assertThat(organization.mayActing(ANN, APPROVE, TREASURER).allowed())
                    .isFalse();
        }

        @Test
        void aJuniorRoleCanBeActiveAlone() {
            organization
                    .role("member", "read:events")
                    .takesOver(TREASURER, "member")
                    .assigned(ANN, TREASURER, EVERYWHERE);
            granted(organization.mayActing(ANN, "read:events", "member"));
            assertThat(organization.mayActing(ANN, APPROVE, "member").allowed()).isFalse();
        }
    }

    @Nested
    class R4WhatARoleHolds {
        @Test
        void aRoleHoldsItsOwnAndThoseOfItsTemplate() {
            organization.template(PRESIDENT, "publish:events").assigned(ANN, PRESIDENT, EVERYWHERE);
            granted(organization.may(ANN, "publish:events"));
            assertThat(finding(organization.may(ANN, APPROVE))).isEqualTo(Finding.PERMISSION_NOT_IN_ROLE);
        }

        @Test
        void aSeniorRoleHoldsWhatItsJuniorsHoldOverAnyNumberOfSteps() {
            organization
                    .takesOver(PRESIDENT, "vice_president")
                    .takesOver("vice_president", TREASURER)
                    .assigned(ANN, PRESIDENT, EVERYWHERE);
            Decision decision = organization.may(ANN, APPROVE);
            granted(decision);
            assertThat(decision.grants().get(0).path())
                    .isEqualTo(List.of(id(PRESIDENT), id("vice_president"), id(TREASURER)));
        }

        @Test
        void aJuniorRoleHoldsNothingOfItsSeniors() {
            organization.takesOver(TREASURER, "member").assigned(ANN, "member", EVERYWHERE);
            refused(organization.may(ANN, APPROVE), Reason.NOT_GRANTED);
        }

        @Test
        void rolesThatTakeOverFromEachOtherEndInAnAnswer() {
            organization
                    .takesOver(PRESIDENT, "secretary")
                    .takesOver("secretary", PRESIDENT)
                    .assigned(ANN, PRESIDENT, EVERYWHERE);
            refused(organization.may(ANN, APPROVE), Reason.NOT_GRANTED);
        }

        @Test
        void whatTheOrganizationRemovesIsGoneFromOwnAndTemplate() {
            organization.template(PRESIDENT, APPROVE).assigned(ANN, TREASURER, EVERYWHERE);
            organization.overridden(Effect.REMOVE, TREASURER, APPROVE).overridden(Effect.REMOVE, PRESIDENT, APPROVE);
            refused(organization.may(ANN, APPROVE), Reason.NOT_GRANTED);
            granted(organization.may(ANN, READ));
            organization.assigned(ANN, PRESIDENT, EVERYWHERE);
            refused(organization.may(ANN, APPROVE), Reason.NOT_GRANTED);
        }

        @Test
        void whatTheOrganizationAddsIsHeldAlsoWhereItRemovesIt() {
            organization.assigned(ANN, PRESIDENT, EVERYWHERE).overridden(Effect.ADD, PRESIDENT, APPROVE);
            granted(organization.may(ANN, APPROVE));
            organization.overridden(Effect.REMOVE, PRESIDENT, APPROVE);
            granted(organization.may(ANN, APPROVE));
        }

        @Test
        void anOverrideOfOneRoleSaysNothingOfAnother() {
            organization.assigned(ANN, TREASURER, EVERYWHERE).overridden(Effect.REMOVE, PRESIDENT, APPROVE);
            granted(organization.may(ANN, APPROVE));
        }

        @Test
        void aRemovalFromAJuniorRoleReachesTheSenior() {
            organization.takesOver(PRESIDENT, TREASURER).assigned(ANN, PRESIDENT, EVERYWHERE);
            organization.overridden(Effect.REMOVE, TREASURER, APPROVE);
            refused(organization.may(ANN, APPROVE), Reason.NOT_GRANTED);
        }

        @Test
        void aLockedPermissionIsHeldByTheNamedRolesWhateverElseIsSaid() {
            organization.lockedAbove(PRESIDENT, APPROVE);
            organization.overridden(Effect.REMOVE, PRESIDENT, APPROVE).overridden(Effect.ADD, TREASURER, APPROVE);
            organization.member("bob").assigned("bob", PRESIDENT, EVERYWHERE);
            organization.assigned(ANN, TREASURER, EVERYWHERE);
            granted(organization.may("bob", APPROVE));
            assertThat(finding(organization.may(ANN, APPROVE))).isEqualTo(Finding.PERMISSION_LOCKED);
            granted(organization.may(ANN, READ));
        }

        @Test
        void aLockedPermissionIsNotTakenOver() {
            organization.lockedAbove(TREASURER, APPROVE).takesOver(PRESIDENT, TREASURER);
            organization.assigned(ANN, PRESIDENT, EVERYWHERE);
            assertThat(finding(organization.may(ANN, APPROVE))).isEqualTo(Finding.PERMISSION_LOCKED);
            granted(organization.may(ANN, READ));
        }

        @Test
        void ofSeveralLocksTheHighestOneCounts() {
            organization.lockedAbove(2, id(PRESIDENT), APPROVE).lockedAbove(1, id(TREASURER), APPROVE);
            organization.member("bob").assigned("bob", PRESIDENT, EVERYWHERE);
            organization.assigned(ANN, TREASURER, EVERYWHERE);
            granted(organization.may("bob", APPROVE));
            assertThat(finding(organization.may(ANN, APPROVE))).isEqualTo(Finding.PERMISSION_LOCKED);
        }

        @Test
        void aPermissionThatIsLockedToRolesWhichAreNotHereIsHeldByNobody() {
            organization.lockedAbove(1, null, APPROVE).assigned(ANN, TREASURER, EVERYWHERE);
            assertThat(finding(organization.may(ANN, APPROVE))).isEqualTo(Finding.PERMISSION_LOCKED);
        }

        @Test
        void aLockOfTheOrganizationItselfBindsThoseBelowAndNotIt() {
            organization.overridden(Effect.LOCK, PRESIDENT, APPROVE).assigned(ANN, TREASURER, EVERYWHERE);
            granted(organization.may(ANN, APPROVE));
        }
    }

    @Nested
    class R5Verdict {
        @Test
        void withoutAGrantTheAnswerIsNo() {
            refused(organization.may(ANN, APPROVE), Reason.NOT_GRANTED);
        }

        @Test
        void aPermissionThatNobodyKnowsIsNotGranted() {
            organization.assigned(ANN, TREASURER, EVERYWHERE);
            refused(organization.may(ANN, "fly:rockets"), Reason.NOT_GRANTED);
        }

        @Test
        void anExplicitDenyBeatsEveryGrant() {
            organization.assigned(ANN, TREASURER, EVERYWHERE).denied(ANN, APPROVE, EVERYWHERE);
            refused(organization.may(ANN, APPROVE), Reason.DENIED_EXPLICITLY);
            granted(organization.may(ANN, READ));
        }

        @Test
        void aDenyOfAWiderPlaceBeatsAGrantOfANarrowerOne() {
            Scope acme = place(Scope.Type.ACCOUNT, "acme");
            organization.place(acme, Scope.TENANT).assigned(ANN, TREASURER, in(acme));
            organization.denied(ANN, APPROVE, EVERYWHERE);
            refused(organization.may(ANN, APPROVE, acme), Reason.DENIED_EXPLICITLY);
        }

        @Test
        void aDenyOfOnePlaceLeavesTheOthers() {
            Scope acme = place(Scope.Type.ACCOUNT, "acme");
            Scope globex = place(Scope.Type.ACCOUNT, "globex");
            organization.place(acme, Scope.TENANT).place(globex, Scope.TENANT);
            organization.assigned(ANN, TREASURER, EVERYWHERE).denied(ANN, APPROVE, in(acme));
            refused(organization.may(ANN, APPROVE, acme), Reason.DENIED_EXPLICITLY);
            granted(organization.may(ANN, APPROVE, globex));
            granted(organization.may(ANN, APPROVE));
        }

        @Test
        void aDenyOfAnotherPersonOrARevokedOrEndedOneSaysNothing() {
            organization.assigned(ANN, TREASURER, EVERYWHERE);
            organization
                    .denied("bob", APPROVE, EVERYWHERE)
                    .denied(ANN, APPROVE, revoked())
                    .denied(ANN, APPROVE, from(NOW.minusSeconds(1), NOW));
            granted(organization.may(ANN, APPROVE));
        }

        @Test
        void aConditionDecidesOnceItsAttributeIsThere() {
            organization.assigned(ANN, TREASURER, when("status", "active"));
            granted(organization.mayWith(ANN, APPROVE, Map.of("status", "active")));
            assertThat(finding(organization.mayWith(ANN, APPROVE, Map.of("status", "archived"))))
                    .isEqualTo(Finding.CONDITION_NOT_MET);
        }

        @Test
        void aConditionThatCannotBeEvaluatedGrantsNothing() {
            organization.assigned(ANN, TREASURER, when("soft", true));
            assertThat(finding(organization.may(ANN, APPROVE))).isEqualTo(Finding.CONDITION_UNKNOWN);
            assertThat(finding(organization.mayWith(ANN, APPROVE, Map.of("soft", "true"))))
                    .isEqualTo(Finding.CONDITION_UNKNOWN);
        }

        @Test
        void aConditionThatCannotBeEvaluatedDenies() {
            organization.assigned(ANN, TREASURER, EVERYWHERE).denied(ANN, APPROVE, when("status", "archived"));
            refused(organization.may(ANN, APPROVE), Reason.DENIED_EXPLICITLY);
            granted(organization.mayWith(ANN, APPROVE, Map.of("status", "active")));
        }

        @Test
        void whateverGoesWrongTheAnswerIsNo() {
            Question broken = new Question(id("the organization"), id(ANN), APPROVE, Scope.TENANT, NOW);
            refused(Evaluator.decide(null, broken), Reason.FAILED);
        }

        @Test
        void everyBranchIsToldWithWhatItFailed() {
            organization
                    .assigned(ANN, PRESIDENT, EVERYWHERE)
                    .assigned(ANN, TREASURER, revoked())
                    .assigned(ANN, "member", from(NOW.plusSeconds(1), null));
            assertThat(organization.may(ANN, APPROVE).grants())
                    .extracting(Decision.Branch::finding)
                    .containsExactly(Finding.PERMISSION_NOT_IN_ROLE, Finding.REVOKED, Finding.NOT_YET_VALID);
        }

        @Test
        void sessionsWithoutActiveRolesMayNothingAndThoseThatActivateNoneMayAll() {
            organization.assigned(ANN, TREASURER, EVERYWHERE);
            var without = new Question(id("the organization"), id(ANN), APPROVE, Scope.TENANT, NOW, Set.of(), Map.of());
            assertThat(organization.decide(without).allowed()).isFalse();
            granted(organization.may(ANN, APPROVE));
        }
    }

    private static void granted(Decision decision) {
        assertThat(decision.allowed()).as("%s", decision).isTrue();
        assertThat(decision.reason()).isEqualTo(Reason.GRANTED);
    }

    private static void refused(Decision decision, Reason reason) {
        assertThat(decision.allowed()).as("%s", decision).isFalse();
        assertThat(decision.reason()).isEqualTo(reason);
    }

    /** Of the only assignment. */
    private static Finding finding(Decision decision) {
        assertThat(decision.allowed()).as("%s", decision).isFalse();
        assertThat(decision.grants()).hasSize(1);
        return decision.grants().get(0).finding();
    }
}
