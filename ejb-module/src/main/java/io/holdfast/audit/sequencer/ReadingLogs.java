package io.holdfast.audit.sequencer;

import io.holdfast.audit.model.LogEnd;
import io.holdfast.audit.model.ProvenLog;
import io.holdfast.audit.proof.StoredNodes;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.security.TenantBound;
import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Reads a tenant's numbered log, in a transaction of that tenant. */
@Stateless
@TenantBound
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ReadingLogs {
    private static final Logger LOG = Logger.getLogger(ReadingLogs.class.getName());

    @Resource(lookup = "java:global/jdbc/holdfast")
    DataSource dataSource;

    /**
     * A log by its positions.
     *
     * @param end null when it lacks hashes that its end is made of
     * @param rootAtCheckpoint what its tree was at the checkpoint's size; null when it is shorter or was not asked for
     */
    public record Stored(LogEnd end, byte[] rootAtCheckpoint) {}

    /**
     * Reads where a log ends.
     *
     * @param size that of a checkpoint; 0 for none
     */
    public Stored stored(TenantId tenant, long size) {
        return read(tenant, log -> {
            try {
                long positions = log.size();
                var end = new LogEnd(
                        tenant.value(),
                        positions,
                        log.chain(positions - 1),
                        log.nodes().range(positions));
                return new Stored(end, root(log, size));
            } catch (StoredNodes.Missing e) {
                LOG.log(Level.SEVERE, e, () -> "the audit log of tenant " + tenant + " has lost positions");
                return new Stored(null, null);
            }
        });
    }

    /** The root of a log when it had that size; null when it has not, or has lost what it is made of. */
    public byte[] root(TenantId tenant, long size) {
        return read(tenant, log -> root(log, size));
    }

    private static byte[] root(ProvenLog log, long size) {
        try {
            return size > 0 && size <= log.size() ? log.nodes().range(size).root() : null;
        } catch (StoredNodes.Missing e) {
            LOG.log(Level.FINE, "the log has lost positions", e);
            return null;
        }
    }

    private <T> T read(TenantId tenant, Function<ProvenLog, T> question) {
        try (Connection connection = dataSource.getConnection()) {
            return question.apply(new ProvenLog(connection, tenant));
        } catch (SQLException e) {
            throw new EJBException("the numbered log cannot be read", e);
        }
    }
}
