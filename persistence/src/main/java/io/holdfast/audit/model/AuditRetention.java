package io.holdfast.audit.model;

import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.time.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * How long the tenant that the transaction has entered keeps its events, and the removal of those that are past it. Positions, chain
 * and tree stay; what goes is said before by an event of its own, the record.
 */
@ApplicationScoped
public class AuditRetention {
    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    /** How long the tenant keeps its events; empty when it has not chosen. */
    public Optional<Period> chosen(TenantId tenant) {
        List<?> rows = em.createNativeQuery("SELECT retention FROM audit_settings WHERE tenant_id = ?1")
                .setParameter(1, tenant.value())
                .getResultList();
        return rows.stream().map(row -> Period.parse((String) row)).findFirst();
    }

    public void choose(TenantId tenant, Period retention, UserId by) {
        em.createNativeQuery("""
                INSERT INTO audit_settings AS s (tenant_id, retention, updated_by) VALUES (?1, ?2, CAST(?3 AS uuid))
                ON CONFLICT (tenant_id) DO UPDATE
                SET retention = excluded.retention, updated_at = now(), updated_by = excluded.updated_by""")
                .setParameter(1, tenant.value())
                .setParameter(2, retention.toString())
                .setParameter(3, by == null ? null : by.value())
                .executeUpdate();
    }

    /** Tenants of whose retention there may be something to do. @param after the last one of those looked at before */
    public List<TenantId> due(Period minimum, UUID after, int most) {
        List<?> rows = em.createNativeQuery("SELECT audit_retention_due(CAST(?1 AS interval), ?2, ?3)")
                .setParameter(1, minimum.toString())
                .setParameter(2, after)
                .setParameter(3, most)
                .getResultList();
        return rows.stream().map(row -> new TenantId((UUID) row)).toList();
    }

    /** What may go next, at most so many positions; only what every mirror has a checkpoint for. */
    public Optional<Expired> expired(Period minimum, Period otherwise, long most) {
        List<?> rows = em.createNativeQuery("""
                SELECT from_n, to_n, events, cutoff
                FROM expired_audit_events(CAST(?1 AS interval), CAST(?2 AS interval), ?3)""")
                .setParameter(1, minimum.toString())
                .setParameter(2, otherwise.toString())
                .setParameter(3, most)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Expired((Long) row[0], (Long) row[1], (Long) row[2], Columns.instant(row[3])))
                .findFirst();
    }

    /** The newest record of retention. */
    public Optional<UUID> newestRecord(TenantId tenant) {
        List<?> rows = em.createNativeQuery("""
                SELECT id FROM audit_log WHERE tenant_id = ?1 AND action = 'audit.retention' AND outcome = 'SUCCEEDED'
                ORDER BY "timestamp" DESC, id DESC LIMIT 1""").setParameter(1, tenant.value()).getResultList();
        return rows.stream().map(UUID.class::cast).findFirst();
    }

    /**
     * Removes what a record covers.
     *
     * @return how many went, fewer than {@code most} when the record is carried out; empty while no mirrored checkpoint covers it
     */
    public Optional<Integer> remove(UUID record, int most) {
        return Optional.ofNullable((Integer) em.createNativeQuery("SELECT remove_expired_audit_events(?1, ?2)")
                .setParameter(1, record)
                .setParameter(2, most)
                .getSingleResult());
    }

    /** Erases what the log holds of a person in clear. @return how many values */
    public long erase(UUID subject) {
        return (Long) em.createNativeQuery("SELECT erase_audit_subject(?1)")
                .setParameter(1, subject)
                .getSingleResult();
    }

    /** How many values of erased persons, of all tenants, were put back. */
    public long reinserted() {
        return (Long) em.createNativeQuery("SELECT reinserted_audit_values()").getSingleResult();
    }
}
