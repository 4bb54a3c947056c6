package io.holdfast.rbac.model;

/** What roles hold in one organization, as a part of a query: rule R4 of docs/PERMISSIONS.md. */
final class HeldPermissions {
    /**
     * Common table expressions that end with {@code held (assigned, permission_id)}, each pair once: what a role holds with those
     * that it takes over from. They need {@code with recursive} before them, an {@code assigned (role_id)} that names roles once
     * each, and the tenant as parameter 1.
     */
    static final String OF_ASSIGNED = """
            reached (assigned, role_id) as (
              select role_id, role_id from assigned
              union
              select b.assigned, h.junior_id from reached b
              join role_hierarchy h on h.tenant_id = ?1 and h.senior_id = b.role_id
            ), changed as (
              select r.id as role_id, p.id as permission_id, o.effect from organization_permissions o
              join roles r on r.tenant_id = ?1 and r.name = o.role
              join permissions p on p.tenant_id = ?1 and p.name = o.permission
              where o.tenant_id = ?1 and o.effect <> 'LOCK'
            ), above as (
              select p.id as permission_id, l.role, l.above,
                     max(l.above) over (partition by l.permission) as highest
              from permission_locks_above(null) l join permissions p on p.tenant_id = ?1 and p.name = l.permission
            ), present (role_id, permission_id) as (
              select rp.role_id, rp.permission_id from role_permissions rp
              where rp.tenant_id = ?1 and not exists (select from changed c
                where c.role_id = rp.role_id and c.permission_id = rp.permission_id and c.effect = 'REMOVE')
              union
              select c.role_id, c.permission_id from changed c where c.effect = 'ADD'
            ), held (assigned, permission_id) as (
              select b.assigned, p.permission_id from reached b
              join present p on p.role_id = b.role_id
              where not exists (select from above a where a.permission_id = p.permission_id)
              union
              select g.role_id, a.permission_id from assigned g
              join roles r on r.tenant_id = ?1 and r.id = g.role_id
              join above a on a.role = r.name and a.above = a.highest
            )
            """;

    private HeldPermissions() {}
}
