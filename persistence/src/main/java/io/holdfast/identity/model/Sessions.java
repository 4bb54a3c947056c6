package io.holdfast.identity.model;

import io.holdfast.rbac.model.RightsChanges;
import io.holdfast.shared.id.AccountId;
import io.holdfast.shared.id.SessionId;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Sign-ins as rows: a session holds while its row is open, and no longer. Times are the database's. */
@ApplicationScoped
public class Sessions {
    /** A session's use is noted at most this often, so that reading does not write each time. */
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    @Inject
    RightsChanges rights;

    /** Names a session without saying anything of it. */
    public record Key(TenantId tenant, SessionId session) {}

    /**
     * A session that holds now, with the person it belongs to.
     *
     * @param account null for staff
     * @param idleExpiresAt when it ends unless it is used before
     * @param expiresAt when it ends at the latest
     * @param lastSeenAt the last use that was noted
     * @param epoch of the tenant's rights when this was read; -1, which none ever is, when its counter is away
     */
    public record Live(
            Key key,
            UserId user,
            String email,
            AccountId account,
            Instant idleExpiresAt,
            Instant expiresAt,
            Instant lastSeenAt,
            long epoch) {
        /** From when on a use is to be noted. */
        public Instant touchDue() {
            return lastSeenAt.plus(NOTED_EVERY);
        }

        private Live seen(Instant now, Duration idle) {
            Instant idleEnd = now.plus(idle);
            return new Live(
                    key,
                    user,
                    email,
                    account,
                    idleEnd.isBefore(expiresAt) ? idleEnd : expiresAt,
                    expiresAt,
                    now,
                    epoch);
        }
    }

    /** Finds a session by the SHA-256 of its token, before any tenant is known. It may have ended. */
    public Optional<Key> byTokenHash(byte[] hash) {
        @SuppressWarnings("unchecked")
        List<Object[]> rows = em.createNativeQuery("select tenant_id, session_id from session_by_token(?1)")
                .setParameter(1, hash)
                .getResultList();
        return rows.stream()
                .map(row -> new Key(new TenantId((UUID) row[0]), new SessionId((UUID) row[1])))
                .findFirst();
    }

    /** The session, if it is open, neither idle nor too old, and its user and tenant are active. */
    public Optional<Live> live(Key key) {
        @SuppressWarnings("unchecked")
        List<Object[]> rows = em.createNativeQuery("""
                        select u.id, u.email, u.account_id, s.idle_expires_at, s.expires_at, s.last_seen_at,
                               coalesce(e.epoch, -1)
                        from sessions s
                        left join tenant_epochs e on e.tenant_id = s.tenant_id
                        join users u on u.tenant_id = s.tenant_id and u.id = s.user_id
                        join tenants t on t.id = s.tenant_id
                        where s.tenant_id = ?1 and s.id = ?2 and s.ended_at is null
                          and s.idle_expires_at > now() and s.expires_at > now()
                          and u.status = 'active' and t.status = 'active'
                        """)
                .setParameter(1, key.tenant().value())
                .setParameter(2, key.session().value())
                .getResultList();
        return rows.stream()
                .map(row -> new Live(
                        key,
                        new UserId((UUID) row[0]),
                        (String) row[1],
                        row[2] == null ? null : new AccountId((UUID) row[2]),
                        ((Timestamp) row[3]).toInstant(),
                        ((Timestamp) row[4]).toInstant(),
                        ((Timestamp) row[5]).toInstant(),
                        ((Number) row[6]).longValue()))
                .findFirst();
    }

    /** Opens a session for the caller. Answers when it ends at the latest. */
    public Instant open(Caller caller, byte[] tokenHash, Duration idle, Duration absolute) {
        Object expiresAt = em.createNativeQuery("""
                        insert into sessions (tenant_id, id, user_id, token_hash, ip_address, user_agent,
                                              idle_expires_at, expires_at)
                        values (?1, ?2, ?3, ?4, ?5, ?6, now() + cast(?7 as interval), now() + cast(?8 as interval))
                        returning expires_at
                        """)
                .setParameter(1, caller.tenant().value())
                .setParameter(2, caller.session().value())
                .setParameter(3, caller.user().value())
                .setParameter(4, tokenHash)
                .setParameter(5, caller.origin().address())
                .setParameter(6, caller.origin().userAgent())
                .setParameter(7, idle.toString())
                .setParameter(8, absolute.toString())
                .getSingleResult();
        return ((Timestamp) expiresAt).toInstant();
    }

    /** Notes that a session was used, which puts off its idle end. Answers the session as it is then. */
    public Live touch(Live session, Instant now, Duration idle) {
        if (session.touchDue().isAfter(now)) {
            return session;
        }
        em.createNativeQuery("""
                        update sessions set last_seen_at = now(),
                               idle_expires_at = least(now() + cast(?3 as interval), expires_at)
                        where tenant_id = ?1 and id = ?2 and ended_at is null and last_seen_at < now()
                        """)
                .setParameter(1, session.key().tenant().value())
                .setParameter(2, session.key().session().value())
                .setParameter(3, idle.toString())
                .executeUpdate();
        return session.seen(now, idle);
    }

    /** Ends an open session; answers whether it was open. */
    public boolean end(Key key, String reason) {
        rights.note();
        return em.createNativeQuery("""
                        update sessions set ended_at = now(), end_reason = ?3
                        where tenant_id = ?1 and id = ?2 and ended_at is null
                        """)
                        .setParameter(1, key.tenant().value())
                        .setParameter(2, key.session().value())
                        .setParameter(3, reason)
                        .executeUpdate()
                > 0;
    }
}
