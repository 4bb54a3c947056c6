package io.holdfast.identity.model;

import io.holdfast.shared.id.LoginId;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * People's credentials. They belong to no tenant and the runtime has no right on their table: everything goes through the
 * database's door functions.
 */
@ApplicationScoped
public class Logins {
    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    /** One person's credentials. */
    public record Login(LoginId id, String passwordHash, boolean active) {}

    /** One tenant in which a person is an active user. */
    public record Membership(TenantId tenant, String slug, String name, UserId user) {}

    /** @param email in lower case */
    public Optional<Login> byEmail(String email) {
        @SuppressWarnings("unchecked")
        List<Object[]> rows = em.createNativeQuery("select login_id, password_hash, status from login_by_email(?1)")
                .setParameter(1, email)
                .getResultList();
        return rows.stream()
                .map(row -> new Login(new LoginId((UUID) row[0]), (String) row[1], "active".equals(row[2])))
                .findFirst();
    }

    /** The tenants of a person, by slug. Never null. */
    public List<Membership> memberships(LoginId login) {
        @SuppressWarnings("unchecked")
        List<Object[]> rows = em.createNativeQuery(
                        "select tenant_id, tenant_slug, tenant_name, user_id from memberships_of_login(?1)")
                .setParameter(1, login.value())
                .getResultList();
        return rows.stream()
                .map(row -> new Membership(
                        new TenantId((UUID) row[0]), (String) row[1], (String) row[2], new UserId((UUID) row[3])))
                .toList();
    }

    /** Makes a login; empty when the address already has one. */
    public Optional<LoginId> create(String email, String passwordHash) {
        Object id = em.createNativeQuery("select create_login(?1, ?2, ?3)")
                .setParameter(1, LoginId.next().value())
                .setParameter(2, email)
                .setParameter(3, passwordHash)
                .getSingleResult();
        return Optional.ofNullable((UUID) id).map(LoginId::new);
    }

    /** Counts a sign-in attempt; answers until when the key is locked, or empty when the attempt may go on. */
    public Optional<Instant> registerAttempt(String key, int limit, Duration window, Duration lock) {
        Object until = em.createNativeQuery(
                        "select register_signin_attempt(?1, ?2, cast(?3 as interval), cast(?4 as interval))")
                .setParameter(1, key)
                .setParameter(2, limit)
                .setParameter(3, window.toString())
                .setParameter(4, lock.toString())
                .getSingleResult();
        return Optional.ofNullable((Timestamp) until).map(Timestamp::toInstant);
    }

    public void clearAttempts(String key) {
        em.createNativeQuery("select clear_signin_attempts(?1)")
                .setParameter(1, key)
                .getSingleResult();
    }

    /** Takes one attempt back from a key that is not locked. */
    public void forgiveAttempt(String key) {
        em.createNativeQuery("select forgive_signin_attempt(?1)")
                .setParameter(1, key)
                .getSingleResult();
    }
}
