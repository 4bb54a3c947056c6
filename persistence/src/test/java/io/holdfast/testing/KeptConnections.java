package io.holdfast.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import org.postgresql.ds.PGPooledConnection;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Connections of one role to one database, each of which is used again when it was closed: to sign in, and to make the database's functions ready anew,
 * takes longer than most of what a test asks. Who gets one finds a session as new: nothing is set, locked or left over.
 */
final class KeptConnections extends PGSimpleDataSource {
    private static final long serialVersionUID = 1;
    /** Of all databases together; the server takes far more. */
    private static final int MOST = 24;

    private static final String AS_NEW =
            "SET SESSION AUTHORIZATION DEFAULT; RESET ALL; UNLISTEN *; DISCARD TEMP; SELECT pg_advisory_unlock_all()";
    /** In the order of their return. */
    private static final Deque<Kept> IDLE = new ArrayDeque<>();

    @Override
    public Connection getConnection() throws SQLException {
        for (Kept kept = take(); kept != null; kept = take()) {
            if (kept.connection.isValid(getConnectTimeout())) {
                return kept.getConnection();
            }
            kept.close();
        }
        return new Kept(super.getConnection()).getConnection();
    }

    private Kept take() {
        synchronized (IDLE) {
            for (Iterator<Kept> latestFirst = IDLE.descendingIterator(); latestFirst.hasNext(); ) {
                Kept kept = latestFirst.next();
                if (kept.of() == this) {
                    latestFirst.remove();
                    return kept;
                }
            }
            return null;
        }
    }

    private static void keep(Kept kept) throws SQLException {
        Kept superfluous = null;
        synchronized (IDLE) {
            IDLE.add(kept);
            if (IDLE.size() > MOST) {
                superfluous = IDLE.remove();
            }
        }
        if (superfluous != null) {
            superfluous.close();
        }
    }

    private final class Kept extends PGPooledConnection implements ConnectionEventListener {
        private final Connection connection;

        Kept(Connection connection) {
            super(connection, true);
            this.connection = connection;
            addConnectionEventListener(this);
        }

        KeptConnections of() {
            return KeptConnections.this;
        }

        /** What was not committed is rolled back by now. */
        @Override
        public void connectionClosed(ConnectionEvent event) {
            try {
                connection.setAutoCommit(true);
                try (Statement statement = connection.createStatement()) {
                    statement.execute(AS_NEW);
                }
                keep(this);
            } catch (SQLException e) {
                throw new SqlFailure(e);
            }
        }

        /** One that broke is found by its next user. */
        @Override
        public void connectionErrorOccurred(ConnectionEvent event) {}
    }
}
