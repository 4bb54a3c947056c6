package io.holdfast.rbac.matrix;

import io.holdfast.operations.HealthPart;
import io.holdfast.operations.HealthProbe;
import io.holdfast.operations.HealthStatus;
import io.holdfast.rbac.usecase.MeasuringPermissions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** How much there is of the rights of the caller's organization, and how long checks of them take in the database. */
@ApplicationScoped
public class PermissionsProbe implements HealthProbe {
    private static final int MICROSECONDS = 1000;
    /** Milliseconds; the half of all checks ought to take less. */
    private static final double SLOW = 5;

    @Inject
    MeasuringPermissions measuring;

    @Override
    public String name() {
        return "permissions";
    }

    @Override
    public int place() {
        return 55;
    }

    @Override
    public HealthPart check(Instant now) {
        Map<String, Double> measured = measuring.now();
        double usual = measured.getOrDefault("check.p50", 0.0);
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("assignments", whole(measured, "rows.assignments", 1));
        details.put("matrixRows", whole(measured, "rows.matrix", 1));
        details.put("matrixBytes", whole(measured, "size.user_permission_matrix", 1));
        details.put("checks", whole(measured, "check.samples", 1));
        details.put("checkP50Micros", whole(measured, "check.p50", MICROSECONDS));
        details.put("checkP99Micros", whole(measured, "check.p99", MICROSECONDS));
        details.put("whoPageMicros", whole(measured, "page.who", MICROSECONDS));
        return new HealthPart(
                name(),
                usual > SLOW ? HealthStatus.DEGRADED : HealthStatus.UP,
                usual > SLOW ? "Checks in the database are slow." : "Checks in the database are fast.",
                usual > SLOW ? "Look for load on the database's machine, and whether its tables are analyzed." : null,
                now,
                details);
    }

    private static long whole(Map<String, Double> measured, String what, int times) {
        return Math.round(measured.getOrDefault(what, 0.0) * times);
    }
}
