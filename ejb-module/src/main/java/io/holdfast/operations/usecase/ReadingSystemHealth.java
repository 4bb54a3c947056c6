package io.holdfast.operations.usecase;

import static io.holdfast.shared.security.Permission.MANAGE_SYSTEM;

import io.holdfast.operations.HealthPart;
import io.holdfast.operations.HealthProbe;
import io.holdfast.operations.HealthStatus;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Shows an administrator how the system stands. Not a transaction of its own: it has to answer when the database does not,
 * so each part is looked at by itself.
 */
@ApplicationScoped
@RequiresPermission(MANAGE_SYSTEM)
public class ReadingSystemHealth {
    private static final Logger LOG = Logger.getLogger(ReadingSystemHealth.class.getName());

    @Inject
    Instance<HealthProbe> probes;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "holdfast.product.version")
    String version;

    @Inject
    @ConfigProperty(name = "holdfast.environment")
    String environment;

    /** Looks at every part now. Never null. */
    @RequiresPermission(action = "system.read")
    public SystemHealth current() {
        Instant now = clock.instant();
        List<HealthPart> parts = probes.stream()
                .sorted(Comparator.comparingInt(HealthProbe::place))
                .map(probe -> check(probe, now))
                .toList();
        return new SystemHealth(
                worst(parts),
                now,
                version,
                environment,
                Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime()),
                parts);
    }

    private static HealthPart check(HealthProbe probe, Instant now) {
        try {
            return probe.check(now);
        } catch (RuntimeException e) {
            // No stack: this is asked again and again, and what a probe cannot reach is logged where it is used.
            LOG.log(Level.WARNING, "{0} cannot be looked at: {1}", new Object[] {probe.name(), e.toString()});
            return new HealthPart(
                    probe.name(), HealthStatus.DOWN, "It does not answer.", "This node's log says why.", now, Map.of());
        }
    }

    private static HealthStatus worst(List<HealthPart> parts) {
        return parts.stream()
                .map(HealthPart::status)
                .max(Comparator.naturalOrder())
                .filter(worst -> worst != HealthStatus.OFF)
                .orElse(HealthStatus.UP);
    }
}
