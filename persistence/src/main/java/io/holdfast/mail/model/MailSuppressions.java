package io.holdfast.mail.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.Uuids;
import io.holdfast.shared.time.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The addresses that get no mail from the tenant that the transaction has entered. Kept as digests, not as addresses. */
@ApplicationScoped
public class MailSuppressions {
    private static final int REASON_LENGTH = 500;

    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    /** @param address in lower case */
    public boolean holds(TenantId tenant, String address) {
        return !em.createNativeQuery("SELECT 1 FROM mail_suppressions WHERE tenant_id = ?1 AND address_digest = ?2")
                .setParameter(1, tenant.value())
                .setParameter(2, digest(tenant, address))
                .getResultList()
                .isEmpty();
    }

    /** Suppresses an address, in lower case; one that is suppressed already keeps its reason. */
    public void add(TenantId tenant, String address, String reason) {
        em.createNativeQuery("""
                INSERT INTO mail_suppressions (tenant_id, id, address_digest, address_hint, reason)
                VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (tenant_id, address_digest) DO NOTHING""")
                .setParameter(1, tenant.value())
                .setParameter(2, Uuids.next())
                .setParameter(3, digest(tenant, address))
                .setParameter(4, hint(address))
                .setParameter(5, withoutAddress(reason, address))
                .executeUpdate();
    }

    /**
     * The suppressed addresses, the latest first.
     *
     * @param after null for the first page
     * @param limit how many at most
     */
    public List<Suppression> page(TenantId tenant, MailPlace after, int limit) {
        Query query = em.createNativeQuery("""
                SELECT id, address_hint, reason, created_at FROM mail_suppressions WHERE tenant_id = ?1"""
                        + (after == null ? "" : " AND (created_at, id) < (CAST(?2 AS timestamptz), CAST(?3 AS uuid))")
                        + " ORDER BY created_at DESC, id DESC LIMIT ?4")
                .setParameter(1, tenant.value())
                .setParameter(4, limit);
        if (after != null) {
            query.setParameter(2, after.createdAt().atOffset(ZoneOffset.UTC)).setParameter(3, after.id());
        }
        return ((List<?>) query.getResultList())
                .stream().map(row -> suppression((Object[]) row)).toList();
    }

    public Optional<Suppression> find(TenantId tenant, UUID id) {
        List<?> rows = em.createNativeQuery("""
                SELECT id, address_hint, reason, created_at FROM mail_suppressions WHERE tenant_id = ?1 AND id = ?2""")
                .setParameter(1, tenant.value())
                .setParameter(2, id)
                .getResultList();
        return rows.stream().map(row -> suppression((Object[]) row)).findFirst();
    }

    /** Lets mail go to that address again; answers false when there is no such suppression. */
    public boolean lift(TenantId tenant, UUID id) {
        return em.createNativeQuery("DELETE FROM mail_suppressions WHERE tenant_id = ?1 AND id = ?2")
                        .setParameter(1, tenant.value())
                        .setParameter(2, id)
                        .executeUpdate()
                > 0;
    }

    private static Suppression suppression(Object[] row) {
        return new Suppression((UUID) row[0], (String) row[1], (String) row[2], Columns.instant(row[3]));
    }

    /** Servers like to repeat the address that they refuse. */
    private static String withoutAddress(String reason, String address) {
        String text = Pattern.compile(address, Pattern.LITERAL | Pattern.CASE_INSENSITIVE)
                .matcher(reason)
                .replaceAll(Matcher.quoteReplacement(hint(address)));
        return text.length() <= REASON_LENGTH ? text : text.substring(0, REASON_LENGTH);
    }

    /** The first letter and the domain: a person who knows the address recognizes it, another learns no address. */
    static String hint(String address) {
        int at = address.lastIndexOf('@');
        return at < 1 ? "…" : address.substring(0, address.offsetByCodePoints(0, 1)) + "…" + address.substring(at);
    }

    /** With the tenant in it, so that the same address of two organizations is not seen to be the same. */
    private static byte[] digest(TenantId tenant, String address) {
        try {
            return MessageDigest.getInstance("SHA-256").digest((tenant + "\n" + address).getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM lacks SHA-256", e);
        }
    }
}
