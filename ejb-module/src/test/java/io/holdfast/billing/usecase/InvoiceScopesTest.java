package io.holdfast.billing.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.billing.model.InvoiceScope;
import io.holdfast.shared.id.SessionId;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.Grants;
import io.holdfast.shared.security.Grants.Grant;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.Scope;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InvoiceScopesTest {
    private static final UUID ACME = UUID.randomUUID();
    private static final UUID GLOBEX = UUID.randomUUID();
    private static final UUID BRIDGE = UUID.randomUUID();
    private static final UserId USER = UserId.next();

    @Test
    void staffWithAllInvoicesSeeTheTenant() {
        assertThat(scope(null, grant(Permission.READ_ALL_INVOICES, Scope.TENANT)))
                .isEqualTo(InvoiceScope.ALL);
    }

    @Test
    void allInvoicesOfOneAccountAreNotThoseOfTheTenant() {
        assertThat(scope(null, grant(Permission.READ_ALL_INVOICES, account(GLOBEX))))
                .isEqualTo(InvoiceScope.of(Set.of(GLOBEX), Set.of(), null));
    }

    @Test
    void anAccountPermissionReachesTheAccountsItIsGrantedFor() {
        assertThat(scope(ACME, grant(Permission.READ_ACCOUNT_INVOICES, account(GLOBEX))))
                .isEqualTo(InvoiceScope.of(Set.of(GLOBEX), Set.of(), null));
    }

    @Test
    void anAccountPermissionForTheTenantMeansTheCallersOwnAccount() {
        assertThat(scope(ACME, grant(Permission.READ_ACCOUNT_INVOICES, Scope.TENANT)))
                .isEqualTo(InvoiceScope.of(Set.of(ACME), Set.of(), null));
        assertThat(scope(null, grant(Permission.READ_ACCOUNT_INVOICES, Scope.TENANT)))
                .matches(InvoiceScope::isEmpty);
    }

    @Test
    void ownInvoicesAreThoseOfGrantedProjectsAndThoseAddressedToThePerson() {
        assertThat(scope(ACME, grant(Permission.READ_OWN_INVOICES, new Scope(Scope.Type.PROJECT, BRIDGE))))
                .isEqualTo(InvoiceScope.of(Set.of(), Set.of(BRIDGE), USER.value()));
        assertThat(scope(ACME, grant(Permission.READ_OWN_INVOICES, Scope.TENANT)))
                .isEqualTo(InvoiceScope.of(Set.of(), Set.of(), USER.value()));
        assertThat(scope(ACME, grant(Permission.READ_OWN_INVOICES, account(ACME))))
                .isEqualTo(InvoiceScope.of(Set.of(), Set.of(), USER.value()));
    }

    @Test
    void permissionsForProjectsReachNoInvoice() {
        assertThat(scope(ACME, grant(Permission.READ_ALL_PROJECTS, Scope.TENANT)))
                .matches(InvoiceScope::isEmpty);
    }

    @Test
    void grantsAddUp() {
        assertThat(scope(
                        ACME,
                        grant(Permission.READ_ACCOUNT_INVOICES, account(ACME)),
                        grant(Permission.READ_OWN_INVOICES, new Scope(Scope.Type.PROJECT, BRIDGE))))
                .isEqualTo(InvoiceScope.of(Set.of(ACME), Set.of(BRIDGE), USER.value()));
    }

    private static Scope account(UUID id) {
        return new Scope(Scope.Type.ACCOUNT, id);
    }

    private static Grant grant(Permission permission, Scope scope) {
        return new Grant(permission.key(), "role", scope);
    }

    private static InvoiceScope scope(UUID account, Grant... grants) {
        return InvoiceScopes.of(new Caller(
                Caller.Kind.USER,
                TenantId.next(),
                USER,
                SessionId.next(),
                "user@acme.example",
                account,
                new Grants(List.of(grants), Set.of("role")),
                new Caller.Origin(null, null, "request")));
    }
}
