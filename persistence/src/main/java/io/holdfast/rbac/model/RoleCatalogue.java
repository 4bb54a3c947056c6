package io.holdfast.rbac.model;

import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.paging.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The roles and permissions of the tenant that the transaction has entered. */
@ApplicationScoped
public class RoleCatalogue {
    private static final String ROLES = """
            select r.id, r.name, r.description, r.level, r.system, r.version,
              (select string_agg(p.name, chr(10) order by p.name) from role_permissions rp
               join permissions p on p.tenant_id = rp.tenant_id and p.id = rp.permission_id
               where rp.tenant_id = r.tenant_id and rp.role_id = r.id),
              (select string_agg(j.name, chr(10) order by j.name) from role_hierarchy h
               join roles j on j.tenant_id = h.tenant_id and j.id = h.junior_id
               where h.tenant_id = r.tenant_id and h.senior_id = r.id),
              """ + Offices.MARKED + " from roles r where r.tenant_id = ?1";
    private static final String PERMISSIONS =
            "select id, name, description, resource, action, system from permissions where tenant_id = ?1";

    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    /** Roles by name. @param after null for the first page @param limit how many at most */
    public List<RoleInfo> roles(TenantId tenant, Cursor after, int limit) {
        return page(ROLES, "r.name, r.id", tenant, after, limit).stream()
                .map(row -> role((Object[]) row))
                .toList();
    }

    /** Some roles by name. @param ids at most 200 */
    public List<RoleInfo> roles(TenantId tenant, Collection<UUID> ids) {
        List<?> rows = em.createNativeQuery(ROLES + " and r.id = any (cast(?2 as uuid[])) order by r.name")
                .setParameter(1, tenant.value())
                .setParameter(2, Assignments.array(ids))
                .getResultList();
        return rows.stream().map(row -> role((Object[]) row)).toList();
    }

    /** Permissions by key. @param after null for the first page @param limit how many at most */
    public List<PermissionInfo> permissions(TenantId tenant, Cursor after, int limit) {
        return page(PERMISSIONS, "name, id", tenant, after, limit).stream()
                .map(row -> permission((Object[]) row))
                .toList();
    }

    /** The keys of all permissions, sorted. */
    @SuppressWarnings("unchecked")
    public List<String> keys(TenantId tenant) {
        return em.createNativeQuery("select name from permissions where tenant_id = ?1 order by name")
                .setParameter(1, tenant.value())
                .getResultList();
    }

    /** Finds a role by its name. */
    public Optional<RoleInfo> role(TenantId tenant, String name) {
        return role(" and r.name = ?2", tenant, name);
    }

    /** Finds a role. */
    public Optional<RoleInfo> role(TenantId tenant, UUID id) {
        return role(" and r.id = ?2", tenant, id);
    }

    private Optional<RoleInfo> role(String condition, TenantId tenant, Object value) {
        List<?> rows = em.createNativeQuery(ROLES + condition)
                .setParameter(1, tenant.value())
                .setParameter(2, value)
                .getResultList();
        return rows.stream().map(row -> role((Object[]) row)).findFirst();
    }

    /** Those of the names that are roles. */
    public List<String> rolesNamed(TenantId tenant, Collection<String> names) {
        return named("roles", tenant, names);
    }

    /** Those of the keys that are permissions. */
    public List<String> permissionsNamed(TenantId tenant, Collection<String> keys) {
        return named("permissions", tenant, keys);
    }

    @SuppressWarnings("unchecked")
    private List<String> named(String table, TenantId tenant, Collection<String> names) {
        return em.createNativeQuery("select name from " + table
                        + " where tenant_id = ?1 and name = any (string_to_array(?2, chr(10))) order by name")
                .setParameter(1, tenant.value())
                .setParameter(2, String.join("\n", names))
                .getResultList();
    }

    /** The keys that a role holds in this organization, those included that it takes over from others, sorted. */
    @SuppressWarnings("unchecked")
    public List<String> held(TenantId tenant, String role) {
        return em.createNativeQuery("""
                        with recursive assigned (role_id) as (
                          select id from roles where tenant_id = ?1 and name = ?2
                        ), """ + HeldPermissions.OF_ASSIGNED + """
                        select p.name from held h
                        join permissions p on p.tenant_id = ?1 and p.id = h.permission_id order by p.name""")
                .setParameter(1, tenant.value())
                .setParameter(2, role)
                .getResultList();
    }

    private List<?> page(String sql, String order, TenantId tenant, Cursor after, int limit) {
        Query query = em.createNativeQuery(sql
                        + (after == null ? "" : " and (" + order + ") > (?2, cast(?3 as uuid))")
                        + " order by " + order + " limit ?4")
                .setParameter(1, tenant.value())
                .setParameter(4, limit);
        if (after != null) {
            query.setParameter(2, after.key()).setParameter(3, after.id());
        }
        return query.getResultList();
    }

    private static RoleInfo role(Object[] row) {
        return new RoleInfo(
                (UUID) row[0],
                (String) row[1],
                (String) row[2],
                ((Number) row[3]).intValue(),
                (Boolean) row[4],
                (Boolean) row[8],
                ((Number) row[5]).longValue(),
                lines(row[6]),
                lines(row[7]));
    }

    private static PermissionInfo permission(Object[] row) {
        return new PermissionInfo(
                (UUID) row[0], (String) row[1], (String) row[2], (String) row[3], (String) row[4], (Boolean) row[5]);
    }

    private static List<String> lines(Object text) {
        return text == null ? List.of() : List.of(((String) text).split("\n"));
    }
}
