package io.holdfast.cluster.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** What a leader says at the beginning of a transaction in which it writes as the leader. */
@ApplicationScoped
public class LeadersWrites {
    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    /**
     * Waits for the writes of a former leader and answers whether that connection still holds the lock of the name. When it
     * does, no other leader writes before this transaction is over, even if the lock is lost meanwhile.
     *
     * @param linePid the database's process behind the leader's own connection
     */
    public boolean begin(String name, int linePid) {
        em.createNativeQuery("select cast(pg_advisory_xact_lock(?1, ?2) as text)")
                .setParameter(1, Locks.WRITING)
                .setParameter(2, Locks.key(name))
                .getSingleResult();
        return (Boolean) em.createNativeQuery("""
                        select exists (select from pg_locks where locktype = 'advisory' and classid = cast(?1 as oid)
                          and objid = cast(cast(?2 as bigint) & 4294967295 as oid) and objsubid = 2 and granted
                          and database = (select oid from pg_database where datname = current_database()) and pid = ?3)
                        """)
                .setParameter(1, Locks.LEADING)
                .setParameter(2, Locks.key(name))
                .setParameter(3, linePid)
                .getSingleResult();
    }
}
