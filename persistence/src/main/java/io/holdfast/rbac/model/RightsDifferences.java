package io.holdfast.rbac.model;

import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.security.Scope;
import io.holdfast.shared.time.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** What a transaction that is taken back does to what people may do: the rows of {@code rights_difference}. */
@ApplicationScoped
public class RightsDifferences {
    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    @Inject
    RightsChanges rights;

    /**
     * How many people gain and lose a permission.
     *
     * @param permission its key; null for all permissions together
     */
    public record Counted(String permission, long gaining, long losing) {}

    /**
     * Begins to note what this transaction does, which is taken back in any case.
     *
     * @param most how long each of its statements may take
     */
    public void watch(Duration most) {
        rights.keepQuiet();
        em.createNativeQuery(
                        "select set_config('holdfast.rehearsal', 'on', true), set_config('statement_timeout', ?1, true)")
                .setParameter(1, Long.toString(most.toMillis()))
                .getSingleResult();
    }

    /**
     * How many people of an area gain and lose anything, first of all, and then each permission that somebody gains or loses, by key.
     *
     * @param area as {@link Assignments#knows} says
     */
    public List<Counted> counts(TenantId tenant, Area area) {
        Query query = em.createNativeQuery(
                """
                        select p.name, count(distinct d.user_id) filter (where d.gained),
                               count(distinct d.user_id) filter (where not d.gained)
                        from rights_difference(?1) d
                        join permissions p on p.tenant_id = ?1 and p.id = d.permission_id
                        join users u on u.tenant_id = ?1 and u.id = d.user_id
                        where true""" + within(area) + " group by grouping sets ((), (p.name)) order by p.name nulls first");
        return rows(query, tenant, area).stream()
                .map(row -> new Counted((String) row[0], ((Number) row[1]).longValue(), ((Number) row[2]).longValue()))
                .toList();
    }

    /** The first changes for people of an area, by their addresses, then by permission. @param limit how many at most */
    public List<ChangedRight> first(TenantId tenant, Area area, int limit) {
        Query query = em.createNativeQuery("""
                        select u.id, u.email, u.name, p.name as permission, d.scope_type, d.scope_id, d.gained,
                               d.valid_from, d.valid_to
                        from rights_difference(?1) d
                        join permissions p on p.tenant_id = ?1 and p.id = d.permission_id
                        join users u on u.tenant_id = ?1 and u.id = d.user_id
                        where true""" + within(area) + """
                         order by u.email collate "C", u.id, p.name, d.gained, d.scope_type, d.scope_id, d.valid_from
                        limit ?4""").setParameter(4, limit);
        return rows(query, tenant, area).stream()
                .map(RightsDifferences::changed)
                .toList();
    }

    private static String within(Area area) {
        return area.all() ? "" : " and " + Assignments.KNOWN_IN_AREA;
    }

    @SuppressWarnings("unchecked")
    private static List<Object[]> rows(Query query, TenantId tenant, Area area) {
        query.setParameter(1, tenant.value());
        if (!area.all()) {
            query.setParameter(2, Assignments.array(area.accounts()));
            query.setParameter(3, Assignments.array(area.locations()));
        }
        return query.getResultList();
    }

    private static ChangedRight changed(Object[] row) {
        return new ChangedRight(
                new UserId((UUID) row[0]),
                (String) row[1],
                (String) row[2],
                (String) row[3],
                new Scope(Scope.Type.ofWord((String) row[4]), (UUID) row[5]),
                (Boolean) row[6],
                Columns.instant(row[7]),
                Columns.instant(row[8]));
    }
}
