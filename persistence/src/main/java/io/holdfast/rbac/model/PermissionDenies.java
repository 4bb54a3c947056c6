package io.holdfast.rbac.model;

import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.security.Scope;
import io.holdfast.shared.time.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;

/** The explicit denies of the tenant that the transaction has entered. */
@ApplicationScoped
public class PermissionDenies {
    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    /** Every deny of a permission that a person ever had, the lifted and ended ones included, the oldest first. */
    public List<DenyInfo> of(TenantId tenant, UserId user, String permission) {
        List<?> rows = em.createNativeQuery("""
                        select d.id, d.scope_type, d.scope_id, d.reason, d.denied_at, d.denied_by, d.valid_from, d.valid_to
                        from permission_denies d
                        join permissions p on p.tenant_id = d.tenant_id and p.id = d.permission_id
                        where d.tenant_id = ?1 and d.user_id = ?2 and p.name = ?3 order by d.id""")
                .setParameter(1, tenant.value())
                .setParameter(2, user.value())
                .setParameter(3, permission)
                .getResultList();
        return rows.stream().map(row -> deny((Object[]) row)).toList();
    }

    private static DenyInfo deny(Object[] row) {
        return new DenyInfo(
                (UUID) row[0],
                new Scope(Scope.Type.ofWord((String) row[1]), (UUID) row[2]),
                (String) row[3],
                Columns.instant(row[4]),
                (UUID) row[5],
                Columns.instant(row[6]),
                Columns.instant(row[7]));
    }
}
