package io.holdfast.audit.model;

import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.time.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/**
 * The log in the order of its positions, and what of it has none. For checking it: a page is read at a time, by key, so that a log
 * of any length needs the same memory.
 */
@ApplicationScoped
public class PositionedEvents {
    private static final String BEHIND = " AND (l.\"timestamp\", l.id) > (CAST(?3 AS timestamptz), CAST(?4 AS uuid))";
    private static final String IN_TIME = " ORDER BY l.\"timestamp\", l.id LIMIT ?2";

    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    /** The positions from one on, in order. */
    public List<PositionedEvent> page(TenantId tenant, long from, int limit) {
        List<?> rows = em.createNativeQuery(
                        EventRow.POSITIONED + " WHERE p.tenant_id = ?1 AND p.n >= ?2 ORDER BY p.n LIMIT ?3")
                .setParameter(1, tenant.value())
                .setParameter(2, from)
                .setParameter(3, limit)
                .getResultList();
        return rows.stream()
                .map(row -> EventRow.positioned(tenant, (Object[]) row))
                .toList();
    }

    /**
     * Positions whose events retention may have removed.
     *
     * @param from the first of them
     * @param to the one after the last
     * @param record the position of the event that says so
     */
    public record Removable(long from, long to, long record) {
        /** True for a position that this explains when its event is missing. */
        public boolean covers(long n) {
            return n >= from && n < to && to <= record;
        }
    }

    /** What the log's own records say may be missing, as their columns say it; a verification checks these like all others. */
    public List<Removable> removable(TenantId tenant) {
        List<?> rows = em.createNativeQuery("""
                        SELECT CAST(l.meta ->> 'from' AS bigint), CAST(l.meta ->> 'to' AS bigint), p.n
                        FROM audit_log l JOIN audit_position p ON p.tenant_id = l.tenant_id AND p.event_id = l.id
                        WHERE l.tenant_id = ?1 AND l.action = 'audit.retention' AND l.outcome = 'SUCCEEDED'
                          AND l.meta ->> 'from' ~ '^[0-9]{1,18}$' AND l.meta ->> 'to' ~ '^[0-9]{1,18}$'""").setParameter(1, tenant.value()).getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new Removable((Long) row[0], (Long) row[1], (Long) row[2]))
                .toList();
    }

    /**
     * A personal value that was erased and is there again.
     *
     * @param position null while its event has none
     */
    public record Returned(UUID event, Long position) {}

    /** Events with values from before the erasure of whom they are about, by position. */
    public List<Returned> returned(TenantId tenant, int limit) {
        List<?> rows = em.createNativeQuery("""
                        SELECT DISTINCT v.event_id, p.n
                        FROM audit_erasures e
                        JOIN audit_personal v ON v.tenant_id = e.tenant_id AND v.subject_id = e.subject_id
                          AND v.event_time < e.erased_at
                        LEFT JOIN audit_position p ON p.tenant_id = v.tenant_id AND p.event_id = v.event_id
                        WHERE e.tenant_id = ?1 ORDER BY p.n, v.event_id LIMIT ?2""")
                .setParameter(1, tenant.value())
                .setParameter(2, limit)
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new Returned((UUID) row[0], (Long) row[1]))
                .toList();
    }

    /** An event and whether the log accounts for it: it has a position, or waits for one. */
    public record Accounted(EventKey key, boolean accounted) {}

    /** The events after a place by time, oldest first. @param after null for the first page */
    public List<Accounted> accounted(TenantId tenant, EventKey after, int limit) {
        var query = em.createNativeQuery("""
                        SELECT l.id, l."timestamp",
                          EXISTS (SELECT FROM audit_position p
                                  WHERE p.tenant_id = l.tenant_id AND p.event_id = l.id AND p.event_time = l."timestamp")
                          OR EXISTS (SELECT FROM audit_pending w WHERE w.tenant_id = l.tenant_id AND w.event_id = l.id)
                        FROM audit_log l WHERE l.tenant_id = ?1""" + (after == null ? "" : BEHIND) + IN_TIME)
                .setParameter(1, tenant.value())
                .setParameter(2, limit);
        if (after != null) {
            query.setParameter(3, after.time().atOffset(ZoneOffset.UTC)).setParameter(4, after.id());
        }
        List<?> rows = query.getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new Accounted(new EventKey(Columns.instant(row[1]), (UUID) row[0]), (Boolean) row[2]))
                .toList();
    }
}
