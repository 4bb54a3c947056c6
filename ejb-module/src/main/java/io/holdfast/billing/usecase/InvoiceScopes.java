package io.holdfast.billing.usecase;

import static io.holdfast.shared.security.Permission.READ_ACCOUNT_INVOICES;
import static io.holdfast.shared.security.Permission.READ_ALL_INVOICES;
import static io.holdfast.shared.security.Permission.READ_OWN_INVOICES;

import io.holdfast.billing.model.InvoiceScope;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.Grants;
import io.holdfast.shared.security.Scope;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Which invoices a caller's grants reach. */
final class InvoiceScopes {
    private InvoiceScopes() {}

    /**
     * {@code read:all-invoices} for the tenant reaches all. {@code read:account-invoices} reaches the accounts it is granted
     * for, and when granted for the tenant the caller's own account. {@code read:own-invoices} reaches the invoices of the
     * projects it is granted for and, in whatever scope it is granted, those addressed to the caller in person. A wider
     * permission in a narrower scope reaches that scope.
     */
    static InvoiceScope of(Caller caller) {
        Grants grants = caller.grants();
        if (grants.hasInTenant(READ_ALL_INVOICES)) {
            return InvoiceScope.ALL;
        }
        Set<UUID> accounts = new HashSet<>(grants.scopeIds(READ_ACCOUNT_INVOICES, Scope.Type.ACCOUNT));
        accounts.addAll(grants.scopeIds(READ_ALL_INVOICES, Scope.Type.ACCOUNT));
        if (grants.hasInTenant(READ_ACCOUNT_INVOICES) && caller.accountId() != null) {
            accounts.add(caller.accountId());
        }
        Set<UUID> projects = new HashSet<>();
        for (var permission : List.of(READ_OWN_INVOICES, READ_ACCOUNT_INVOICES, READ_ALL_INVOICES)) {
            projects.addAll(grants.scopeIds(permission, Scope.Type.PROJECT));
        }
        UUID addressee = grants.has(READ_OWN_INVOICES)
                ? caller.userId().map(UserId::value).orElse(null)
                : null;
        return InvoiceScope.of(accounts, projects, addressee);
    }
}
