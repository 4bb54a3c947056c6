package io.holdfast.rbac.model;

import io.holdfast.shared.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** The tables that triggers keep beside the rows of rights: {@code user_permission_matrix}, {@code org_permission_summary} and what they come from. */
@ApplicationScoped
public class DerivedRights {
    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    /**
     * One thing that was measured.
     *
     * @param value null when there was nothing to measure
     */
    public record Measured(String what, Double value, String unit) {}

    /**
     * Compares the tables of the entered tenant with what they ought to say, and makes them say it.
     *
     * @param most how long it may take
     * @return how many rows were wrong; 0 as long as nobody bypasses the triggers
     */
    public long refresh(Duration most) {
        em.createNativeQuery("select set_config('statement_timeout', ?1, true)")
                .setParameter(1, Long.toString(most.toMillis()))
                .getSingleResult();
        return ((Number) em.createNativeQuery("select refresh_permission_materialized_views()")
                        .getSingleResult())
                .longValue();
    }

    /**
     * Tenants by their ids.
     *
     * @param after the last one of the portion before
     */
    public List<TenantId> tenants(UUID after, int most) {
        List<?> rows = em.createNativeQuery("select permission_matrix_tenants(?1, ?2)")
                .setParameter(1, after)
                .setParameter(2, most)
                .getResultList();
        return rows.stream().map(row -> new TenantId((UUID) row)).toList();
    }

    /** How much there is of the entered tenant's rights, how they are read, and how long checks of its own rows take. */
    public List<Measured> performance() {
        List<?> rows = em.createNativeQuery("select what, value, unit from analyze_permission_performance()")
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Measured(
                        (String) row[0], row[1] == null ? null : ((Number) row[1]).doubleValue(), (String) row[2]))
                .toList();
    }
}
