package io.holdfast.billing.model;

import java.util.Set;
import java.util.UUID;

/**
 * Which invoices of the tenant a reader may know of: all of them, or those of some accounts, together with those of some
 * projects, together with those addressed to a user's contact.
 *
 * @param addressee the user; null when invoices addressed to nobody are meant
 */
public record InvoiceScope(boolean all, Set<UUID> accounts, Set<UUID> projects, UUID addressee) {
    /** Every invoice of the tenant, those without a known account included. */
    public static final InvoiceScope ALL = new InvoiceScope(true, Set.of(), Set.of(), null);

    public InvoiceScope {
        accounts = Set.copyOf(accounts);
        projects = Set.copyOf(projects);
    }

    public static InvoiceScope of(Set<UUID> accounts, Set<UUID> projects, UUID addressee) {
        return new InvoiceScope(false, accounts, projects, addressee);
    }

    /** True when there is nothing to look for. */
    public boolean isEmpty() {
        return !all && accounts.isEmpty() && projects.isEmpty() && addressee == null;
    }
}
