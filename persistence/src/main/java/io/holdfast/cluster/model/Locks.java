package io.holdfast.cluster.model;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import java.util.zip.CRC32;

/**
 * Leadership as session-level advisory locks on a node's own connection: they go with it, whatever becomes of the node. Two
 * families of keys: one says who leads, the other is taken by what a leader writes.
 */
public final class Locks {
    /** Any two constants that nothing else in this database uses as the first of two keys. */
    static final int LEADING = 0x686f6c64;

    static final int WRITING = 0x686f6c65;

    private final Connection connection;

    /** @param connection in autocommit */
    public Locks(Connection connection) {
        this.connection = connection;
    }

    /** The key of a name. */
    static int key(String name) {
        var crc = new CRC32();
        crc.update(name.getBytes(StandardCharsets.UTF_8));
        return (int) crc.getValue();
    }

    /** Takes the lock of that name when it is free. */
    public boolean take(String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_try_advisory_lock(?, ?)")) {
            statement.setInt(1, LEADING);
            statement.setInt(2, key(name));
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    /** Gives the lock of that name back. */
    public void give(String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_advisory_unlock(?, ?)")) {
            statement.setInt(1, LEADING);
            statement.setInt(2, key(name));
            statement.execute();
        }
    }

    /** Takes a lock that nobody ever had, for as long as this connection lasts; answers its key. */
    public long holdLine() throws SQLException {
        long line = UUID.randomUUID().getMostSignificantBits();
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_advisory_lock(?)")) {
            statement.setLong(1, line);
            statement.execute();
        }
        return line;
    }

    /**
     * Ends the connection of a holder that has given no sign of life for so long: one that was stopped keeps its connection
     * and with it its locks. Answers whether there was one.
     */
    public boolean evictSilent(String name, UUID self, long expiryMillis) throws SQLException {
        String sql = """
                SELECT pg_terminate_backend(l.pid) FROM pg_locks l JOIN cluster_nodes_now() n ON n.line_pid = l.pid
                WHERE l.locktype = 'advisory' AND l.classid = CAST(? AS integer)::oid
                  AND l.objid = (CAST(? AS integer)::bigint & 4294967295)::oid AND l.objsubid = 2 AND l.granted
                  AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
                  AND n.id <> ? AND n.heartbeat_at < n.read_at - CAST(? AS bigint) * interval '1 millisecond'""";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, LEADING);
            statement.setInt(2, key(name));
            statement.setObject(3, self);
            statement.setLong(4, expiryMillis);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }
}
