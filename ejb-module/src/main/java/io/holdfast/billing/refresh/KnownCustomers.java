package io.holdfast.billing.refresh;

import io.holdfast.billing.model.Invoices;
import io.holdfast.shared.id.AccountId;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.TenantBound;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** What the mirror itself knows of customers, in a transaction that ends before Zoho is asked. */
@Stateless
@TenantBound
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class KnownCustomers {
    @Inject
    Invoices invoices;

    @Inject
    CallerContext context;

    /** The customers whose invoices are those of an account; empty when none is mirrored. */
    public Set<String> of(AccountId account) {
        return invoices.customersOf(context.tenant(), account);
    }

    /** The CRM account of each customer that is known, null for one that has none; unknown ones are left out. */
    public Map<String, String> accountsOf(Collection<String> customers) {
        return customers.isEmpty() ? Map.of() : invoices.accountsOf(context.tenant(), customers);
    }
}
