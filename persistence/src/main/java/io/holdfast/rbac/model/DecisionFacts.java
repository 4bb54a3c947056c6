package io.holdfast.rbac.model;

import static io.holdfast.shared.json.SharedJson.JSON;
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
        return facts(tenant, Wanted.people(users), Wanted.keys(permissions), places.around(tenant, asked));
    }

    /** The facts for every question that can be asked in the tenant. Never null. */
    public Facts whole(TenantId tenant) {
        return facts(tenant, Wanted.ALL, Wanted.ALL, places.all(tenant));
    }

    /** The facts for every question about these people, without any place. Never null. */
    public Facts about(TenantId tenant, Set<UserId> users) {
        return facts(tenant, Wanted.people(users), Wanted.ALL, Map.of());
    }

    private Facts facts(TenantId tenant, Wanted people, Wanted keys, Map<Scope, Scope> within) {
        List<Object[]> standing = rows(
                "select t.status, u.id, u.status from tenants t left join users u on u.tenant_id = t.id"
                        + people.among("u.id") + " where t.id = ?1",
                tenant,
                people);
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
                within);
    }

    /**
     * The people or permissions that a query shall find, as a part of it.
     *
     * @param parameter the number of its parameter
     * @param values the parameter; null for everybody and everything
     */
    private record Wanted(String condition, int parameter, String values) {
        static final Wanted ALL = new Wanted(null, 0, null);

        static Wanted people(Set<UserId> users) {
            return new Wanted(
                    "= any (cast(?2 as uuid[]))",
                    2,
                    users.stream().map(UserId::toString).collect(joining(",", "{", "}")));
        }

        static Wanted keys(Set<String> permissions) {
            return new Wanted(
                    "in (select jsonb_array_elements_text(cast(?3 as jsonb)))",
                    3,
                    JSON.createArrayBuilder(permissions).build().toString());
        }

        String among(String column) {
            return values == null ? " " : " and " + column + " " + condition + " ";
        }
    }

    private List<Assignment> assignments(TenantId tenant, Wanted people) {
        String sql = """
                select id, user_id, role_id, scope_type, scope_id, valid_from, valid_to, revoked_at is not null,
                  cast(condition as text)
                from user_roles where tenant_id = ?1""" + people.among("user_id") + "order by id";
        return rows(sql, tenant, people).stream()
                .map(row -> new Assignment((UUID) row[0], (UUID) row[1], (UUID) row[2], reach(row, 3)))
                .toList();
    }

    private List<Denial> denials(TenantId tenant, Wanted people, Wanted keys) {
        String sql = """
                select d.id, d.user_id, p.name, d.scope_type, d.scope_id, d.valid_from, d.valid_to,
                  d.revoked_at is not null, cast(d.condition as text)
                from permission_denies d
                join permissions p on p.tenant_id = d.tenant_id and p.id = d.permission_id
                where d.tenant_id = ?1""" + people.among("d.user_id") + keys.among("p.name") + "order by d.id";
        return rows(sql, tenant, people, keys).stream()
                .map(row -> new Denial((UUID) row[0], (UUID) row[1], (String) row[2], reach(row, 3)))
                .toList();
    }

    private Map<UUID, Set<UUID>> juniors(TenantId tenant) {
        return rows("select senior_id, junior_id from role_hierarchy where tenant_id = ?1", tenant).stream()
                .collect(groupingBy(row -> (UUID) row[0], mapping(row -> (UUID) row[1], toSet())));
    }

    /** @param system true for what came from a template, false for what is the role's own */
    private Map<UUID, Set<String>> holders(TenantId tenant, Wanted keys, boolean system) {
        String sql = """
                select rp.role_id, p.name from role_permissions rp
                join permissions p on p.tenant_id = rp.tenant_id and p.id = rp.permission_id
                where rp.tenant_id = ?1 and rp.system =\s""" + system + keys.among("p.name");
        return rows(sql, tenant, keys).stream()
                .collect(groupingBy(row -> (UUID) row[0], mapping(row -> (String) row[1], toSet())));
    }

    /** What the organization changes, and what those above it have locked, as far as it knows the permissions at all. */
    private List<RoleOverride> overrides(TenantId tenant, Wanted keys) {
        String sql = """
                select r.id, o.permission, o.effect, 0 from organization_permissions o
                join roles r on r.tenant_id = o.tenant_id and r.name = o.role
                where o.tenant_id = ?1""" + keys.among("o.permission") + """
                union all
                select r.id, l.permission, 'LOCK', l.above from permission_locks_above(null) l
                join permissions p on p.tenant_id = ?1 and p.name = l.permission
                left join roles r on r.tenant_id = ?1 and r.name = l.role
                where true""" + keys.among("l.permission");
        return rows(sql, tenant, keys).stream()
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
    private List<Object[]> rows(String sql, TenantId tenant, Wanted... wanted) {
        var query = em.createNativeQuery(sql).setParameter(1, tenant.value());
        for (Wanted one : wanted) {
            if (one.values() != null) {
                query.setParameter(one.parameter(), one.values());
            }
        }
        return query.getResultList();
    }
}
