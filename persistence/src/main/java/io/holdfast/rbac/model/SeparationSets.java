package io.holdfast.rbac.model;

import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.id.Uuids;
import io.holdfast.shared.paging.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The sets of roles that the entered tenant keeps apart. That they are kept is the database's to see, at the commit. */
@ApplicationScoped
public class SeparationSets {
    private static final String EVERY = """
            select s.id, s.name, s.description, s.kind, s.cardinality,
              (select string_agg(r.name, chr(10) order by r.name) from separation_set_roles m
               join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id
               where m.tenant_id = s.tenant_id and m.set_id = s.id), s.version
            from separation_sets s where s.tenant_id = ?1
            """;

    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    @Inject
    RightsChanges rights;

    /** Sets by name. @param after null for the first page @param limit how many at most */
    public List<SeparationSet> page(TenantId tenant, Cursor after, int limit) {
        var query = em.createNativeQuery(EVERY
                        + (after == null ? "" : " and (s.name, s.id) > (?2, ?3)")
                        + " order by s.name, s.id limit ?4")
                .setParameter(1, tenant.value())
                .setParameter(4, limit);
        if (after != null) {
            query.setParameter(2, after.key()).setParameter(3, after.id());
        }
        return sets(query.getResultList());
    }

    /** Finds a set. */
    public Optional<SeparationSet> find(TenantId tenant, UUID id) {
        return sets(em.createNativeQuery(EVERY + " and s.id = ?2")
                        .setParameter(1, tenant.value())
                        .setParameter(2, id)
                        .getResultList())
                .stream()
                .findFirst();
    }

    /** True when a set has this name. */
    public boolean isTaken(TenantId tenant, String name) {
        return !em.createNativeQuery("select 1 from separation_sets where tenant_id = ?1 and name = ?2")
                .setParameter(1, tenant.value())
                .setParameter(2, name)
                .getResultList()
                .isEmpty();
    }

    /** The sets in which a role stands, by name. */
    public List<SeparationSet> of(TenantId tenant, String role) {
        return sets(em.createNativeQuery(EVERY + """
                         and exists (select from separation_set_roles m
                          join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id
                          where m.tenant_id = s.tenant_id and m.set_id = s.id and r.name = ?2) order by s.name""")
                .setParameter(1, tenant.value())
                .setParameter(2, role)
                .getResultList());
    }

    /** How many sets the tenant has. */
    public int count(TenantId tenant) {
        return ((Number) em.createNativeQuery("select count(*) from separation_sets where tenant_id = ?1")
                        .setParameter(1, tenant.value())
                        .getSingleResult())
                .intValue();
    }

    /** Adds a set. Every name in it must be one of the tenant's roles. */
    public UUID add(TenantId tenant, SeparationSet.Kind kind, SeparationDefinition set, UserId by) {
        rights.note();
        UUID id = Uuids.next();
        em.createNativeQuery("""
                        insert into separation_sets (tenant_id, id, name, description, kind, cardinality, created_by)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7)""")
                .setParameter(1, tenant.value())
                .setParameter(2, id)
                .setParameter(3, set.name())
                .setParameter(4, set.description())
                .setParameter(5, kind.name())
                .setParameter(6, set.cardinality())
                .setParameter(7, by.value())
                .executeUpdate();
        addRoles(tenant, id, set.roles(), by);
        return id;
    }

    /**
     * Changes a set into what is defined, but for its kind; roles that stand in it already keep their row.
     *
     * @param version the one that the change is based on
     * @return false, and nothing is changed, when the set has another version or is none
     */
    public boolean change(TenantId tenant, UUID id, long version, SeparationDefinition set, UserId by) {
        rights.note();
        int changed = em.createNativeQuery("""
                        update separation_sets
                        set name = ?4, description = ?5, cardinality = ?6, version = version + 1, updated_at = now()
                        where tenant_id = ?1 and id = ?2 and version = ?3""")
                .setParameter(1, tenant.value())
                .setParameter(2, id)
                .setParameter(3, version)
                .setParameter(4, set.name())
                .setParameter(5, set.description())
                .setParameter(6, set.cardinality())
                .executeUpdate();
        if (changed == 0) {
            return false;
        }
        em.createNativeQuery("""
                        delete from separation_set_roles m using roles r
                        where m.tenant_id = ?1 and m.set_id = ?2 and r.tenant_id = ?1 and r.id = m.role_id
                          and r.name <> all (string_to_array(?3, chr(10)))""")
                .setParameter(1, tenant.value())
                .setParameter(2, id)
                .setParameter(3, String.join("\n", set.roles()))
                .executeUpdate();
        addRoles(tenant, id, set.roles(), by);
        return true;
    }

    /** Removes a set. False when there is none. */
    public boolean remove(TenantId tenant, UUID id) {
        rights.note();
        return em.createNativeQuery("delete from separation_sets where tenant_id = ?1 and id = ?2")
                        .setParameter(1, tenant.value())
                        .setParameter(2, id)
                        .executeUpdate()
                > 0;
    }

    private void addRoles(TenantId tenant, UUID set, Collection<String> roles, UserId by) {
        em.createNativeQuery("""
                        insert into separation_set_roles (tenant_id, id, set_id, role_id, added_by)
                        select ?1, gen_random_uuid(), ?2, r.id, ?4 from roles r
                        where r.tenant_id = ?1 and r.name = any (string_to_array(?3, chr(10)))
                        on conflict do nothing""")
                .setParameter(1, tenant.value())
                .setParameter(2, set)
                .setParameter(3, String.join("\n", roles))
                .setParameter(4, by.value())
                .executeUpdate();
    }

    private static List<SeparationSet> sets(List<?> rows) {
        return rows.stream().map(row -> set((Object[]) row)).toList();
    }

    /** Names of roles have no line breaks. */
    private static SeparationSet set(Object[] row) {
        String roles = (String) row[5];
        return new SeparationSet(
                (UUID) row[0],
                (String) row[1],
                (String) row[2],
                SeparationSet.Kind.valueOf((String) row[3]),
                ((Number) row[4]).intValue(),
                roles == null ? List.of() : List.of(roles.split("\n")),
                ((Number) row[6]).longValue());
    }
}
