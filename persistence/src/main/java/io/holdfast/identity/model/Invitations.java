package io.holdfast.identity.model;

import static java.util.Objects.requireNonNull;

import io.holdfast.shared.id.AccountId;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.id.Uuids;
import io.holdfast.shared.security.Scope;
import io.holdfast.shared.time.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
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

    /**
     * What an invitation promises.
     *
     * @param email in lower case
     * @param role the name of the first role
     * @param account null for people of no client organization
     * @param scope where the role holds
     * @param from when the role begins; null for as soon as the person joins
     * @param to the first moment when it does not hold any more; null for ever
     * @param language of the mail, as a word; null for what is known of the reader or the organization
     * @param invitedBy null when no member did it
     */
    public record Promise(
            String email,
            String name,
            String role,
            AccountId account,
            Scope scope,
            Instant from,
            Instant to,
            String language,
            UserId invitedBy) {
        public Promise {
            requireNonNull(email, "email");
            requireNonNull(scope, "scope");
        }
    }

    /** An invitation that is open and not past its date. */
    public record Invitation(Key key, Promise promise) {}

    /** An invitation as it was added. */
    public record Added(UUID id, Instant expiresAt) {}

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
            select email, name, role, account_id, scope_type, scope_id, valid_from, valid_to, language, invited_by
            from invitations
            where tenant_id = ?1 and id = ?2 and accepted_at is null and revoked_at is null and expires_at > now()
            """));
    }

    /** Takes an invitation that is open and not past its date: of two people at once, one gets it. */
    public Optional<Invitation> accept(Key key) {
        return invitation(key, em.createNativeQuery("""
            update invitations set accepted_at = now()
            where tenant_id = ?1 and id = ?2 and accepted_at is null and revoked_at is null and expires_at > now()
            returning email, name, role, account_id, scope_type, scope_id, valid_from, valid_to, language, invited_by
            """));
    }

    private static Optional<Invitation> invitation(Key key, Query query) {
        @SuppressWarnings("unchecked")
        List<Object[]> rows = query.setParameter(1, key.tenant().value())
                .setParameter(2, key.id())
                .getResultList();
        return rows.stream().map(row -> new Invitation(key, promise(row))).findFirst();
    }

    /** The first ten columns of a row. */
    static Promise promise(Object[] row) {
        return new Promise(
                (String) row[0],
                (String) row[1],
                (String) row[2],
                row[3] == null ? null : new AccountId((UUID) row[3]),
                new Scope(Scope.Type.ofWord((String) row[4]), (UUID) row[5]),
                Columns.instant(row[6]),
                Columns.instant(row[7]),
                (String) row[8],
                row[9] == null ? null : new UserId((UUID) row[9]));
    }

    /** Adds an invitation; nothing when this address has an open one. @param hash the SHA-256 of its token */
    public Optional<Added> add(TenantId tenant, Promise promise, byte[] hash, Duration life) {
        UUID id = Uuids.next();
        List<?> added = em.createNativeQuery("""
            insert into invitations (tenant_id, id, email, name, role, account_id, scope_type, scope_id, valid_from,
              valid_to, language, invited_by, token_hash, expires_at)
            values (?1, ?2, ?3, ?4, ?5, cast(?6 as uuid), ?7, cast(?8 as uuid), cast(?9 as timestamptz),
              cast(?10 as timestamptz), ?11, cast(?12 as uuid), ?13, now() + cast(?14 as interval))
            on conflict do nothing returning expires_at
            """)
                .setParameter(1, tenant.value())
                .setParameter(2, id)
                .setParameter(3, promise.email())
                .setParameter(4, promise.name())
                .setParameter(5, promise.role())
                .setParameter(
                        6, promise.account() == null ? null : promise.account().toString())
                .setParameter(7, promise.scope().type().word())
                .setParameter(
                        8,
                        promise.scope().id() == null
                                ? null
                                : promise.scope().id().toString())
                .setParameter(9, column(promise.from()))
                .setParameter(10, column(promise.to()))
                .setParameter(11, promise.language())
                .setParameter(
                        12,
                        promise.invitedBy() == null ? null : promise.invitedBy().toString())
                .setParameter(13, hash)
                .setParameter(14, life.toString())
                .getResultList();
        return added.stream()
                .map(expiresAt -> new Added(id, Columns.instant(expiresAt)))
                .findFirst();
    }

    private static Object column(Instant moment) {
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
    }
}
