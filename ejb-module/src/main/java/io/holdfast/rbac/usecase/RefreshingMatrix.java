package io.holdfast.rbac.usecase;

import io.holdfast.rbac.model.DerivedRights;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Compares the tables of who may do what with the rows that they come from, one organization a transaction. */
@Stateless
@RequiresPermission(Permission.OPERATE)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class RefreshingMatrix {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    @Inject
    DerivedRights derived;

    /** Organizations to look at. @param after the last one of the former portion */
    public List<TenantId> organizations(UUID after, int most) {
        return derived.tenants(after, most);
    }

    /** @return how many rows of the caller's organization were wrong and are right now */
    public long refresh() {
        return derived.refresh(LONGEST);
    }
}
