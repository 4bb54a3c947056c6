package io.holdfast.identity.model;

import io.holdfast.rbac.model.RightsChanges;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The key pairs that sign access tokens, shared by all nodes. Private keys lie here sealed. */
@ApplicationScoped
public class SigningKeys {
    /** Any constant: nodes that find no key queue on it, and the first makes the key for all. */
    private static final long CREATION_LOCK = 0x686f6c6466617374L;

    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    @Inject
    RightsChanges rights;

    /**
     * One key pair.
     *
     * @param publicKey X.509 encoding
     * @param privateKey PKCS#8 encoding in base64, sealed
     */
    public record Key(String id, byte[] publicKey, String privateKey, Instant signsUntil, Instant publishedUntil) {}

    /** Keys whose tokens may still be about, the newest first. Never null. */
    public List<Key> published() {
        @SuppressWarnings("unchecked")
        List<Object[]> rows = em.createNativeQuery("""
                        select id, public_key, private_key, signs_until, published_until
                        from signing_keys where published_until > now() order by signs_until desc limit 16
                        """).getResultList();
        return rows.stream()
                .map(row -> new Key(
                        (String) row[0],
                        (byte[]) row[1],
                        (String) row[2],
                        ((Timestamp) row[3]).toInstant(),
                        ((Timestamp) row[4]).toInstant()))
                .toList();
    }

    /** Makes this transaction the only one in the cluster that adds a key. */
    public void lockForCreation() {
        em.createNativeQuery("select cast(pg_advisory_xact_lock(?1) as text)")
                .setParameter(1, CREATION_LOCK)
                .getSingleResult();
    }

    /** Ends the time of every key; answers how many those were. */
    public int withdrawAll() {
        rights.note();
        return em.createNativeQuery("""
                        update signing_keys set published_until = now(),
                          signs_until = least(signs_until, now() - interval '1 millisecond')
                        where published_until > now()
                        """).executeUpdate();
    }

    public void add(String id, byte[] publicKey, String sealedPrivateKey, Duration signs, Duration published) {
        em.createNativeQuery("""
                        insert into signing_keys (id, public_key, private_key, signs_until, published_until)
                        values (?1, ?2, ?3, now() + cast(?4 as interval), now() + cast(?5 as interval))
                        """)
                .setParameter(1, id)
                .setParameter(2, publicKey)
                .setParameter(3, sealedPrivateKey)
                .setParameter(4, signs.toString())
                .setParameter(5, published.toString())
                .executeUpdate();
    }
}
