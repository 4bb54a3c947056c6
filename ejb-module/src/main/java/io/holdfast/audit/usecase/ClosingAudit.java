package io.holdfast.audit.usecase;

import io.holdfast.audit.model.AuditLog;
import io.holdfast.shared.audit.Outcome;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.Collaborator;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.eclipse.microprofile.config.Config;

/**
 * Writes the last events of a node that stops. The server takes its pools away before it stops the application, so this opens a
 * connection of its own.
 */
@Collaborator
@ApplicationScoped
public class ClosingAudit {
    private static final String SECONDS_TO_CONNECT = "3";

    @Inject
    AuditLog log;

    @Inject
    Config config;

    private final Properties login = new Properties();
    private String url;

    @PostConstruct
    void readSettings() {
        url = config.getValue("holdfast.db.url", String.class);
        login.setProperty("user", config.getValue("holdfast.db.user", String.class));
        login.setProperty("password", config.getValue("holdfast.db.password", String.class));
        login.setProperty("loginTimeout", SECONDS_TO_CONNECT);
    }

    /** True when the settings were found, as they are while the server starts; called then, because later it is too late. */
    public boolean isReady() {
        return url != null;
    }

    /**
     * Writes one event of somebody who has left an event on this node within the last minutes, so that the keys are at hand.
     *
     * @throws SQLException when it cannot be written
     */
    public void write(Caller caller, AuditedAction action, Outcome outcome, DraftContents contents)
            throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, login)) {
            connection.setAutoCommit(false);
            DetachedAudit.enter(connection, caller);
            log.append(connection, Attempts.of(caller, action, outcome, contents));
            connection.commit();
        }
    }
}
