package io.holdfast.operations;

import io.holdfast.caching.CacheService;
import io.holdfast.caching.Grid;
import io.holdfast.cluster.GridSplit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Tells how the data grid stands. Never a reason to send people elsewhere: without it the database serves in its place. */
@Readiness
@ApplicationScoped
public class GridCheck implements HealthCheck {
    @Inject
    Grid grid;

    @Inject
    CacheService service;

    @Inject
    GridSplit split;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("grid")
                .up()
                .withData("members", grid.members())
                .withData("nodes", split.expected())
                .withData("answers", service.answers())
                .withData("state", split.isSplit() ? "split" : "whole")
                .build();
    }
}
