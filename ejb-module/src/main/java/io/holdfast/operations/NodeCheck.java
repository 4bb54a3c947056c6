package io.holdfast.operations;

import io.holdfast.cluster.ThisNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A node that drains is not ready: whoever sends people to nodes sends them elsewhere, and ends it when nothing is open there. */
@Readiness
@ApplicationScoped
public class NodeCheck implements HealthCheck {
    @Inject
    ThisNode self;

    @Inject
    OpenRequests requests;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("node")
                .status(self.takesWork())
                .withData("name", self.name())
                .withData("state", self.stateWord())
                .withData("openRequests", requests.count())
                .build();
    }
}
