package io.holdfast.rbac.model;

import io.holdfast.rbac.decision.Facts.Effect;
import io.holdfast.rbac.model.PermissionMatrix.Cell;
import io.holdfast.rbac.model.PermissionMatrix.Lock;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.id.Uuids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the organization that the transaction has entered changes of what its roles hold: the rows of {@code organization_permissions}. */
@ApplicationScoped
public class PermissionSettings {
    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    @Inject
    RightsChanges rights;

    /** All that roles hold here, and what was changed of it. Several statements: hold the tenant's rights to see them at one epoch. */
    public PermissionMatrix matrix(TenantId tenant) {
        return new PermissionMatrix(modules(tenant), roles(tenant), base(tenant), changes(tenant), locks(null));
    }

    /** Who has locked a permission for the entered organization from above, and to which roles; empty when nobody has. */
    public Optional<Lock> lock(String permission) {
        return Optional.ofNullable(locks(permission).get(permission));
    }

    /**
     * Sets what is changed of one cell.
     *
     * @param module of the permission
     * @param effect null for nothing: what the role holds by its template or of its own
     * @param by null when nobody in person does it; somebody of an organization above may do it
     */
    public void set(TenantId tenant, String module, Cell cell, Effect effect, UserId by) {
        rights.note();
        if (effect == null) {
            em.createNativeQuery(
                            "delete from organization_permissions where tenant_id = ?1 and permission = ?2 and role = ?3")
                    .setParameter(1, tenant.value())
                    .setParameter(2, cell.permission())
                    .setParameter(3, cell.role())
                    .executeUpdate();
            return;
        }
        em.createNativeQuery("""
                        insert into organization_permissions (tenant_id, id, module, role, permission, effect, set_by)
                        values (?1, ?2, ?3, ?4, ?5, ?6, cast(?7 as uuid))
                        on conflict (tenant_id, permission, role) do update
                        set effect = excluded.effect, set_at = now(), set_by = excluded.set_by""")
                .setParameter(1, tenant.value())
                .setParameter(2, Uuids.next())
                .setParameter(3, module)
                .setParameter(4, cell.role())
                .setParameter(5, cell.permission())
                .setParameter(6, effect.name())
                .setParameter(7, by == null ? null : by.toString())
                .executeUpdate();
    }

    /** A permission that no pack ships makes a module with those about the same thing. */
    private SortedMap<String, String> modules(TenantId tenant) {
        SortedMap<String, String> modules = new TreeMap<>();
        rows("""
                select p.name, coalesce((select min(k.module) from role_pack_permissions k where k.permission = p.name), p.resource)
                from permissions p where p.tenant_id = ?1""", tenant).forEach(row -> modules.put((String) row[0], (String) row[1]));
        return modules;
    }

    private Map<String, Integer> roles(TenantId tenant) {
        Map<String, Integer> roles = new HashMap<>();
        rows("select name, level from roles where tenant_id = ?1", tenant)
                .forEach(row -> roles.put((String) row[0], ((Number) row[1]).intValue()));
        return roles;
    }

    private Map<String, Set<String>> base(TenantId tenant) {
        Map<String, Set<String>> base = new HashMap<>();
        rows("""
                select p.name, r.name from role_permissions rp
                join permissions p on p.tenant_id = rp.tenant_id and p.id = rp.permission_id
                join roles r on r.tenant_id = rp.tenant_id and r.id = rp.role_id
                where rp.tenant_id = ?1""", tenant).forEach(row -> base.computeIfAbsent((String) row[0], permission -> new HashSet<>())
                .add((String) row[1]));
        return base;
    }

    private Map<Cell, Effect> changes(TenantId tenant) {
        Map<Cell, Effect> changes = new HashMap<>();
        rows("select permission, role, effect from organization_permissions where tenant_id = ?1", tenant)
                .forEach(row -> changes.put(cell(row), Effect.valueOf((String) row[2])));
        return changes;
    }

    /** Of several locks of one permission those of the highest organization count. @param permission null for all */
    private Map<String, Lock> locks(String permission) {
        @SuppressWarnings("unchecked")
        List<Object[]> rows =
                em.createNativeQuery("""
                        select permission, organization, string_agg(role, chr(10)) from (
                          select l.*, max(above) over (partition by permission) as highest
                          from permission_locks_above(cast(?1 as text)) l
                        ) l where above = highest group by permission, organization""").setParameter(1, permission).getResultList();
        Map<String, Lock> locks = new HashMap<>();
        rows.forEach(
                row -> locks.put((String) row[0], new Lock((String) row[1], Set.of(((String) row[2]).split("\n")))));
        return locks;
    }

    private static Cell cell(Object[] row) {
        return new Cell((String) row[0], (String) row[1]);
    }

    @SuppressWarnings("unchecked")
    private List<Object[]> rows(String sql, TenantId tenant) {
        return em.createNativeQuery(sql).setParameter(1, tenant.value()).getResultList();
    }
}
