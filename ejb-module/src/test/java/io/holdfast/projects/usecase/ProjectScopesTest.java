package io.holdfast.projects.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.projects.model.MirroredProject;
import io.holdfast.projects.model.ProjectScope;
import io.holdfast.shared.id.AccountId;
import io.holdfast.shared.id.ProjectId;
import io.holdfast.shared.id.SessionId;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.Grants;
import io.holdfast.shared.security.Grants.Grant;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProjectScopesTest {
    private static final UUID ACME = UUID.randomUUID();
    private static final UUID GLOBEX = UUID.randomUUID();
    private static final UUID BRIDGE = UUID.randomUUID();

    @Test
    void staffWithAllProjectsSeeTheTenant() {
        assertThat(scope(null, grant(Permission.READ_ALL_PROJECTS, Scope.TENANT)))
                .isEqualTo(ProjectScope.ALL);
    }

    @Test
    void allProjectsOfOneAccountAreNotThoseOfTheTenant() {
        assertThat(scope(null, grant(Permission.READ_ALL_PROJECTS, account(GLOBEX))))
                .isEqualTo(ProjectScope.of(Set.of(GLOBEX), Set.of()));
    }

    @Test
    void anAccountPermissionReachesTheAccountsItIsGrantedFor() {
        assertThat(scope(ACME, grant(Permission.READ_ACCOUNT_PROJECTS, account(GLOBEX))))
                .isEqualTo(ProjectScope.of(Set.of(GLOBEX), Set.of()));
    }

    @Test
    void anAccountPermissionForTheTenantMeansTheCallersOwnAccount() {
        assertThat(scope(ACME, grant(Permission.READ_ACCOUNT_PROJECTS, Scope.TENANT)))
                .isEqualTo(ProjectScope.of(Set.of(ACME), Set.of()));
        assertThat(scope(null, grant(Permission.READ_ACCOUNT_PROJECTS, Scope.TENANT)))
                .matches(ProjectScope::isEmpty);
    }

    @Test
    void ownProjectsAreThoseGrantedOneByOne() {
        assertThat(scope(ACME, grant(Permission.READ_OWN_PROJECTS, new Scope(Scope.Type.PROJECT, BRIDGE))))
                .isEqualTo(ProjectScope.of(Set.of(), Set.of(BRIDGE)));
        assertThat(scope(ACME, grant(Permission.READ_OWN_PROJECTS, Scope.TENANT)))
                .matches(ProjectScope::isEmpty);
        assertThat(scope(ACME, grant(Permission.READ_OWN_PROJECTS, account(ACME))))
                .matches(ProjectScope::isEmpty);
    }

    @Test
    void grantsAddUp() {
        assertThat(scope(
                        ACME,
                        grant(Permission.READ_ACCOUNT_PROJECTS, account(ACME)),
                        grant(Permission.READ_OWN_PROJECTS, new Scope(Scope.Type.PROJECT, BRIDGE))))
                .isEqualTo(ProjectScope.of(Set.of(ACME), Set.of(BRIDGE)));
    }

    @Test
    void billsOfOneProjectShowNoOtherProjectsMoney() {
        var bills = ProjectScopes.ofBills(caller(
                ACME,
                grant(Permission.READ_ALL_PROJECTS, Scope.TENANT),
                grant(Permission.READ_OWN_INVOICES, new Scope(Scope.Type.PROJECT, BRIDGE)),
                grant(Permission.READ_ACCOUNT_INVOICES, account(GLOBEX))));

        assertThat(bills).isEqualTo(ProjectScope.of(Set.of(GLOBEX), Set.of(BRIDGE)));
        assertThat(bills.reaches(project(BRIDGE, ACME))).isTrue();
        assertThat(bills.reaches(project(UUID.randomUUID(), GLOBEX))).isTrue();
        assertThat(bills.reaches(project(UUID.randomUUID(), ACME))).isFalse();
        assertThat(bills.reaches(project(UUID.randomUUID(), null))).isFalse();
        assertThat(ProjectScope.ALL.reaches(project(UUID.randomUUID(), null))).isTrue();
    }

    private static MirroredProject project(UUID id, UUID account) {
        return new MirroredProject(
                new ProjectId(id),
                "A project",
                "Active",
                0,
                account == null ? null : new AccountId(account),
                null,
                List.of(),
                null,
                null,
                Instant.EPOCH);
    }

    private static Scope account(UUID id) {
        return new Scope(Scope.Type.ACCOUNT, id);
    }

    private static Grant grant(Permission permission, Scope scope) {
        return new Grant(permission.key(), "role", scope);
    }

    private static ProjectScope scope(UUID account, Grant... grants) {
        return ProjectScopes.of(caller(account, grants));
    }

    private static Caller caller(UUID account, Grant... grants) {
        return new Caller(
                Caller.Kind.USER,
                TenantId.next(),
                UserId.next(),
                SessionId.next(),
                "user@acme.example",
                account,
                new Grants(List.of(grants), Set.of("role")),
                new Caller.Origin(null, null, "request"));
    }
}
