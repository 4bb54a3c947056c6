package io.holdfast.projects.usecase;

import static io.holdfast.shared.security.Permission.READ_ACCOUNT_INVOICES;
import static io.holdfast.shared.security.Permission.READ_ACCOUNT_PROJECTS;
import static io.holdfast.shared.security.Permission.READ_ALL_INVOICES;
import static io.holdfast.shared.security.Permission.READ_ALL_PROJECTS;
import static io.holdfast.shared.security.Permission.READ_OWN_INVOICES;
import static io.holdfast.shared.security.Permission.READ_OWN_PROJECTS;

import io.holdfast.projects.model.ProjectScope;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.Grants;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.Scope;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Which projects a caller's grants reach. */
final class ProjectScopes {
    private ProjectScopes() {}

    /**
     * {@code read:all-projects} for the tenant reaches all. {@code read:account-projects} reaches the accounts it is granted
     * for, and when granted for the tenant the caller's own account. {@code read:own-projects} reaches the projects it is
     * granted for, one by one. A wider permission in a narrower scope reaches that scope.
     */
    static ProjectScope of(Caller caller) {
        return reached(caller, READ_ALL_PROJECTS, READ_ACCOUNT_PROJECTS, READ_OWN_PROJECTS);
    }

    /** The projects whose bills a caller may see, by the same rule: a permission for one project says nothing of another's. */
    static ProjectScope ofBills(Caller caller) {
        return reached(caller, READ_ALL_INVOICES, READ_ACCOUNT_INVOICES, READ_OWN_INVOICES);
    }

    private static ProjectScope reached(Caller caller, Permission all, Permission ofAccount, Permission own) {
        Grants grants = caller.grants();
        if (grants.hasInTenant(all)) {
            return ProjectScope.ALL;
        }
        Set<UUID> accounts = new HashSet<>(grants.scopeIds(ofAccount, Scope.Type.ACCOUNT));
        accounts.addAll(grants.scopeIds(all, Scope.Type.ACCOUNT));
        if (grants.hasInTenant(ofAccount) && caller.accountId() != null) {
            accounts.add(caller.accountId());
        }
        Set<UUID> projects = new HashSet<>();
        for (var permission : List.of(own, ofAccount, all)) {
            projects.addAll(grants.scopeIds(permission, Scope.Type.PROJECT));
        }
        return ProjectScope.of(accounts, projects);
    }
}
