package io.holdfast.identity.model;

import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;

/** The users of the tenant that the transaction has entered. */
@ApplicationScoped
public class Users {
    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    /** Adds a user and writes the row at once, so that a conflict is the use case's to answer. */
    public void add(User user) {
        em.persist(user);
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
}
