package io.holdfast.audit.model;

import io.holdfast.shared.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Reads the log by position, as evidence: an event that was tampered with comes out as it lies there, and one that is missing
 * leaves its position. Whoever calls this reads protected data and has to leave an event of their own.
 */
@ApplicationScoped
public class ProvenEvents {
    private static final String ROW = """
            SELECT p.n, p.chain_hash, p.leaf_hash, l.canonical
            FROM audit_position p
            LEFT JOIN audit_log l ON l.tenant_id = p.tenant_id AND l.id = p.event_id AND l."timestamp" = p.event_time
            WHERE p.tenant_id = ?1 AND\s""";

    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    /**
     * Positions in order, those that are missing left out.
     *
     * @param from the first
     * @param to the one after the last
     */
    public List<ProvenEvent> range(TenantId tenant, long from, long to) {
        return events(em.createNativeQuery(ROW + "p.n >= ?2 AND p.n < ?3 ORDER BY p.n")
                .setParameter(1, tenant.value())
                .setParameter(2, from)
                .setParameter(3, to));
    }

    /** Those positions, in order. */
    public List<ProvenEvent> at(TenantId tenant, List<Long> positions) {
        return events(em.createNativeQuery(ROW + "p.n = ANY (CAST(?2 AS bigint[])) ORDER BY p.n")
                .setParameter(1, tenant.value())
                .setParameter(2, array(positions)));
    }

    /** The positions below a size that these events have, in order. */
    public List<Long> positions(TenantId tenant, Collection<UUID> ids, long size) {
        return ((List<?>) em.createNativeQuery("""
                        SELECT p.n FROM audit_position p
                        WHERE p.tenant_id = ?1 AND p.event_id = ANY (CAST(?2 AS uuid[])) AND p.n < ?3 ORDER BY p.n""")
                        .setParameter(1, tenant.value())
                        .setParameter(2, Conditions.array(ids))
                        .setParameter(3, size)
                        .getResultList())
                .stream().map(n -> ((Number) n).longValue()).toList();
    }

    /** True while an event from before that moment waits for its position. */
    public boolean waits(TenantId tenant, Instant before) {
        return (Boolean) em.createNativeQuery("""
                        SELECT EXISTS (SELECT FROM audit_pending p WHERE p.tenant_id = ?1 AND p.event_time < ?2)""")
                .setParameter(1, tenant.value())
                .setParameter(2, before.atOffset(ZoneOffset.UTC))
                .getSingleResult();
    }

    private static List<ProvenEvent> events(Query query) {
        return ((List<?>) query.getResultList())
                .stream()
                        .map(Object[].class::cast)
                        .map(row -> new ProvenEvent(
                                ((Number) row[0]).longValue(), (byte[]) row[1], (byte[]) row[2], (byte[]) row[3]))
                        .toList();
    }

    private static String array(List<Long> numbers) {
        return numbers.toString().replace('[', '{').replace(']', '}').replace(" ", "");
    }
}
