package io.holdfast.systemlog.model;

import static java.util.Objects.requireNonNull;

import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.Uuids;
import io.holdfast.shared.time.InstantConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A warning or an error that a node logged. Written once and never changed. */
@Entity
@Table(name = "system_logs")
public class SystemLogEntry {
    @Id
    private UUID id;

    @Column(name = "tenant_id")
    private UUID tenantId;

    @Convert(converter = InstantConverter.class)
    @Column(name = "\"timestamp\"")
    private Instant time;

    private String level;
    private String logger;
    private String message;
    private String exception;
    private String node;

    @Column(name = "request_id")
    private String requestId;

    protected SystemLogEntry() {}

    /** Takes over what was logged, on this node. */
    public static SystemLogEntry of(TenantId tenant, LoggedProblem problem, String node) {
        var entry = new SystemLogEntry();
        entry.id = Uuids.next();
        entry.tenantId = requireNonNull(tenant, "tenant").value();
        entry.time = problem.time();
        entry.level = problem.level().name();
        entry.logger = problem.logger();
        entry.message = problem.message();
        entry.exception = problem.exception();
        entry.node = requireNonNull(node, "node");
        entry.requestId = problem.requestId();
        return entry;
    }

    public UUID id() {
        return id;
    }

    /** By the clock of the node. */
    public Instant time() {
        return time;
    }

    /** What was logged. */
    public LoggedProblem problem() {
        return new LoggedProblem(time, LogLevel.valueOf(level), logger, message, exception, requestId);
    }

    public String node() {
        return node;
    }
}
