package io.holdfast.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** This node is ready when it can reach its database. Zoho is not asked: the portal works without it. */
@Readiness
@ApplicationScoped
public class ReadinessCheck implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(ReadinessCheck.class.getName());

    @Inject
    DatabaseReadiness database;

    @Override
    public HealthCheckResponse call() {
        boolean up;
        try {
            up = database.answers();
        } catch (RuntimeException e) {
            // No stack: probes come every second, and while the node starts this is expected.
            LOG.log(Level.WARNING, "the database does not answer: {0}", e.getMessage());
            up = false;
        }
        return HealthCheckResponse.named("database").status(up).build();
    }
}
