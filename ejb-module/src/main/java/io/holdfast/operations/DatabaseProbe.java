package io.holdfast.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Whether the database answers, and how fast. */
@ApplicationScoped
public class DatabaseProbe implements HealthProbe {
    private static final Duration SLOW = Duration.ofMillis(250);

    @Inject
    DatabaseReadiness database;

    @Override
    public String name() {
        return "database";
    }

    @Override
    public int place() {
        return 0;
    }

    @Override
    public HealthPart check(Instant now) {
        long begun = System.nanoTime();
        String version = database.version();
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        boolean slow = took.compareTo(SLOW) > 0;
        return new HealthPart(
                name(),
                slow ? HealthStatus.DEGRADED : HealthStatus.UP,
                "It answers in " + Math.max(1, took.toMillis()) + " ms.",
                slow ? "Look for long transactions and for load on its machine." : null,
                now,
                Map.of("version", version));
    }
}
