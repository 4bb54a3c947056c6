package io.holdfast.rbac.model;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.holdfast.rbac.decision.Facts;
import io.holdfast.rbac.decision.Facts.Assignment;
import io.holdfast.rbac.decision.Facts.Denial;
import io.holdfast.rbac.decision.Facts.Effect;
import io.holdfast.rbac.decision.Facts.Reach;
import io.holdfast.rbac.decision.Facts.RoleOverride;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.security.Scope;
import io.holdfast.shared.time.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Reads what decisions need of the tenant that the transaction has entered: everything about some people, some permissions and some
 * places, in a number of statements that does not depend on how many these are. A transaction that holds the tenant's rights
 * sees them all at one epoch.
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
        return about(tenant, Set.of(user), Set.of(permission), Set.of(place));
    }

    /** The facts for every question about one of these people, permissions and places. Never null. */
    public Facts about(TenantId tenant, Set<UserId> users, Set<String> permissions, Set<Scope> asked) {
        String people = users.stream().map(UserId::toString).collect(joining(",", "{", "}"));
        String keys = Json.createArrayBuilder(permissions).build().toString();
        List<Object[]> standing = rows("""
                select t.status, u.id, u.status from tenants t
                left join users u on u.tenant_id = t.id and u.id = any (cast(?2 as uuid[])) where t.id = ?1""", tenant.value(), people);
        return new Facts(
                tenant.value(),
                !standing.isEmpty() && ACTIVE.equals(standing.get(0)[0]),
                standing.stream()
                        .filter(row -> row[1] != null)
                        .collect(toMap(row -> (UUID) row[1], row -> ACTIVE.equals(row[2]))),
                assignments(tenant, people),
                denials(tenant, people, keys),
                juniors(tenant),
                holders(tenant, keys, false),
                holders(tenant, keys, true),
                overrides(tenant, keys),
                places.around(tenant, asked));
    }

    /** The tenant's present epoch. */
    public long epoch(TenantId tenant) {
        return ((Number) em.createNativeQuery("select epoch from tenant_epochs where tenant_id = ?1")
                        .setParameter(1, tenant.value())
                        .getSingleResult())
                .longValue();
    }

    private List<Assignment> assignments(TenantId tenant, String people) {
        return rows("""
                        select id, user_id, role_id, scope_type, scope_id, valid_from, valid_to, revoked_at is not null,
                          cast(condition as text)
                        from user_roles
                        where tenant_id = ?1 and user_id = any (cast(?2 as uuid[])) order by id""", tenant.value(), people).stream()
                .map(row -> new Assignment((UUID) row[0], (UUID) row[1], (UUID) row[2], reach(row, 3)))
                .toList();
    }

    private List<Denial> denials(TenantId tenant, String people, String permissions) {
        return rows("""
                        select d.id, d.user_id, p.name, d.scope_type, d.scope_id, d.valid_from, d.valid_to,
                          d.revoked_at is not null, cast(d.condition as text)
                        from permission_denies d
                        join permissions p on p.tenant_id = d.tenant_id and p.id = d.permission_id
                        where d.tenant_id = ?1 and d.user_id = any (cast(?2 as uuid[]))
                          and p.name in (select jsonb_array_elements_text(cast(?3 as jsonb))) order by d.id""", tenant.value(), people, permissions).stream()
                .map(row -> new Denial((UUID) row[0], (UUID) row[1], (String) row[2], reach(row, 3)))
                .toList();
    }

    private Map<UUID, Set<UUID>> juniors(TenantId tenant) {
        return rows("select senior_id, junior_id from role_hierarchy where tenant_id = ?1", tenant.value()).stream()
                .collect(groupingBy(row -> (UUID) row[0], mapping(row -> (UUID) row[1], toSet())));
    }

    /** @param system true for what came from a template, false for what is the role's own */
    private Map<UUID, Set<String>> holders(TenantId tenant, String permissions, boolean system) {
        return rows("""
                        select rp.role_id, p.name from role_permissions rp
                        join permissions p on p.tenant_id = rp.tenant_id and p.id = rp.permission_id
                        where rp.tenant_id = ?1 and rp.system = ?3
                          and p.name in (select jsonb_array_elements_text(cast(?2 as jsonb)))""", tenant.value(), permissions, system).stream()
                .collect(groupingBy(row -> (UUID) row[0], mapping(row -> (String) row[1], toSet())));
    }

    /** What the organization changes, and what those above it have locked, as far as it knows the permissions at all. */
    private List<RoleOverride> overrides(TenantId tenant, String permissions) {
        return rows("""
                        select r.id, o.permission, o.effect, 0 from organization_permissions o
                        join roles r on r.tenant_id = o.tenant_id and r.name = o.role
                        where o.tenant_id = ?1
                          and o.permission in (select jsonb_array_elements_text(cast(?2 as jsonb)))
                        union all
                        select r.id, l.permission, 'LOCK', l.above from permission_locks_above(null) l
                        join permissions p on p.tenant_id = ?1 and p.name = l.permission
                        left join roles r on r.tenant_id = ?1 and r.name = l.role
                        where l.permission in (select jsonb_array_elements_text(cast(?2 as jsonb)))""", tenant.value(), permissions).stream()
                .map(row -> new RoleOverride(
                        (UUID) row[0], (String) row[1], Effect.valueOf((String) row[2]), ((Number) row[3]).intValue()))
                .toList();
    }

    private static Reach reach(Object[] row, int at) {
        return new Reach(
                new Scope(Scope.Type.ofWord((String) row[at]), (UUID) row[at + 1]),
                Columns.instant(row[at + 2]),
                Columns.instant(row[at + 3]),
                (Boolean) row[at + 4],
                AttributeValues.read((String) row[at + 5]));
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
