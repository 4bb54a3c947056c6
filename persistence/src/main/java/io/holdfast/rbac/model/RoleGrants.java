package io.holdfast.rbac.model;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.holdfast.shared.id.RoleId;
import io.holdfast.shared.id.SessionId;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.id.Uuids;
import io.holdfast.shared.security.Grants;
import io.holdfast.shared.security.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Who holds which role in which scope: the rows of {@code user_roles}. */
@ApplicationScoped
public class RoleGrants {
    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    @Inject
    RightsChanges rights;

    /**
     * What a user holds now.
     *
     * @param changesAt when the next grant or deny begins or ends by itself; null when none does
     */
    public record Held(Grants grants, Instant changesAt) {}

    /** The live grants of a user, expanded to permissions by the database's own time, whose session chose no roles. Never null. */
    public Grants of(TenantId tenant, UserId user) {
        return heldBy(tenant, user, null).grants();
    }

    /**
     * The live grants of a user and how long they stay as they are, unless somebody changes them: what the roles hold in this
     * organization, those they take over from included, without what the user is denied. There are no attributes here: a grant with
     * a condition gives nothing, and a deny with one holds. Roles that are not active in the session give nothing, and a grant is
     * by the role that is. Never null.
     *
     * @param session in which roles may be chosen; null for none
     */
    public Held heldBy(TenantId tenant, UserId user, SessionId session) {
        @SuppressWarnings("unchecked")
        List<Object[]> rows = em.createNativeQuery("""
            with recursive mine as (
              select g.role_id, g.scope_type, g.scope_id, g.valid_from, g.valid_to from user_roles g
              where g.tenant_id = ?1 and g.user_id = ?2 and g.revoked_at is null and g.condition = '{}'
                and (g.valid_to is null or g.valid_to > now())
            ), active (roles) as (
              select session_roles(?1, ?2, (select s.active_roles from sessions s
                where s.tenant_id = ?1 and s.id = cast(?3 as uuid)))
            ), below (assigned, role_id) as (
              select m.role_id, m.role_id from mine m, active a where a.roles is not null
              union
              select b.assigned, h.junior_id from below b
              join role_hierarchy h on h.tenant_id = ?1 and h.senior_id = b.role_id
            ), begun (assigned, role_id) as (
              select m.role_id, m.role_id from mine m, active a where a.roles is null
              union
              select b.assigned, b.role_id from below b, active a where b.role_id = any (a.roles)
            ), assigned (role_id) as (
              select distinct role_id from begun
            ), denied as (
              select d.permission_id, d.valid_from, d.valid_to from permission_denies d
              where d.tenant_id = ?1 and d.user_id = ?2 and d.revoked_at is null
                and (d.valid_to is null or d.valid_to > now())
            ),\
            """ + HeldPermissions.OF_ASSIGNED + """
            select case when d.permission_id is null then p.name end, b.name, m.scope_type, m.scope_id,
                   m.valid_from <= now(), case when m.valid_from > now() then m.valid_from else m.valid_to end, r.name
            from mine m
            join roles r on r.tenant_id = ?1 and r.id = m.role_id
            left join begun g on g.assigned = m.role_id
            left join roles b on b.tenant_id = ?1 and b.id = g.role_id
            left join held h on h.assigned = g.role_id
            left join permissions p on p.tenant_id = ?1 and p.id = h.permission_id
            left join denied d on d.permission_id = p.id and d.valid_from <= now()
            union
            select null, null, null, null, false,
                   case when d.valid_from > now() then d.valid_from else d.valid_to end, null
            from denied d where d.valid_from > now() or d.valid_to is not null
            """)
                .setParameter(1, tenant.value())
                .setParameter(2, user.value())
                .setParameter(3, session == null ? null : session.toString())
                .getResultList();
        List<Object[]> live = rows.stream().filter(row -> (Boolean) row[4]).toList();
        Grants grants = new Grants(
                live.stream()
                        .filter(row -> row[0] != null)
                        .map(RoleGrants::grant)
                        .toList(),
                live.stream().map(row -> (String) row[6]).collect(toUnmodifiableSet()));
        return new Held(
                grants,
                rows.stream()
                        .filter(row -> row[5] != null)
                        .map(row -> ((Timestamp) row[5]).toInstant())
                        .min(Comparator.naturalOrder())
                        .orElse(null));
    }

    /** Finds a role of the tenant by its name. */
    public Optional<RoleId> role(TenantId tenant, String name) {
        return em.createNativeQuery("select id from roles where tenant_id = ?1 and name = ?2")
                .setParameter(1, tenant.value())
                .setParameter(2, name)
                .getResultStream()
                .map(id -> new RoleId((UUID) id))
                .findFirst();
    }

    /**
     * Grants a role, for questions with certain attributes only if wished; a live grant of the same role in the same scope stays as it
     * is. Answers whether a row was added.
     *
     * @param condition the attributes by name, such as {@code resource.status}, each with a String, Boolean or BigDecimal; empty
     *     for none
     */
    public boolean add(
            TenantId tenant, UserId user, RoleId role, Scope scope, Map<String, Object> condition, UserId assignedBy) {
        rights.note();
        return em.createNativeQuery("""
            insert into user_roles (tenant_id, id, user_id, role_id, scope_type, scope_id, assigned_by, condition)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7, cast(?8 as jsonb)) on conflict do nothing
            """)
                        .setParameter(1, tenant.value())
                        .setParameter(2, Uuids.next())
                        .setParameter(3, user.value())
                        .setParameter(4, role.value())
                        .setParameter(5, scope.type().word())
                        .setParameter(6, scope.id() == null ? null : scope.id().toString())
                        .setParameter(7, assignedBy == null ? null : assignedBy.toString())
                        .setParameter(8, AttributeValues.write(condition))
                        .executeUpdate()
                > 0;
    }

    private static Grants.Grant grant(Object[] row) {
        var type = Scope.Type.ofWord((String) row[2]);
        return new Grants.Grant((String) row[0], (String) row[1], new Scope(type, (UUID) row[3]));
    }
}
