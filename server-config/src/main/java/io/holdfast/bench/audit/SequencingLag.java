package io.holdfast.bench.audit;

import io.holdfast.bench.cluster.Rest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.HdrHistogram.Histogram;

/**
 * Looks at the log as a reader does, fifty times a second, and notes for each event how long after its transaction began its position
 * could be seen. By the database's clock; too long rather than too short, by the time between two looks.
 */
final class SequencingLag {
    private static final Duration BETWEEN = Duration.ofMillis(20);
    private static final long LONGEST = Duration.ofMinutes(10).toMillis();

    private final Connection owner;
    private final List<UUID> tenants;
    private final Map<UUID, Long> seen = new HashMap<>();
    private final Histogram millis = new Histogram(LONGEST, 3);

    SequencingLag(Connection owner, List<UUID> tenants) throws SQLException {
        this.owner = owner;
        this.tenants = tenants;
        for (var tenant : tenants) seen.put(tenant, -1L);
        look();
        millis.reset();
    }

    void watch(AtomicBoolean running) throws SQLException, InterruptedException {
        while (running.get()) {
            look();
            Rest.of(BETWEEN);
        }
        look();
    }

    Histogram millis() {
        return millis;
    }

    private void look() throws SQLException {
        for (var tenant : tenants) {
            try (var select = owner.prepareStatement("SELECT n, event_time, clock_timestamp() FROM audit_position"
                    + " WHERE tenant_id = ? AND n > ? ORDER BY n")) {
                select.setObject(1, tenant);
                select.setLong(2, seen.get(tenant));
                try (var row = select.executeQuery()) {
                    while (row.next()) {
                        seen.put(tenant, row.getLong(1));
                        var lag = Duration.between(
                                row.getObject(2, OffsetDateTime.class), row.getObject(3, OffsetDateTime.class));
                        millis.recordValue(Math.min(LONGEST, Math.max(0, lag.toMillis())));
                    }
                }
            }
        }
    }
}
