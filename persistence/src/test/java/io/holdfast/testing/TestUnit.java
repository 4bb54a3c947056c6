package io.holdfast.testing;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.sql.Connection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * The persistence unit of the product on a test database, as {@code holdfast_app}. Each piece of work is one transaction of one
 * tenant on one connection, as in the container.
 */
public final class TestUnit implements AutoCloseable {
    private final EntityManagerFactory factory;

    public TestUnit(TestDatabase database) {
        factory = Persistence.createEntityManagerFactory(
                "holdfast",
                Map.of(
                        "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                        "jakarta.persistence.jtaDataSource", "",
                        "jakarta.persistence.nonJtaDataSource", database.keptApp(),
                        "eclipselink.weaving", "false",
                        "eclipselink.session-name", "test-" + UUID.randomUUID()));
    }

    /** Runs work in one transaction of a tenant that is committed at its end, or rolled back with the exception. */
    public <T> T inTenant(UUID tenant, Function<EntityManager, T> work) {
        EntityManager em = factory.createEntityManager();
        try {
            em.getTransaction().begin();
            // Begins the transaction on the connection at once; reads would take another connection otherwise.
            new Sql(em.unwrap(Connection.class)).enterTenant(tenant);
            T result = work.apply(em);
            em.getTransaction().commit();
            return result;
        } finally {
            if (em.getTransaction().isActive()) {
                em.getTransaction().rollback();
            }
            em.close();
        }
    }

    @Override
    public void close() {
        factory.close();
    }
}
