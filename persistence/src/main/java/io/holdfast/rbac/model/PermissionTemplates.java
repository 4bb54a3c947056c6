package io.holdfast.rbac.model;

import static java.util.stream.Collectors.toCollection;

import io.holdfast.rbac.model.PermissionMatrix.Cell;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The templates by which the shipped roles of the entered organization hold permissions. Versions are the product's and never change;
 * which one an organization has is its own to choose.
 */
@ApplicationScoped
public class PermissionTemplates {
    private static final String EVERY = """
            select v.pack, v.module, v.version, newest_template(v.pack, v.module), v.follows_newest
            from organization_template_versions v where v.tenant_id = ?1
            """;

    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    @Inject
    RightsChanges rights;

    /** The templates of all modules, by pack and module: some ten for each pack. */
    public List<PermissionTemplate> all(TenantId tenant) {
        return templates(em.createNativeQuery(EVERY + "order by v.pack, v.module")
                .setParameter(1, tenant.value())
                .getResultList());
    }

    /** The template of a module; empty when the organization has no such module of this pack. */
    public Optional<PermissionTemplate> find(TenantId tenant, String pack, String module) {
        return templates(em.createNativeQuery(EVERY + "and v.pack = ?2 and v.module = ?3")
                        .setParameter(1, tenant.value())
                        .setParameter(2, pack)
                        .setParameter(3, module)
                        .getResultList())
                .stream()
                .findFirst();
    }

    /** What the organization's roles hold by a version, by permission and role; nothing for a version that does not exist. */
    @SuppressWarnings("unchecked")
    public SortedSet<Cell> cells(TenantId tenant, String pack, String module, int version) {
        List<Object[]> rows = em.createNativeQuery("select permission, role from template_cells(?1, ?2, ?3, ?4)")
                .setParameter(1, tenant.value())
                .setParameter(2, pack)
                .setParameter(3, module)
                .setParameter(4, version)
                .getResultList();
        return rows.stream()
                .map(row -> new Cell((String) row[0], (String) row[1]))
                .collect(toCollection(() ->
                        new TreeSet<>(Comparator.comparing(Cell::permission).thenComparing(Cell::role))));
    }

    /**
     * Gives the organization a version, older ones too: what its shipped roles hold by the template is that of the version afterwards.
     *
     * @param wanted with a version between 1 and the newest; the newest when it is to be followed
     * @param by null when nobody in person does it; somebody of an organization above may do it
     */
    public void choose(PermissionTemplate wanted, UserId by) {
        rights.note();
        em.createNativeQuery("select choose_permission_template(?1, ?2, ?3, ?4, cast(?5 as uuid))")
                .setParameter(1, wanted.pack())
                .setParameter(2, wanted.module())
                .setParameter(3, wanted.version())
                .setParameter(4, wanted.followsNewest())
                .setParameter(5, by == null ? null : by.toString())
                .getSingleResult();
    }

    private static List<PermissionTemplate> templates(List<?> rows) {
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new PermissionTemplate(
                        (String) row[0],
                        (String) row[1],
                        ((Number) row[2]).intValue(),
                        ((Number) row[3]).intValue(),
                        (Boolean) row[4]))
                .toList();
    }
}
