package io.holdfast.identity.model;

import io.holdfast.shared.id.AccountId;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.Uuids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Invitations: single-use, dated, for one e-mail address. Only the SHA-256 of the token is kept. */
@ApplicationScoped
public class Invitations {
    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    /** Names an invitation without saying anything of it. */
    public record Key(TenantId tenant, UUID id) {}

    /** What an open invitation promises. {@code account} is null for people of no client organization. */
    public record Invitation(Key key, String email, String name, String role, AccountId account) {}

    /** Finds an invitation by the SHA-256 of its token, before any tenant is known. */
    public Optional<Key> byTokenHash(byte[] hash) {
        @SuppressWarnings("unchecked")
        List<Object[]> rows = em.createNativeQuery("select tenant_id, invitation_id from invitation_by_token(?1)")
                .setParameter(1, hash)
                .getResultList();
        return rows.stream()
                .map(row -> new Key(new TenantId((UUID) row[0]), (UUID) row[1]))
                .findFirst();
    }

    /** Tells what an invitation promises, if it is open and not past its date, and leaves it open. */
    public Optional<Invitation> find(Key key) {
        return invitation(key, em.createNativeQuery("""
                        select email, name, role, account_id from invitations
                        where tenant_id = ?1 and id = ?2 and accepted_at is null and expires_at > now()
                        """));
    }

    /** Takes an invitation that is open and not past its date: of two people at once, one gets it. */
    public Optional<Invitation> accept(Key key) {
        return invitation(key, em.createNativeQuery("""
                        update invitations set accepted_at = now()
                        where tenant_id = ?1 and id = ?2 and accepted_at is null and expires_at > now()
                        returning email, name, role, account_id
                        """));
    }

    private static Optional<Invitation> invitation(Key key, Query query) {
        @SuppressWarnings("unchecked")
        List<Object[]> rows = query.setParameter(1, key.tenant().value())
                .setParameter(2, key.id())
                .getResultList();
        return rows.stream()
                .map(row -> new Invitation(
                        key,
                        (String) row[0],
                        (String) row[1],
                        (String) row[2],
                        row[3] == null ? null : new AccountId((UUID) row[3])))
                .findFirst();
    }

    /** Adds an invitation; answers its id and end. */
    public Instant add(
            TenantId tenant, String email, String name, String role, AccountId account, byte[] hash, Duration life) {
        Object expiresAt = em.createNativeQuery("""
                        insert into invitations (tenant_id, id, email, name, role, account_id, token_hash, expires_at)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, now() + cast(?8 as interval)) returning expires_at
                        """)
                .setParameter(1, tenant.value())
                .setParameter(2, Uuids.next())
                .setParameter(3, email)
                .setParameter(4, name)
                .setParameter(5, role)
                .setParameter(6, account == null ? null : account.toString())
                .setParameter(7, hash)
                .setParameter(8, life.toString())
                .getSingleResult();
        return ((Timestamp) expiresAt).toInstant();
    }
}
