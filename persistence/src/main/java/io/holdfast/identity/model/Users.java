package io.holdfast.identity.model;

import io.holdfast.rbac.model.RightsChanges;
import io.holdfast.shared.id.AccountId;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The users of the tenant that the transaction has entered. */
@ApplicationScoped
public class Users {
    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    @Inject
    RightsChanges rights;

    /** Adds a user and writes the row at once, so that a conflict is the use case's to answer. */
    public void add(User user) {
        em.persist(user);
        em.flush();
    }

    /** Lets a member in or keeps them out, and writes that at once. */
    public void setActive(User user, boolean active, Instant at) {
        rights.note();
        user.setActive(active, at);
        em.flush();
    }

    public Optional<User> find(TenantId tenant, UserId id) {
        return Optional.ofNullable(em.find(User.class, id.value()))
                .filter(u -> u.tenantId().equals(tenant));
    }

    /** @param email in lower case */
    public Optional<User> byEmail(TenantId tenant, String email) {
        return em.createQuery("select u from User u where u.tenantId = :tenant and u.email = :email", User.class)
                .setParameter("tenant", tenant.value())
                .setParameter("email", email)
                .getResultStream()
                .findFirst();
    }

    /** What is needed to act for a member. @param account null for people who belong to no client organization */
    public record Acting(String email, AccountId account) {}

    /** A member who may act now: active, in an active tenant. */
    public Optional<Acting> acting(TenantId tenant, UserId id) {
        @SuppressWarnings("unchecked")
        List<Object[]> rows = em.createNativeQuery("""
                        select u.email, u.account_id from users u join tenants t on t.id = u.tenant_id
                        where u.tenant_id = ?1 and u.id = ?2 and u.status = 'active' and t.status = 'active'""")
                .setParameter(1, tenant.value())
                .setParameter(2, id.value())
                .getResultList();
        return rows.stream()
                .map(row -> new Acting((String) row[0], row[1] == null ? null : new AccountId((UUID) row[1])))
                .findFirst();
    }
}
