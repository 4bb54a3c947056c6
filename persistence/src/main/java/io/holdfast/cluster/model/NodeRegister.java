package io.holdfast.cluster.model;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The register on a connection of the node's own, outside all transactions. It has to work while the pool is exhausted, so it
 * does not use it.
 */
public final class NodeRegister {
    /** The operator {@code ?} would be a parameter here. */
    private static final String COLUMNS =
            "id, name, url, version, state, started_at, heartbeat_at, read_at, grid_members,"
                    + " line_pid, coalesce(CAST(data ->> 'line' AS bigint), 0) AS line,"
                    + " coalesce(NOT line_is_held(CAST(data ->> 'line' AS bigint)), false) AS line_ended, data";

    private final Connection connection;

    /** @param connection in autocommit */
    public NodeRegister(Connection connection) {
        this.connection = connection;
    }

    /**
     * What a node says with each sign of life.
     *
     * @param line the lock that it holds on this connection, see {@link Locks#holdLine}
     * @param more a JSON object of further values for the other nodes
     */
    public record Beat(
            UUID id,
            String name,
            String url,
            String version,
            NodeState state,
            int gridMembers,
            long line,
            String more) {}

    /** Gives a sign of life, the first of which registers. Answers all that are registered, this one included. */
    public List<RegisteredNode> beat(Beat beat) throws SQLException {
        String sql = "SELECT " + COLUMNS + " FROM node_heartbeat(?, ?, ?, ?, ?, ?, pg_backend_pid(),"
                + " CAST(? AS jsonb) || jsonb_build_object('line', CAST(? AS bigint)))";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, beat.id());
            statement.setString(2, beat.name());
            statement.setString(3, beat.url());
            statement.setString(4, beat.version());
            statement.setString(5, beat.state().name());
            statement.setInt(6, beat.gridMembers());
            statement.setString(7, beat.more());
            statement.setLong(8, beat.line());
            return nodes(statement);
        }
    }

    /** Calls the other nodes on a channel and answers who was registered at that moment. */
    public List<RegisteredNode> call(String channel, String words) throws SQLException {
        String sql = "WITH told AS MATERIALIZED (SELECT pg_notify(?, ?)) SELECT " + COLUMNS
                + " FROM told, cluster_nodes_now()";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, channel);
            statement.setString(2, words);
            return nodes(statement);
        }
    }

    /** Takes this node out. */
    public void leave(UUID id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT leave_cluster(?)")) {
            statement.setObject(1, id);
            statement.execute();
        }
    }

    private static List<RegisteredNode> nodes(PreparedStatement statement) throws SQLException {
        List<RegisteredNode> nodes = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                nodes.add(new RegisteredNode(
                        rows.getObject("id", UUID.class),
                        rows.getString("name"),
                        rows.getString("url"),
                        rows.getString("version"),
                        NodeState.valueOf(rows.getString("state")),
                        rows.getObject("started_at", OffsetDateTime.class).toInstant(),
                        rows.getObject("heartbeat_at", OffsetDateTime.class).toInstant(),
                        rows.getObject("read_at", OffsetDateTime.class).toInstant(),
                        rows.getInt("grid_members"),
                        rows.getInt("line_pid"),
                        rows.getLong("line"),
                        rows.getBoolean("line_ended"),
                        rows.getString("data")));
            }
        }
        return nodes;
    }
}
