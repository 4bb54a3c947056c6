package io.holdfast.cluster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Opens connections that belong to no pool: what lives on them ends with them, and they are there when the pools are exhausted.
 * They know no transaction of the container.
 */
@ApplicationScoped
public class OwnConnections {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Inject
    @ConfigProperty(name = "holdfast.db.url")
    String url;

    @Inject
    @ConfigProperty(name = "holdfast.db.user")
    String user;

    @Inject
    @ConfigProperty(name = "holdfast.db.password")
    String password;

    @Inject
    @ConfigProperty(name = "holdfast.node-name")
    String node;

    /** A connection in autocommit. @param purpose a word, with which the database's administrator finds it */
    Connection open(String purpose) throws SQLException {
        var source = new PGSimpleDataSource();
        source.setURL(url);
        source.setUser(user);
        source.setPassword(password);
        source.setApplicationName("holdfast-" + node + "-" + purpose);
        source.setConnectTimeout((int) PATIENCE.toSeconds());
        source.setSocketTimeout((int) PATIENCE.toSeconds());
        source.setTcpKeepAlive(true);
        return source.getConnection();
    }
}
