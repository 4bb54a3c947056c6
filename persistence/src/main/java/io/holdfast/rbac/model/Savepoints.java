package io.holdfast.rbac.model;

import io.holdfast.shared.problem.DomainException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.function.Supplier;

/** Attempts within a transaction that may be refused one by one: what a refused one did to the database is taken back, and the rest stays. */
@ApplicationScoped
public class Savepoints {
    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    /**
     * Makes one attempt.
     *
     * @throws DomainException the attempt's own; nothing of it stays then
     */
    public <T> T attempt(Supplier<T> work) {
        say("savepoint attempt");
        try {
            T result = work.get();
            say("release savepoint attempt");
            return result;
        } catch (DomainException refused) {
            say("rollback to savepoint attempt");
            say("release savepoint attempt");
            throw refused;
        }
    }

    private void say(String statement) {
        em.createNativeQuery(statement).executeUpdate();
    }
}
