package io.holdfast.zoho.model;

import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.Uuids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * How many calls of a product are under way on all nodes. After Zoho said that they are too many, half as many may be; each
 * minute without another such word gives one back.
 */
@ApplicationScoped
public class ZohoCallsUnderWay {
    /** The ceiling of a product that was never lowered: above what anybody allows. */
    private static final int UNLOWERED = 10_000;

    private static final String PRESENT_CEILING =
            "least(CAST(?3 AS integer), c.ceiling + CAST(floor(extract(epoch FROM now() - c.lowered_at) / 60) AS integer))";

    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    /**
     * Begins a call when there is a place for it.
     *
     * @param most how many may be under way at once
     * @param length after which the place is free in any case, so that a killed node takes none away for long
     * @return the call, to be ended; empty when all places are taken
     */
    public Optional<UUID> begin(TenantId tenant, String product, int most, Duration length) {
        int ceiling = lockedCeiling(tenant, product, most);
        bound(
                        "DELETE FROM zoho_calls_under_way WHERE tenant_id = ?1 AND product = ?2 AND ends_by <= now()",
                        tenant,
                        product)
                .executeUpdate();
        Number underWay = (Number) bound(
                        "SELECT count(*) FROM zoho_calls_under_way WHERE tenant_id = ?1 AND product = ?2",
                        tenant,
                        product)
                .getSingleResult();
        if (underWay.intValue() >= ceiling) {
            return Optional.empty();
        }
        UUID call = Uuids.next();
        bound("""
                INSERT INTO zoho_calls_under_way (tenant_id, product, call_id, ends_by)
                VALUES (?1, ?2, ?3, now() + make_interval(secs => ?4))""", tenant, product)
                .setParameter(3, call)
                .setParameter(4, length.toSeconds())
                .executeUpdate();
        return Optional.of(call);
    }

    public void end(TenantId tenant, String product, UUID call) {
        bound(
                        "DELETE FROM zoho_calls_under_way WHERE tenant_id = ?1 AND product = ?2 AND call_id = ?3",
                        tenant,
                        product)
                .setParameter(3, call)
                .executeUpdate();
    }

    /** Halves how many may be under way, down to one. */
    public void lower(TenantId tenant, String product, int most) {
        bound("""
                INSERT INTO zoho_concurrency AS c (tenant_id, product, ceiling, lowered_at)
                VALUES (?1, ?2, greatest(1, CAST(?3 AS integer) / 2), now())
                ON CONFLICT (tenant_id, product) DO UPDATE
                SET ceiling = greatest(1, %s / 2), lowered_at = now()""".formatted(PRESENT_CEILING), tenant, product)
                .setParameter(3, most)
                .executeUpdate();
    }

    /** Locks the product's row: of two nodes that see the last free place one gets it. */
    private int lockedCeiling(TenantId tenant, String product, int most) {
        bound("""
                INSERT INTO zoho_concurrency (tenant_id, product, ceiling) VALUES (?1, ?2, CAST(?3 AS integer))
                ON CONFLICT (tenant_id, product) DO NOTHING""", tenant, product).setParameter(3, UNLOWERED).executeUpdate();
        return ((Number) bound(
                                "SELECT " + PRESENT_CEILING
                                        + " FROM zoho_concurrency c WHERE tenant_id = ?1 AND product = ?2 FOR UPDATE",
                                tenant,
                                product)
                        .setParameter(3, most)
                        .getSingleResult())
                .intValue();
    }

    private Query bound(String sql, TenantId tenant, String product) {
        return em.createNativeQuery(sql).setParameter(1, tenant.value()).setParameter(2, product);
    }
}
