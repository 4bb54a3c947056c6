package io.holdfast.zoho.model;

import static java.util.stream.Collectors.joining;

import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.time.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts the calls of all nodes against what we allow ourselves of Zoho's limits. Times are the database's. */
@ApplicationScoped
public class ZohoBudgets {
    /** Always in this order, so that two nodes never wait for each other's rows. */
    private static final Comparator<Allowance> ORDER = Comparator.comparing(Allowance::product)
            .thenComparing(Allowance::route)
            .thenComparing(Allowance::window);

    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    /**
     * Counts one call under every allowance, or under none.
     *
     * @return empty when the call may be sent, else when there is room again
     */
    public Optional<Instant> take(TenantId tenant, List<Allowance> allowances) {
        Map<Allowance, RollingCount> counts = new HashMap<>();
        Instant room = null;
        for (Allowance allowance : allowances.stream().sorted(ORDER).toList()) {
            RollingCount count = locked(tenant, allowance);
            counts.put(allowance, count);
            if (count.used() >= allowance.limit()) {
                Instant at = count.roomAt(allowance.limit(), allowance.window());
                room = room == null || at.isAfter(room) ? at : room;
            }
        }
        if (room == null) {
            counts.forEach((allowance, count) -> store(tenant, allowance, count.plusOne()));
        }
        return Optional.ofNullable(room);
    }

    /** How many calls count at present; those of all windows, by product, route and window. */
    public List<BudgetUse> uses(TenantId tenant) {
        List<?> rows = em.createNativeQuery("""
                SELECT newest_slice, CAST(uses AS text), now(), product, route, window_seconds FROM zoho_budgets
                WHERE tenant_id = ?1 ORDER BY product, route, window_seconds""").setParameter(1, tenant.value()).getResultList();
        return rows.stream().map(Object[].class::cast).map(ZohoBudgets::use).toList();
    }

    private RollingCount locked(TenantId tenant, Allowance allowance) {
        // One statement that makes the row or locks it; what it returns is what the holder before us stored.
        Object[] row = (Object[]) bound("""
                INSERT INTO zoho_budgets AS b (tenant_id, product, route, window_seconds) VALUES (?1, ?2, ?3, ?4)
                ON CONFLICT (tenant_id, product, route, window_seconds) DO UPDATE SET uses = b.uses
                RETURNING b.newest_slice, CAST(b.uses AS text), clock_timestamp()""", tenant, allowance).getSingleResult();
        return count(row, allowance.window());
    }

    private void store(TenantId tenant, Allowance allowance, RollingCount count) {
        bound("""
                UPDATE zoho_budgets SET newest_slice = ?5, uses = CAST(?6 AS integer[])
                WHERE tenant_id = ?1 AND product = ?2 AND route = ?3 AND window_seconds = ?4""", tenant, allowance)
                .setParameter(5, count.newest())
                .setParameter(6, count.uses().stream().map(String::valueOf).collect(joining(",", "{", "}")))
                .executeUpdate();
    }

    private Query bound(String sql, TenantId tenant, Allowance allowance) {
        return em.createNativeQuery(sql)
                .setParameter(1, tenant.value())
                .setParameter(2, allowance.product())
                .setParameter(3, allowance.route())
                .setParameter(4, (int) allowance.window().toSeconds());
    }

    private static BudgetUse use(Object[] row) {
        Duration window = Duration.ofSeconds(((Number) row[5]).longValue());
        return new BudgetUse(
                (String) row[3], (String) row[4], window, count(row, window).used());
    }

    private static RollingCount count(Object[] row, Duration window) {
        String list = ((String) row[1]).replaceAll("[{}]", "");
        List<Integer> uses = list.isEmpty()
                ? List.of()
                : Arrays.stream(list.split(",")).map(Integer::valueOf).toList();
        return new RollingCount(((Number) row[0]).longValue(), uses).at(Columns.instant(row[2]), window);
    }
}
