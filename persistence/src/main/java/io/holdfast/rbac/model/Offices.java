package io.holdfast.rbac.model;

import io.holdfast.shared.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.List;

/** The offices of the entered tenant: roles that its pack or it itself marks as such, and whatever else somebody holds for a term. */
@ApplicationScoped
public class Offices {
    /** Of a role r. */
    static final String MARKED =
            "(r.office or exists (select from role_pack_roles o where o.pack = r.pack and o.role = r.name and o.office))";

    /** What somebody took in an emergency is handed over to nobody. */
    private static final String FOR_A_TERM = "g.valid_to is not null and not exists (select from emergency_openings e"
            + " where e.tenant_id = g.tenant_id and e.assignment_id = g.id)";

    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    /**
     * Who holds an office within an area, or will: the highest first, those of one office by when they begin.
     *
     * @param limit how many at most
     */
    public List<AssignedRole> held(TenantId tenant, Area area, int limit) {
        Query query = em.createNativeQuery(Assignments.LIVING
                        + (area.all() ? "" : Assignments.IN_AREA)
                        + " and (" + FOR_A_TERM + " or " + MARKED + ")"
                        + " order by r.level desc, r.name, g.scope_type desc, g.scope_id, g.valid_from, g.id limit ?4")
                .setParameter(1, tenant.value())
                .setParameter(4, limit);
        if (!area.all()) {
            query.setParameter(2, Assignments.array(area.accounts()))
                    .setParameter(3, Assignments.array(area.locations()));
        }
        return Assignments.assigned(query);
    }

    /** An office that nobody holds. @param level of the role */
    public record Vacant(String role, int level) {}

    /** The offices that nobody holds, now or later and wherever, the highest first. */
    public List<Vacant> vacant(TenantId tenant) {
        List<?> rows = em.createNativeQuery(
                        "select cast(r.name as text), r.level from roles r where r.tenant_id = ?1 and " + MARKED + """
                         and not exists (select from user_roles g where g.tenant_id = ?1 and g.role_id = r.id
                          and g.revoked_at is null and (g.valid_to is null or g.valid_to > now()))
                        order by r.level desc, r.name""")
                .setParameter(1, tenant.value())
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new Vacant((String) row[0], ((Number) row[1]).intValue()))
                .toList();
    }
}
