package io.holdfast.rbac.model;

import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;

/** Those who look after everybody of the entered tenant, so that they can be written to. */
@ApplicationScoped
public class Administrators {
    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    /** Who may act and has {@code manage:all-users} everywhere at this moment, by name. @param limit how many at most */
    public List<Addressee> of(TenantId tenant, int limit) {
        List<?> rows = em.createNativeQuery("""
                        select distinct u.name, u.id, u.email from permissions p
                        join user_permission_matrix m on m.tenant_id = p.tenant_id and m.permission_id = p.id
                        join users u on u.tenant_id = m.tenant_id and u.id = m.user_id and u.status = 'active'
                        where p.tenant_id = ?1 and p.name = 'manage:all-users' and m.scope_type = 'tenant' and not m.conditional
                          and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now()) and\
                        """ + " " + PermissionSearch.NOT_DENIED.formatted("u.id", "p.id")
                        + " order by u.name, u.id limit ?2")
                .setParameter(1, tenant.value())
                .setParameter(2, limit)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Addressee(new UserId((UUID) row[1]), (String) row[2], (String) row[0]))
                .toList();
    }
}
