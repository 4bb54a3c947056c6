package io.holdfast.identity.model;

import static io.holdfast.shared.json.SharedJson.JSON;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.holdfast.identity.model.Invitations.Promise;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.time.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Invitations that nobody has accepted or withdrawn, those past their date included, for whoever looks after them. */
@ApplicationScoped
public class OpenInvitations {
    private static final String OPEN = " where tenant_id = ?1 and accepted_at is null and revoked_at is null";

    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    /**
     * An invitation that is open.
     *
     * @param sentAt when its present token was made
     * @param expiresAt when it cannot be accepted any more; may have passed
     */
    public record OpenInvitation(UUID id, Promise promise, Instant createdAt, Instant sentAt, Instant expiresAt) {
        public OpenInvitation {
            requireNonNull(promise, "promise");
        }
    }

    /** The invitation, unless it is not open or there is none. */
    public Optional<OpenInvitation> find(TenantId tenant, UUID id) {
        @SuppressWarnings("unchecked")
        List<Object[]> rows = of(tenant, id, """
            select email, name, role, account_id, scope_type, scope_id, valid_from, valid_to, language, invited_by,
                   created_at, sent_at, expires_at
            from invitations\
            """ + OPEN + " and id = ?2").getResultList();
        return rows.stream().map(row -> open(id, row)).findFirst();
    }

    /** Those of some addresses that are not past their date. @param emails in lower case */
    public Map<String, OpenInvitation> byEmail(TenantId tenant, Collection<String> emails) {
        @SuppressWarnings("unchecked")
        List<Object[]> rows = em.createNativeQuery("""
            select email, name, role, account_id, scope_type, scope_id, valid_from, valid_to, language, invited_by,
                   created_at, sent_at, expires_at, id
            from invitations\
            """ + OPEN
                        + " and expires_at > now() and email in (select jsonb_array_elements_text(cast(?2 as jsonb)))")
                .setParameter(1, tenant.value())
                .setParameter(2, JSON.createArrayBuilder(emails).build().toString())
                .getResultList();
        return rows.stream().collect(toUnmodifiableMap(row -> (String) row[0], row -> open((UUID) row[13], row)));
    }

    private static OpenInvitation open(UUID id, Object[] row) {
        return new OpenInvitation(
                id,
                Invitations.promise(row),
                Columns.instant(row[10]),
                Columns.instant(row[11]),
                Columns.instant(row[12]));
    }

    /** Gives an open invitation a new token and a new date: the token before is worth nothing from then on. Empty when it is not open. */
    public Optional<Instant> renew(TenantId tenant, UUID id, byte[] hash, Duration life) {
        List<?> renewed = of(
                        tenant,
                        id,
                        "update invitations set token_hash = ?3, sent_at = now(), expires_at = now() + cast(?4 as"
                                + " interval)"
                                + OPEN + " and id = ?2 returning expires_at")
                .setParameter(3, hash)
                .setParameter(4, life.toString())
                .getResultList();
        return renewed.stream().map(Columns::instant).findFirst();
    }

    /** Withdraws an open invitation; answers whether it was open. */
    public boolean revoke(TenantId tenant, UUID id) {
        return of(tenant, id, "update invitations set revoked_at = now()" + OPEN + " and id = ?2")
                        .executeUpdate()
                > 0;
    }

    /** Withdraws what is open for an address, for a new one to take its place. @param expiredOnly those alone that are past their date */
    public void makeRoom(TenantId tenant, String email, boolean expiredOnly) {
        em.createNativeQuery("update invitations set revoked_at = now()" + OPEN + " and email = ?2"
                        + (expiredOnly ? " and expires_at <= now()" : ""))
                .setParameter(1, tenant.value())
                .setParameter(2, email)
                .executeUpdate();
    }

    private Query of(TenantId tenant, UUID id, String sql) {
        return em.createNativeQuery(sql).setParameter(1, tenant.value()).setParameter(2, id);
    }
}
