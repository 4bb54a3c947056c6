package io.holdfast.systemlog;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.holdfast.security.RunAs;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.systemlog.LogIntake.Taken;
import io.holdfast.systemlog.model.LogLevel;
import io.holdfast.systemlog.model.LoggedProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Between the loggers of this node and the table: takes, holds while the database is away, and writes in portions. */
@ApplicationScoped
public class SystemLog {
    private static final int PORTION = 200;
    private static final int DEEPEST = 20;
    /** Held, because a logger that nobody holds forgets its handlers. */
    private static final Logger ROOT = Logger.getLogger("");

    @Inject
    CallerContext context;

    @Inject
    RunAs runAs;

    @Inject
    SystemLogWriter writer;

    @Inject
    @ConfigProperty(name = "holdfast.node-name")
    String node;

    @Inject
    @ConfigProperty(name = "holdfast.system-log.queue")
    int most;

    private final List<Taken> pending = new ArrayList<>();
    private LogIntake intake;

    synchronized void start() {
        intake = new LogIntake(most, this::acting);
        ROOT.addHandler(intake);
    }

    synchronized void stop() {
        ROOT.removeHandler(intake);
    }

    /** Null where nobody acts; most of what a server logs is said outside requests. */
    private Caller acting() {
        try {
            return context.isSet() ? context.caller() : null;
        } catch (ContextNotActiveException | IllegalStateException noRequest) {
            return null;
        }
    }

    /** Writes what was taken. While the database is away it is held; what comes in too much meanwhile is counted. */
    synchronized void write() {
        intake.deafTo(() -> {
            do {
                if (pending.isEmpty()) {
                    pending.addAll(intake.take(PORTION));
                    noteDropped();
                }
            } while (writePending() && !pending.isEmpty());
        });
    }

    private void noteDropped() {
        long dropped = intake.droppedSince();
        if (dropped > 0) {
            pending.add(new Taken(
                    Caller.PLATFORM,
                    new LoggedProblem(
                            Instant.now(),
                            LogLevel.WARNING,
                            SystemLog.class.getName(),
                            dropped + " entries of the system log were dropped; the node's own log has them.",
                            null,
                            null)));
        }
    }

    /** @return false when the database could not take them now */
    private boolean writePending() {
        Map<TenantId, List<LoggedProblem>> byTenant = pending.stream()
                .collect(groupingBy(Taken::tenant, LinkedHashMap::new, mapping(Taken::problem, toList())));
        for (var entries : byTenant.entrySet()) {
            TenantId tenant = entries.getKey();
            try {
                runAs.call(RunAs.system("system-log", tenant), () -> {
                    writer.write(entries.getValue(), node);
                    return null;
                });
            } catch (RuntimeException e) {
                if (!isRefused(e)) {
                    return false;
                }
                intake.drop(entries.getValue().size());
            }
            pending.removeIf(taken -> taken.tenant().equals(tenant));
        }
        return true;
    }

    /** True when the database will never take it (classes 22 and 23: data, integrity), for instance because the tenant is gone. */
    private static boolean isRefused(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState().startsWith("22") || sql.getSQLState().startsWith("23");
            }
            cause = cause.getCause();
        }
        return false;
    }
}
