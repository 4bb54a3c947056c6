package io.holdfast.shared.security;

import static io.holdfast.shared.security.Permission.READ_ALL_PROJECTS;
import static io.holdfast.shared.security.Permission.READ_OWN_PROJECTS;
import static io.holdfast.shared.security.Permission.VIEW_AUDIT_LOGS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GrantsTest {
    private static final UUID BRIDGE = UUID.randomUUID();
    private static final UUID TUNNEL = UUID.randomUUID();
    private static final UUID ACME = UUID.randomUUID();

    private final Grants grants = new Grants(
            List.of(
                    new Grants.Grant("read:own-projects", "client_user", new Scope(Scope.Type.PROJECT, BRIDGE)),
                    new Grants.Grant("read:own-projects", "client_user", new Scope(Scope.Type.PROJECT, TUNNEL)),
                    new Grants.Grant("read:own-projects", "client_user", new Scope(Scope.Type.ACCOUNT, ACME)),
                    new Grants.Grant("read:all-projects", "admin", Scope.TENANT),
                    new Grants.Grant("bake:bread", "baker", Scope.TENANT)),
            Set.of("client_user", "admin", "baker"));

    @Test
    void aPermissionIsHeldInAnyScope() {
        assertThat(grants.has(READ_OWN_PROJECTS)).isTrue();
        assertThat(grants.has(READ_ALL_PROJECTS)).isTrue();
        assertThat(grants.has(VIEW_AUDIT_LOGS)).isFalse();
        assertThat(Grants.NONE.has(READ_OWN_PROJECTS)).isFalse();
    }

    @Test
    void aPermissionForOneProjectIsNotOneForTheTenant() {
        assertThat(grants.hasInTenant(READ_OWN_PROJECTS)).isFalse();
        assertThat(grants.hasInTenant(READ_ALL_PROJECTS)).isTrue();
    }

    @Test
    void scopesAreThoseOfThePermissionAndTheKindAlone() {
        assertThat(grants.scopeIds(READ_OWN_PROJECTS, Scope.Type.PROJECT)).containsExactlyInAnyOrder(BRIDGE, TUNNEL);
        assertThat(grants.scopeIds(READ_OWN_PROJECTS, Scope.Type.ACCOUNT)).containsExactly(ACME);
        assertThat(grants.scopeIds(READ_OWN_PROJECTS, Scope.Type.LOCATION)).isEmpty();
        assertThat(grants.scopeIds(READ_ALL_PROJECTS, Scope.Type.TENANT)).isEmpty();
    }

    @Test
    void keysAreSortedAndIncludeTheTenantsOwn() {
        assertThat(grants.permissionKeys()).containsExactly("bake:bread", "read:all-projects", "read:own-projects");
    }

    @Test
    void grantsDoNotChangeWithTheListTheyWereMadeFrom() {
        List<Grants.Grant> list = new ArrayList<>(grants.all());
        Grants copy = new Grants(list, Set.of());
        list.clear();
        assertThat(copy.all()).hasSize(5);
    }
}
