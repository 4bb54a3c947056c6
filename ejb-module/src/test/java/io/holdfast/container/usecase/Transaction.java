package io.holdfast.container.usecase;

import io.holdfast.shared.security.Collaborator;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** What the database says of the transaction it is asked in; without one it begins one that has entered no tenant. */
@Stateless
@Collaborator
public class Transaction {
    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    public String tenant() {
        return ask("coalesce(current_setting('holdfast.tenant_id', true), '')");
    }

    public String request() {
        return ask("coalesce(current_setting('holdfast.request_id', true), '')");
    }

    public String role() {
        return ask("cast(current_user as text)");
    }

    /** The connection's process. */
    public String backend() {
        return ask("cast(pg_backend_pid() as text)");
    }

    public long events() {
        return Long.parseLong(ask("cast((select count(*) from audit_log) as text)"));
    }

    /** Does something in it. */
    public void run(Runnable what) {
        what.run();
    }

    private String ask(String expression) {
        return (String) em.createNativeQuery("select " + expression).getSingleResult();
    }
}
