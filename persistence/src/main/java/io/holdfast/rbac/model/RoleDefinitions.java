package io.holdfast.rbac.model;

import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.id.Uuids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Makes and changes the roles and permissions that the entered tenant has of its own. Those of its pack refuse it in the database. */
@ApplicationScoped
public class RoleDefinitions {
    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    @Inject
    RightsChanges rights;

    /**
     * What each role of the tenant amounts to, by name: what it holds, and what it would hold without the locks of organizations
     * above, which may be lifted.
     */
    public List<RoleRights> rights(TenantId tenant) {
        return rights(tenant, "", null);
    }

    /** The same of some roles; of a name that is none nothing. */
    public List<RoleRights> rights(TenantId tenant, Collection<String> names) {
        return rights(tenant, " and r.name = any (string_to_array(?2, chr(10)))", String.join("\n", names));
    }

    private List<RoleRights> rights(TenantId tenant, String condition, String names) {
        Query query = em.createNativeQuery(
                        "with recursive assigned (role_id) as (select r.id from roles r where r.tenant_id = ?1"
                                + condition + "), " + HeldPermissions.OF_ASSIGNED + """
                        , amounts (role_id, permission_id) as (
                          select assigned, permission_id from held
                          union
                          select b.assigned, p.permission_id from reached b join present p on p.role_id = b.role_id
                        )
                        select r.id, r.name, r.level, r.system, string_agg(p.name, chr(10))
                        from roles r
                        left join amounts a on a.role_id = r.id
                        left join permissions p on p.tenant_id = ?1 and p.id = a.permission_id
                        where r.tenant_id = ?1""" + condition
                                + " group by r.id, r.name, r.level, r.system order by r.name")
                .setParameter(1, tenant.value());
        if (names != null) {
            query.setParameter(2, names);
        }
        List<?> rows = query.getResultList();
        return rows.stream().map(row -> rights((Object[]) row)).toList();
    }

    /** How many roles the tenant has of its own. */
    public int count(TenantId tenant) {
        return number("select count(*) from roles where tenant_id = ?1 and not system", tenant);
    }

    /** The keys of the tenant's own making. */
    @SuppressWarnings("unchecked")
    public Set<String> ownPermissions(TenantId tenant) {
        List<String> names = em.createNativeQuery("select name from permissions where tenant_id = ?1 and not system")
                .setParameter(1, tenant.value())
                .getResultList();
        return Set.copyOf(names);
    }

    /** Adds a role. Every name and key in it must be one of the tenant's. */
    public UUID add(TenantId tenant, RoleDefinition role, UserId by) {
        rights.note();
        UUID id = Uuids.next();
        em.createNativeQuery(
                        "insert into roles (tenant_id, id, name, description, level, office) values (?1, ?2, ?3, ?4, ?5, ?6)")
                .setParameter(1, tenant.value())
                .setParameter(2, id)
                .setParameter(3, role.name())
                .setParameter(4, role.description())
                .setParameter(5, role.level())
                .setParameter(6, role.office())
                .executeUpdate();
        hold(tenant, id, role.permissions(), by);
        takeOver(tenant, id, role.takesOver(), by);
        return id;
    }

    /**
     * Changes a role into what is defined; what it holds and takes over already keeps its row, with who added it and when.
     *
     * @param version the one that the change is based on
     * @return false, and nothing is changed, when the role has another version or is none
     */
    public boolean change(TenantId tenant, UUID id, long version, RoleDefinition role, UserId by) {
        rights.note();
        int changed = em.createNativeQuery("""
                        update roles set name = ?4, description = ?5, level = ?6, office = ?7, version = version + 1, updated_at = now()
                        where tenant_id = ?1 and id = ?2 and version = ?3""")
                .setParameter(1, tenant.value())
                .setParameter(2, id)
                .setParameter(3, version)
                .setParameter(4, role.name())
                .setParameter(5, role.description())
                .setParameter(6, role.level())
                .setParameter(7, role.office())
                .executeUpdate();
        if (changed == 0) {
            return false;
        }
        withNames("""
                        delete from role_permissions rp using permissions p
                        where rp.tenant_id = ?1 and rp.role_id = ?2 and p.tenant_id = ?1 and p.id = rp.permission_id
                          and p.name <> all (string_to_array(?3, chr(10)))""", tenant, id, role.permissions()).executeUpdate();
        withNames("""
                        delete from role_hierarchy h using roles j
                        where h.tenant_id = ?1 and h.senior_id = ?2 and j.tenant_id = ?1 and j.id = h.junior_id
                          and j.name <> all (string_to_array(?3, chr(10)))""", tenant, id, role.takesOver()).executeUpdate();
        hold(tenant, id, role.permissions(), by);
        takeOver(tenant, id, role.takesOver(), by);
        return true;
    }

    /** True when one of the named roles is the role, or takes over from it over any number of steps. */
    public boolean wouldTurnInCircles(TenantId tenant, UUID role, Collection<String> juniors) {
        return !withNames("""
                        with recursive below (role_id) as (
                          select id from roles where tenant_id = ?1 and name = any (string_to_array(?3, chr(10)))
                          union
                          select h.junior_id from below b
                          join role_hierarchy h on h.tenant_id = ?1 and h.senior_id = b.role_id
                        )
                        select 1 from below where role_id = ?2""", tenant, role, juniors).getResultList().isEmpty();
    }

    /** How many assignments there are or ever were of a role. */
    public int assignments(TenantId tenant, UUID role) {
        return ((Number) em.createNativeQuery("select count(*) from user_roles where tenant_id = ?1 and role_id = ?2")
                        .setParameter(1, tenant.value())
                        .setParameter(2, role)
                        .getSingleResult())
                .intValue();
    }

    /** True when the organization changed or locked something for a role. */
    public boolean isInSettings(TenantId tenant, String role) {
        return !em.createNativeQuery(
                        "select 1 from organization_permissions where tenant_id = ?1 and role = ?2 limit 1")
                .setParameter(1, tenant.value())
                .setParameter(2, role)
                .getResultList()
                .isEmpty();
    }

    /** Removes a role that was never assigned and stands in no settings, with what it holds and takes over. False when there is none. */
    public boolean remove(TenantId tenant, UUID role) {
        rights.note();
        return em.createNativeQuery("delete from roles where tenant_id = ?1 and id = ?2")
                        .setParameter(1, tenant.value())
                        .setParameter(2, role)
                        .executeUpdate()
                > 0;
    }

    /** True for a key that the product or one of its packs uses, in whatever organization. */
    public boolean isShipped(String permission) {
        return !em.createNativeQuery("select 1 from role_pack_permissions where permission = ?1")
                .setParameter(1, permission)
                .getResultList()
                .isEmpty();
    }

    /** Adds a permission of the tenant's own. @return false when it has one under this key */
    public boolean addPermission(TenantId tenant, PermissionInfo permission) {
        return em.createNativeQuery("""
                        insert into permissions (tenant_id, id, name, description, resource, action)
                        values (?1, ?2, ?3, ?4, ?5, ?6) on conflict do nothing""")
                        .setParameter(1, tenant.value())
                        .setParameter(2, permission.id())
                        .setParameter(3, permission.name())
                        .setParameter(4, permission.description())
                        .setParameter(5, permission.resource())
                        .setParameter(6, permission.action())
                        .executeUpdate()
                > 0;
    }

    private void hold(TenantId tenant, UUID role, Collection<String> permissions, UserId by) {
        withNames("""
                        insert into role_permissions (tenant_id, id, role_id, permission_id, granted_by)
                        select ?1, gen_random_uuid(), ?2, p.id, ?4 from permissions p
                        where p.tenant_id = ?1 and p.name = any (string_to_array(?3, chr(10)))
                        on conflict do nothing""", tenant, role, permissions).setParameter(4, by.value()).executeUpdate();
    }

    private void takeOver(TenantId tenant, UUID role, Collection<String> juniors, UserId by) {
        withNames("""
                        insert into role_hierarchy (tenant_id, id, senior_id, junior_id, added_by)
                        select ?1, gen_random_uuid(), ?2, j.id, ?4 from roles j
                        where j.tenant_id = ?1 and j.name = any (string_to_array(?3, chr(10)))
                        on conflict do nothing""", tenant, role, juniors).setParameter(4, by.value()).executeUpdate();
    }

    /** Neither names of roles nor keys have line breaks. */
    private Query withNames(String sql, TenantId tenant, UUID role, Collection<String> names) {
        return em.createNativeQuery(sql)
                .setParameter(1, tenant.value())
                .setParameter(2, role)
                .setParameter(3, String.join("\n", names));
    }

    private int number(String sql, TenantId tenant) {
        return ((Number) em.createNativeQuery(sql)
                        .setParameter(1, tenant.value())
                        .getSingleResult())
                .intValue();
    }

    private static RoleRights rights(Object[] row) {
        String keys = (String) row[4];
        return new RoleRights(
                (UUID) row[0],
                (String) row[1],
                ((Number) row[2]).intValue(),
                (Boolean) row[3],
                keys == null ? Set.of() : Set.of(keys.split("\n")));
    }
}
