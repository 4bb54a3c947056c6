package io.holdfast.zoho.model;

import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.time.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Where Zoho told us to wait: nothing is sent for such a scope before its time, by any node. */
@ApplicationScoped
public class ZohoPauses {
    private static final int REASON_LENGTH = 500;

    /** A pause that begins within this time after the one before goes on counting. */
    private static final Duration CLOSELY = Duration.ofMinutes(10);

    private static final String COLUMNS = "SELECT scope, paused_until, reason, in_a_row FROM zoho_pauses ";

    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    /** The pause of a scope; empty when the way is free. */
    public Optional<Pause> of(TenantId tenant, String scope) {
        return em
                .createNativeQuery(COLUMNS + "WHERE tenant_id = ?1 AND scope = ?2 AND paused_until > now()")
                .setParameter(1, tenant.value())
                .setParameter(2, scope)
                .getResultList()
                .stream()
                .map(row -> pause((Object[]) row))
                .findFirst();
    }

    /** All pauses that are in force, the longest first. */
    public List<Pause> all(TenantId tenant) {
        List<?> rows = em.createNativeQuery(
                        COLUMNS + "WHERE tenant_id = ?1 AND paused_until > now() ORDER BY paused_until DESC")
                .setParameter(1, tenant.value())
                .getResultList();
        return rows.stream().map(row -> pause((Object[]) row)).toList();
    }

    /** Sends nothing for a scope before a time; a later time that is already known stands. */
    public Pause pause(TenantId tenant, String scope, Instant until, String reason) {
        return pause((Object[]) em.createNativeQuery("""
                INSERT INTO zoho_pauses AS p (tenant_id, scope, paused_until, reason) VALUES (?1, ?2, ?3, ?4)
                ON CONFLICT (tenant_id, scope) DO UPDATE
                SET paused_until = greatest(p.paused_until, excluded.paused_until), reason = excluded.reason,
                    in_a_row = CASE WHEN p.paused_until > now() - make_interval(secs => ?5) THEN p.in_a_row + 1 ELSE 1 END
                RETURNING scope, paused_until, reason, in_a_row""")
                .setParameter(1, tenant.value())
                .setParameter(2, scope)
                .setParameter(3, until.atOffset(ZoneOffset.UTC))
                .setParameter(4, reason.length() <= REASON_LENGTH ? reason : reason.substring(0, REASON_LENGTH))
                .setParameter(5, CLOSELY.toSeconds())
                .getSingleResult());
    }

    private static Pause pause(Object[] row) {
        return new Pause((String) row[0], Columns.instant(row[1]), (String) row[2], ((Number) row[3]).intValue());
    }
}
