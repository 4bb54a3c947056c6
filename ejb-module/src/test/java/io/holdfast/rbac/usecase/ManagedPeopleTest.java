package io.holdfast.rbac.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rbac.model.Area;
import io.holdfast.shared.id.SessionId;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.Grants;
import io.holdfast.shared.security.Grants.Grant;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.Scope;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ManagedPeopleTest {
    private static final UUID ACME = UUID.randomUUID();
    private static final UUID GLOBEX = UUID.randomUUID();
    private static final UUID DOWNTOWN = UUID.randomUUID();
    private static final Scope BRIDGE = new Scope(Scope.Type.PROJECT, UUID.randomUUID());

    @Test
    void whoManagesEverybodyReachesTheTenantAndAllPlacesOfIt() {
        Area area = area(null, grant("admin", Permission.MANAGE_ALL_USERS, Scope.TENANT));

        assertThat(area).isEqualTo(Area.ALL);
        assertThat(area.reaches(Scope.TENANT, Map.of())).isTrue();
        assertThat(area.reaches(account(ACME), Map.of())).isTrue();
        assertThat(area.reaches(BRIDGE, Map.of())).isTrue();
    }

    @Test
    void anAccountsPeopleAreThoseOfTheAccountAndItsProjects() {
        Area area = area(null, grant("client_admin", Permission.MANAGE_ACCOUNT_USERS, account(ACME)));

        assertThat(area.reaches(account(ACME), Map.of(account(ACME), Scope.TENANT)))
                .isTrue();
        assertThat(area.reaches(BRIDGE, Map.of(BRIDGE, account(ACME), account(ACME), Scope.TENANT)))
                .isTrue();
        assertThat(area.reaches(BRIDGE, Map.of(BRIDGE, account(GLOBEX), account(GLOBEX), Scope.TENANT)))
                .isFalse();
        assertThat(area.reaches(BRIDGE, Map.of(BRIDGE, Scope.TENANT)))
                .as("a project of no account")
                .isFalse();
        assertThat(area.reaches(account(GLOBEX), Map.of())).isFalse();
        assertThat(area.reaches(Scope.TENANT, Map.of())).isFalse();
        assertThat(area.reaches(location(ACME), Map.of()))
                .as("a location of the same id")
                .isFalse();
    }

    @Test
    void anAccountPermissionForTheTenantMeansTheCallersOwnAccount() {
        assertThat(area(ACME, grant("helper", Permission.MANAGE_ACCOUNT_USERS, Scope.TENANT)))
                .isEqualTo(Area.ofAccount(ACME));
        assertThat(area(null, grant("helper", Permission.MANAGE_ACCOUNT_USERS, Scope.TENANT)))
                .matches(Area::isEmpty);
    }

    @Test
    void aPermissionOfTheOtherKindReachesNothing() {
        assertThat(area(ACME, grant("helper", Permission.MANAGE_LOCATION_USERS, account(ACME))))
                .matches(Area::isEmpty);
        assertThat(area(ACME, grant("helper", Permission.MANAGE_ACCOUNT_USERS, location(DOWNTOWN))))
                .matches(Area::isEmpty);
        assertThat(area(ACME, grant("helper", Permission.MANAGE_LOCATION_USERS, Scope.TENANT)))
                .matches(Area::isEmpty);
        assertThat(area(ACME, grant("helper", Permission.MANAGE_ALL_USERS, BRIDGE)))
                .matches(Area::isEmpty);
        assertThat(area(ACME, grant("admin", Permission.MANAGE_ALL_USERS, account(ACME))))
                .as("a part of everybody")
                .matches(Area::isEmpty);
        assertThat(area(ACME, grant("admin", Permission.MANAGE_SYSTEM, Scope.TENANT)))
                .matches(Area::isEmpty);
    }

    @Test
    void areasAddUp() {
        assertThat(area(
                        null,
                        grant("a", Permission.MANAGE_ACCOUNT_USERS, account(ACME)),
                        grant("b", Permission.MANAGE_LOCATION_USERS, location(DOWNTOWN))))
                .isEqualTo(new Area(false, Set.of(ACME), Set.of(DOWNTOWN)));
    }

    @Test
    void aRoleThatManagesNobodyThereIsNotOneByWhichTheCallerActs() {
        Caller caller = caller(
                null,
                grant("client_admin", Permission.MANAGE_ACCOUNT_USERS, account(ACME)),
                grant("internal_pm", Permission.READ_ALL_PROJECTS, Scope.TENANT),
                grant("admin", Permission.MANAGE_ACCOUNT_USERS, account(GLOBEX)));

        assertThat(ManagedPeople.rolesAt(caller, account(ACME), Map.of())).containsExactly("client_admin");
        assertThat(ManagedPeople.rolesAt(caller, Scope.TENANT, Map.of())).isEmpty();
    }

    private static Area area(UUID ownAccount, Grant... grants) {
        return ManagedPeople.areaOf(caller(ownAccount, grants));
    }

    private static Caller caller(UUID ownAccount, Grant... grants) {
        return new Caller(
                Caller.Kind.USER,
                TenantId.next(),
                UserId.next(),
                SessionId.next(),
                "p@people.example",
                ownAccount,
                new Grants(List.of(grants), Set.of()),
                new Caller.Origin("192.0.2.1", "Browser", "request-1"));
    }

    private static Grant grant(String role, Permission permission, Scope scope) {
        return new Grant(permission.key(), role, scope);
    }

    private static Scope account(UUID id) {
        return new Scope(Scope.Type.ACCOUNT, id);
    }

    private static Scope location(UUID id) {
        return new Scope(Scope.Type.LOCATION, id);
    }
}
