package io.holdfast.rbac.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.rbac.decision.Facts.Effect;
import io.holdfast.rbac.model.PermissionMatrix;
import io.holdfast.rbac.model.PermissionMatrix.Cell;
import io.holdfast.rbac.model.PermissionMatrix.Lock;
import io.holdfast.shared.id.SessionId;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.Grants;
import io.holdfast.shared.security.Grants.Grant;
import io.holdfast.shared.security.Scope;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SettingsAuthorityTest {
    private static final String MANAGE = "manage:permissions";
    private static final String READ = "read:budget";
    private static final String APPROVE = "approve:budget";
    private static final Scope BRIDGE = new Scope(Scope.Type.PROJECT, UUID.randomUUID());
    private static final Caller.Origin NOWHERE = new Caller.Origin(null, null, "request");

    private Map<Cell, Effect> changes = Map.of();
    private Map<String, Lock> locks = Map.of();

    @Test
    void whatOneHoldsMayBeGivenToRolesUpToOnesOwn() {
        var president = authority(grant(MANAGE, "president"), grant(READ, "president"));

        allows(president, READ, "volunteer", Effect.ADD);
        allows(president, READ, "president", Effect.ADD);
        refuses(president, READ, "district_admin", Effect.ADD);
    }

    @Test
    void whatOneDoesNotHoldIsNotGivenByWhateverWay() {
        var president = authority(grant(MANAGE, "president"), grant(READ, "president"));
        refuses(president, APPROVE, "volunteer", Effect.ADD);
        refuses(president, APPROVE, "volunteer", Effect.LOCK);

        changes = Map.of(new Cell(APPROVE, "treasurer"), Effect.REMOVE);
        refuses(president, APPROVE, "treasurer", null);
        refuses(president, APPROVE, "treasurer", Effect.ADD);
        refuses(president, APPROVE, "treasurer", Effect.LOCK);
    }

    @Test
    void whatOneHoldsForAPartIsNotGivenToTheWhole() {
        refuses(
                authority(grant(MANAGE, "president"), new Grant(APPROVE, "president", BRIDGE)),
                APPROVE,
                "volunteer",
                Effect.ADD);
    }

    @Test
    void whatARoleHoldsMayBeTakenAwayAndLockedToItByWhoDoesNotHoldIt() {
        var president = authority(grant(MANAGE, "president"));

        allows(president, APPROVE, "treasurer", Effect.REMOVE);
        allows(president, APPROVE, "treasurer", Effect.LOCK);
        allows(president, APPROVE, "treasurer", Effect.ADD);
        refuses(president, APPROVE, "district_admin", Effect.REMOVE);
    }

    @Test
    void whatIsLockedHereToOtherRolesIsNotLockedBelowToOnesOwn() {
        locks = Map.of(APPROVE, new Lock("The state", Set.of("president")));

        refuses(authority(grant(MANAGE, "president")), APPROVE, "treasurer", Effect.LOCK);
    }

    @Test
    void theLevelIsThatOfTheRoleByWhichOneMay() {
        var helper = authority(grant(MANAGE, "volunteer"), grant(READ, "president"));

        allows(helper, READ, "volunteer", Effect.ADD);
        refuses(helper, READ, "treasurer", Effect.REMOVE);
        refuses(
                authority(new Grant(MANAGE, "president", BRIDGE), grant(READ, "president")),
                READ,
                "volunteer",
                Effect.ADD);
    }

    @Test
    void theOperatorIsNotBound() {
        var operator = SettingsAuthority.of(Caller.system("demo", TenantId.next(), Grants.NONE, NOWHERE), matrix());

        allows(operator, APPROVE, "district_admin", Effect.ADD);
    }

    @Test
    void aFaultNamesThePermissionOrTheRole() {
        assertThatThrownBy(() -> authority(grant(MANAGE, "president"))
                        .check(matrix(), new Cell(APPROVE, "volunteer"), Effect.ADD))
                .hasMessageContaining(APPROVE);
        assertThatThrownBy(() -> authority(grant(MANAGE, "president"))
                        .check(matrix(), new Cell(APPROVE, "district_admin"), null))
                .hasMessageContaining("district_admin");
    }

    private void allows(SettingsAuthority authority, String permission, String role, Effect effect) {
        assertThatCode(() -> authority.check(matrix(), new Cell(permission, role), effect))
                .doesNotThrowAnyException();
    }

    private void refuses(SettingsAuthority authority, String permission, String role, Effect effect) {
        assertThatThrownBy(() -> authority.check(matrix(), new Cell(permission, role), effect))
                .isInstanceOfSatisfying(DomainException.class, refused -> assertThat(refused.code())
                        .isEqualTo(ProblemCode.SETTING_REFUSED));
    }

    private SettingsAuthority authority(Grant... grants) {
        var held = new Grants(Arrays.asList(grants), Set.of());
        var caller = new Caller(
                Caller.Kind.USER,
                TenantId.next(),
                new UserId(UUID.randomUUID()),
                new SessionId(UUID.randomUUID()),
                "somebody@lincoln.example",
                null,
                held,
                NOWHERE);
        return SettingsAuthority.of(caller, matrix());
    }

    private PermissionMatrix matrix() {
        return new PermissionMatrix(
                new TreeMap<>(Map.of(MANAGE, "administration", READ, "budget", APPROVE, "budget")),
                Map.of("district_admin", 80, "president", 70, "treasurer", 50, "volunteer", 20),
                Set.of(new Cell(APPROVE, "treasurer"), new Cell(READ, "treasurer")),
                changes,
                locks);
    }

    private static Grant grant(String permission, String role) {
        return new Grant(permission, role, Scope.TENANT);
    }
}
