package io.holdfast.audit.usecase;

import io.holdfast.audit.model.Attempt;
import io.holdfast.audit.model.AuditLog;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.Collaborator;
import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;

/**
 * Writes in transactions of its own, on a pool of its own: with the main pool full of callers that wait for this, a connection
 * from there would never come. It is not tenant-bound, because that would open the main pool in the same transaction; it tells
 * its own connection whose transaction this is.
 */
@Collaborator
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class DetachedAudit {
    @Inject
    AuditLog log;

    @Resource(lookup = "java:global/jdbc/detached")
    DataSource dataSource;

    /**
     * Writes one event and commits it.
     *
     * @throws EJBException when it could not be written; a failure at commit arrives as one too
     */
    public void write(Caller caller, Attempt attempt) {
        inTenant(caller, (connection, time) -> log.append(connection, attempt, time));
    }

    /**
     * Writes several events of one tenant and commits them together.
     *
     * @param caller in whose name the transaction is
     * @throws EJBException when they could not be written
     */
    public void write(Caller caller, List<Attempt> attempts) {
        inTenant(caller, (connection, time) -> log.append(connection, attempts, time));
    }

    /** Makes the keys that an attempt needs, and commits them before the event refers to them. */
    public void createKeys(Caller caller, Attempt attempt) {
        inTenant(caller, (connection, time) -> log.createKeys(connection, attempt.tenant(), attempt.subjects()));
    }

    private void inTenant(Caller caller, Work work) {
        try (Connection connection = dataSource.getConnection()) {
            work.on(connection, enter(connection, caller));
        } catch (SQLException e) {
            throw new EJBException("The audit log cannot be written.", e);
        }
    }

    /** Says whose transaction this is. @return the database's time of the transaction */
    static Instant enter(Connection connection, Caller caller) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT set_session_variables(CAST(? AS uuid), CAST(? AS uuid), ?, ?, ?, ?)")) {
            statement.setString(1, caller.tenant().toString());
            statement.setString(2, caller.userId().map(Object::toString).orElse(null));
            statement.setString(3, caller.sessionId().map(Object::toString).orElse(null));
            statement.setString(4, caller.origin().address());
            statement.setString(5, caller.origin().userAgent());
            statement.setString(6, caller.origin().requestId());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getObject(1, OffsetDateTime.class).toInstant();
            }
        }
    }

    private interface Work {
        void on(Connection connection, Instant time) throws SQLException;
    }
}
