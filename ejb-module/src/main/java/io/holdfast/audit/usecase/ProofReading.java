package io.holdfast.audit.usecase;

import io.holdfast.audit.model.MirrorDoors;
import io.holdfast.audit.model.ProvenLog;
import io.holdfast.audit.usecase.VerifyingAudit.ProofStanding;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Collaborator;
import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Reads how far the caller's tenant's log is proven, in the transaction that is open. */
@Collaborator
@ApplicationScoped
public class ProofReading {
    @Inject
    CallerContext context;

    @Resource(lookup = "java:global/jdbc/holdfast")
    DataSource dataSource;

    ProofStanding standing() {
        try (Connection connection = dataSource.getConnection()) {
            var log = new ProvenLog(connection, context.tenant());
            return new ProofStanding(
                    log.size(),
                    log.pending(),
                    log.newest().orElse(null),
                    log.keys(),
                    new MirrorDoors(connection).all());
        } catch (SQLException e) {
            throw new EJBException("the numbered log cannot be read", e);
        }
    }
}
