package io.holdfast.rbac.model;

import io.holdfast.shared.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The epochs of all tenants: counters that the database raises, in the transaction of the change, whenever a right is given or
 * taken away (ADR 12). Read across tenants through a door function, a number each and nothing else.
 */
@ApplicationScoped
public class Epochs {
    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    /**
     * One reading.
     *
     * @param incarnation changes when the database went back to an earlier state: epochs of two incarnations do not compare
     * @param horizon for the next reading, which then holds what was raised after this one
     * @param at the database's time of the reading
     * @param raised the epochs that were raised since the former reading; all of them when the incarnation is another
     */
    public record Reading(String incarnation, String horizon, Instant at, Map<TenantId, Long> raised) {}

    /**
     * Where a tenant's rights stand.
     *
     * @param incarnation as in {@link Reading}
     */
    public record Standing(String incarnation, long epoch) {}

    /**
     * How far a tenant's rights have come.
     *
     * @param incarnation as in {@link Reading}
     * @param rights counts what decides in it; unlike the epoch it stays when sessions begin or end
     * @param structure the count at which something else than single people's rows changed last
     */
    public record Position(String incarnation, long epoch, long rights, long structure) {
        /** True when what decides is the same at both. */
        public boolean decidesAs(Position other) {
            return rights == other.rights && incarnation.equals(other.incarnation);
        }

        /** True when at most single people's rows have changed since. */
        public boolean hasStructureOf(Position earlier) {
            return structure <= earlier.rights && incarnation.equals(earlier.incarnation);
        }
    }

    /** How far the rights of the entered tenant have come now. */
    public Position position(TenantId tenant) {
        Object[] row = (Object[])
                em.createNativeQuery("""
                        select i.id || '-' || left(pg_walfile_name(pg_current_wal_lsn()), 8), e.epoch, e.rights, e.structure
                        from tenant_epochs e, database_incarnation i where e.tenant_id = ?1""").setParameter(1, tenant.value()).getSingleResult();
        return new Position(
                (String) row[0],
                ((Number) row[1]).longValue(),
                ((Number) row[2]).longValue(),
                ((Number) row[3]).longValue());
    }

    /** People whose rows have changed after a count of the rights, at most so many. */
    @SuppressWarnings("unchecked")
    public List<UUID> changedSince(TenantId tenant, long rights, int limit) {
        return em.createNativeQuery(
                        "select user_id from rights_changes where tenant_id = ?1 and rights > ?2 order by rights limit ?3")
                .setParameter(1, tenant.value())
                .setParameter(2, rights)
                .setParameter(3, limit)
                .getResultList();
    }

    /** Where the rights of the entered tenant stand now. */
    public Standing standing(TenantId tenant) {
        Object[] row = (Object[])
                em.createNativeQuery("""
                        select i.id || '-' || left(pg_walfile_name(pg_current_wal_lsn()), 8), e.epoch
                        from tenant_epochs e, database_incarnation i where e.tenant_id = ?1""").setParameter(1, tenant.value()).getSingleResult();
        return new Standing((String) row[0], ((Number) row[1]).longValue());
    }

    /**
     * Locks the rights of this transaction's tenant until it ends: together with others who only check them, or alone.
     *
     * @param change whether this transaction changes rights
     * @return their epoch; 0 when the transaction has entered no tenant, and there is nothing to lock
     */
    public long lock(boolean change) {
        Object epoch = em.createNativeQuery("select lock_rights(?1)")
                .setParameter(1, change)
                .getSingleResult();
        return epoch == null ? 0 : ((Number) epoch).longValue();
    }

    /**
     * Reads what was raised since a former reading. Empty when the register of nodes does not show the node alive: it may not
     * rely on anything, because nobody waits for it.
     *
     * @param incarnation of the former reading; null to read everything
     * @param horizon of the former reading; null to read everything
     * @param silence how old the node's last sign of life may be
     */
    public Optional<Reading> since(String incarnation, String horizon, UUID node, Duration silence) {
        @SuppressWarnings("unchecked")
        List<Object[]> rows = em.createNativeQuery("""
                        select incarnation, horizon, read_at, tenant_id, epoch
                        from epochs_since(cast(?1 as text), cast(?2 as text), ?3, cast(?4 as interval))
                        """)
                .setParameter(1, incarnation)
                .setParameter(2, horizon)
                .setParameter(3, node)
                .setParameter(4, silence.toString())
                .getResultList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Map<TenantId, Long> raised = new HashMap<>();
        for (Object[] row : rows) {
            if (row[3] != null) {
                raised.put(new TenantId((UUID) row[3]), ((Number) row[4]).longValue());
            }
        }
        Object[] first = rows.get(0);
        return Optional.of(new Reading(
                (String) first[0], (String) first[1], ((Timestamp) first[2]).toInstant(), Map.copyOf(raised)));
    }
}
