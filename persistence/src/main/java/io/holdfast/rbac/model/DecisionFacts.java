package io.holdfast.rbac.model;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.holdfast.rbac.decision.Facts;
import io.holdfast.rbac.decision.Facts.Assignment;
import io.holdfast.rbac.decision.Facts.Denial;
import io.holdfast.rbac.decision.Facts.Reach;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.security.Scope;
import io.holdfast.shared.time.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Reads what one decision needs of the tenant that the transaction has entered: everything about one person, one permission and one
 * place. Several statements: a transaction that holds the tenant's rights sees them all at one epoch.
 */
@ApplicationScoped
public class DecisionFacts {
    private static final String ACTIVE = "active";

    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    @Inject
    Places places;

    /** The facts for a question about this person, permission and place. Never null. */
    public Facts about(TenantId tenant, UserId user, String permission, Scope place) {
        List<Object[]> standing = rows("""
                select t.status, u.status from tenants t
                left join users u on u.tenant_id = t.id and u.id = ?2 where t.id = ?1""", tenant.value(), user.value());
        boolean active = !standing.isEmpty() && ACTIVE.equals(standing.get(0)[0]);
        Object membership = standing.isEmpty() ? null : standing.get(0)[1];
        return new Facts(
                tenant.value(),
                active,
                membership == null ? Map.of() : Map.of(user.value(), ACTIVE.equals(membership)),
                assignments(tenant, user),
                denials(tenant, user, permission),
                juniors(tenant),
                holders(tenant, permission).stream().collect(toMap(role -> role, role -> Set.of(permission))),
                Map.of(),
                List.of(),
                places.around(tenant, place));
    }

    /** The tenant's present epoch. */
    public long epoch(TenantId tenant) {
        return ((Number) em.createNativeQuery("select epoch from tenant_epochs where tenant_id = ?1")
                        .setParameter(1, tenant.value())
                        .getSingleResult())
                .longValue();
    }

    private List<Assignment> assignments(TenantId tenant, UserId user) {
        return rows("""
                        select id, role_id, scope_type, scope_id, valid_from, valid_to, revoked_at is not null from user_roles
                        where tenant_id = ?1 and user_id = ?2 order by id""", tenant.value(), user.value()).stream()
                .map(row -> new Assignment((UUID) row[0], user.value(), (UUID) row[1], reach(row, 2)))
                .toList();
    }

    private List<Denial> denials(TenantId tenant, UserId user, String permission) {
        return rows("""
                        select d.id, d.scope_type, d.scope_id, d.valid_from, d.valid_to, d.revoked_at is not null
                        from permission_denies d
                        join permissions p on p.tenant_id = d.tenant_id and p.id = d.permission_id
                        where d.tenant_id = ?1 and d.user_id = ?2 and p.name = ?3 order by d.id""", tenant.value(), user.value(), permission).stream()
                .map(row -> new Denial((UUID) row[0], user.value(), permission, reach(row, 1)))
                .toList();
    }

    private Map<UUID, Set<UUID>> juniors(TenantId tenant) {
        return rows("select senior_id, junior_id from role_hierarchy where tenant_id = ?1", tenant.value()).stream()
                .collect(groupingBy(row -> (UUID) row[0], mapping(row -> (UUID) row[1], toSet())));
    }

    @SuppressWarnings("unchecked")
    private List<UUID> holders(TenantId tenant, String permission) {
        return em.createNativeQuery("""
                        select rp.role_id from role_permissions rp
                        join permissions p on p.tenant_id = rp.tenant_id and p.id = rp.permission_id
                        where rp.tenant_id = ?1 and p.name = ?2""")
                .setParameter(1, tenant.value())
                .setParameter(2, permission)
                .getResultList();
    }

    private static Reach reach(Object[] row, int at) {
        return new Reach(
                new Scope(Scope.Type.ofWord((String) row[at]), (UUID) row[at + 1]),
                Columns.instant(row[at + 2]),
                Columns.instant(row[at + 3]),
                (Boolean) row[at + 4],
                Map.of());
    }

    @SuppressWarnings("unchecked")
    private List<Object[]> rows(String sql, Object... parameters) {
        var query = em.createNativeQuery(sql);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        return query.getResultList();
    }
}
