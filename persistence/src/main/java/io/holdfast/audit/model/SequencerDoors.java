package io.holdfast.audit.model;

import io.holdfast.audit.proof.CompactRange;
import io.holdfast.audit.proof.Subtree;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * What the sequencer asks and writes, for all tenants, through door functions. Works on the connection it is given and does not
 * commit.
 */
public final class SequencerDoors {
    private final Connection connection;

    public SequencerDoors(Connection connection) {
        this.connection = connection;
    }

    /**
     * What waits for a position.
     *
     * @param waiting how many; 10,000 stands for that many or more
     * @param oldest the earliest time of those counted; null when nothing waits
     * @param readAt the database's time
     */
    public record Backlog(long waiting, Instant oldest, Instant readAt) {}

    /** Something that ought not to be. */
    public record Finding(UUID tenant, UUID event, String kind) {}

    /**
     * The newest checkpoint of a log.
     *
     * @param size how many positions it covers
     * @param signedAt by the database's time, in whole seconds
     */
    public record LastCheckpoint(long size, byte[] root, Instant signedAt, String origin, String note) {}

    /**
     * A log as the sequencer left it.
     *
     * @param checkpoint its newest; null when it has none yet
     */
    public record KnownHead(LogEnd end, LastCheckpoint checkpoint) {}

    /**
     * The tree over tenants.
     *
     * @param lastSignedAt of its newest checkpoint; null when there is none
     */
    public record Installation(
            CompactRange tree, int incarnation, Instant readAt, byte[] lastRoot, Instant lastSignedAt) {}

    public Backlog backlog() throws SQLException {
        return one(
                "SELECT waiting, oldest, read_at FROM audit_backlog()",
                row -> new Backlog(row.getLong(1), instant(row, 2), instant(row, 3)));
    }

    /**
     * Events without a position that are committed now.
     *
     * @param after the tenant after which to begin
     * @param action only events of that action; null for all
     */
    public List<UnnumberedEvent> unnumbered(UUID after, int most, String action) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT tenant_id, event_id, event_time, leaf_hash FROM unnumbered_audit_events(?, ?, CAST(? AS text))")) {
            statement.setObject(1, after);
            statement.setInt(2, most);
            statement.setString(3, action);
            return all(
                    statement,
                    row -> new UnnumberedEvent(
                            row.getObject(1, UUID.class),
                            row.getObject(2, UUID.class),
                            row.getObject(3, OffsetDateTime.class),
                            row.getBytes(4)));
        }
    }

    /**
     * Gives positions.
     *
     * @throws SQLException state 40001 when a log does not end where the numbering believes, 23505 when an event has its position
     */
    public void number(Numbering numbering) throws SQLException {
        List<LogEnd> ends = numbering.ends();
        List<Numbering.Position> positions = numbering.positions();
        List<Numbering.Node> nodes = numbering.nodes();
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT number_audit_events(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            new Parameters(statement)
                    .add("uuid", array(ends, LogEnd::tenant))
                    .add(
                            "bigint",
                            array(ends, end -> numbering.before(end.tenant()).size()))
                    .add("bigint", array(ends, LogEnd::size))
                    .add("bytea", bytes(ends, LogEnd::chain))
                    .add("bytea", bytes(ends, end -> end.tree().frontier()))
                    .add("uuid", array(positions, position -> position.event().tenant()))
                    .add("bigint", array(positions, Numbering.Position::n))
                    .add("uuid", array(positions, position -> position.event().event()))
                    .add("timestamptz", array(positions, position -> position.event()
                            .time()))
                    .add("bytea", bytes(positions, Numbering.Position::chain))
                    .add("bytea", bytes(positions, position -> position.event().leaf()))
                    .add("uuid", array(nodes, Numbering.Node::tenant))
                    .add("smallint", array(nodes, node -> (short) node.subtree().level()))
                    .add("bigint", array(nodes, node -> node.subtree().n()))
                    .add("bytea", bytes(nodes, Numbering.Node::hash));
            statement.execute();
        }
    }

    /** Where every log ends, by its head, and its newest checkpoint. */
    public List<KnownHead> heads() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT tenant_id, size, chain_hash, frontier, checkpoint_size, checkpoint_root, signed_at, origin, note
                FROM audit_heads_now()""")) {
            return all(
                    statement,
                    row -> new KnownHead(
                            new LogEnd(
                                    row.getObject(1, UUID.class),
                                    row.getLong(2),
                                    row.getBytes(3),
                                    new CompactRange(row.getLong(2), row.getBytes(4))),
                            row.getBytes(6) == null
                                    ? null
                                    : new LastCheckpoint(
                                            row.getLong(5),
                                            row.getBytes(6),
                                            instant(row, 7),
                                            row.getString(8),
                                            row.getString(9))));
        }
    }

    /** Sets a head that is not what positions and tree say. */
    public void restoreHead(LogEnd end) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT restore_audit_head(?, ?, ?, ?)")) {
            statement.setObject(1, end.tenant());
            statement.setLong(2, end.size());
            statement.setBytes(3, end.chain());
            statement.setBytes(4, end.tree().frontier());
            statement.execute();
        }
    }

    public Installation installation() throws SQLException {
        return one(
                "SELECT size, frontier, incarnation, read_at, last_root, last_signed_at FROM audit_installation_now()",
                row -> new Installation(
                        new CompactRange(row.getLong(1), row.getBytes(2)),
                        row.getInt(3),
                        instant(row, 4),
                        row.getBytes(5),
                        instant(row, 6)));
    }

    /**
     * The secrets that hide tenants in the tree over tenants.
     *
     * @param proposed for those that have none yet
     */
    public Map<UUID, byte[]> blinds(Map<UUID, byte[]> proposed) throws SQLException {
        List<Map.Entry<UUID, byte[]>> entries = List.copyOf(proposed.entrySet());
        Map<UUID, byte[]> blinds = new HashMap<>();
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT tenant_id, secret FROM audit_blinds_of(?, ?)")) {
            new Parameters(statement)
                    .add("uuid", array(entries, Map.Entry::getKey))
                    .add("bytea", bytes(entries, Map.Entry::getValue));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    blinds.put(rows.getObject(1, UUID.class), rows.getBytes(2));
                }
            }
        }
        return blinds;
    }

    /** Records checkpoints. @throws SQLException state 40001 when they do not fit what is recorded */
    public void record(CheckpointRound round) throws SQLException {
        List<CheckpointRound.Signed> signed = round.checkpoints();
        List<Map.Entry<Subtree, byte[]>> nodes = round.nodes();
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT record_audit_checkpoints(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            new Parameters(statement)
                    .add(round.from())
                    .add(round.signedAt().atOffset(ZoneOffset.UTC))
                    .add(round.incarnation())
                    .add(round.vouches())
                    .add("uuid", array(signed, CheckpointRound.Signed::tenant))
                    .add("bigint", array(signed, each -> each.checkpoint().size()))
                    .add("text", array(signed, each -> each.checkpoint().origin()))
                    .add("bytea", bytes(signed, each -> each.checkpoint().root()))
                    .add("text", array(signed, CheckpointRound.Signed::note))
                    .add("smallint", array(nodes, node -> (short) node.getKey().level()))
                    .add("bigint", array(nodes, node -> node.getKey().n()))
                    .add("bytea", bytes(nodes, Map.Entry::getValue))
                    .add(round.tree().frontier())
                    .add(round.heads().origin())
                    .add(round.heads().root())
                    .add(round.headsNote());
            statement.execute();
        }
    }

    /** The public keys that are known, with whether each was replaced. */
    public Map<String, Boolean> keys() throws SQLException {
        Map<String, Boolean> replaced = new HashMap<>();
        try (PreparedStatement statement =
                        connection.prepareStatement("SELECT vkey, until IS NOT NULL FROM audit_signing_keys");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                replaced.put(rows.getString(1), rows.getBoolean(2));
            }
        }
        return replaced;
    }

    /**
     * From now on a key signs.
     *
     * @param ends the one that does not any more; null for none
     */
    public void announceKey(String vkey, String logName, String ends) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT announce_audit_key(?, ?, CAST(? AS text))")) {
            statement.setString(1, vkey);
            statement.setString(2, logName);
            statement.setString(3, ends);
            statement.execute();
        }
    }

    /** Begins an incarnation, unless it has begun. */
    public void beginIncarnation(int number, String reason) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT begin_audit_incarnation(?, ?)")) {
            statement.setInt(1, number);
            statement.setString(2, reason);
            statement.execute();
        }
    }

    /** Takes marks away that no event can be numbered for, and puts them on record. */
    public List<Finding> clearPending(int most) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT tenant_id, event_id, kind FROM clear_audit_pending(?)")) {
            statement.setInt(1, most);
            return all(statement, SequencerDoors::finding);
        }
    }

    /** Events of a span of time that are neither pending nor numbered; those that are not on record yet. */
    public List<Finding> findUnnumbered(Instant from, Instant to, int most) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT tenant_id, event_id, kind FROM find_unnumbered_audit_events(?, ?, ?)")) {
            statement.setObject(1, from.atOffset(ZoneOffset.UTC));
            statement.setObject(2, to.atOffset(ZoneOffset.UTC));
            statement.setInt(3, most);
            return all(statement, SequencerDoors::finding);
        }
    }

    /** How many findings there are. */
    public long findings() throws SQLException {
        return one("SELECT audit_findings_count()", row -> row.getLong(1));
    }

    /** The database's time of this moment. */
    public Instant now() throws SQLException {
        return one("SELECT clock_timestamp()", row -> instant(row, 1));
    }

    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private static Finding finding(ResultSet row) throws SQLException {
        return new Finding(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3));
    }

    private <T> T one(String sql, Reading<T> reading) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            return all(statement, reading).get(0);
        }
    }

    private static <T> List<T> all(PreparedStatement statement, Reading<T> reading) throws SQLException {
        List<T> all = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                all.add(reading.of(rows));
            }
        }
        return all;
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static <T> Object[] array(List<T> things, Function<T, ?> value) {
        return things.stream().map(value).toArray();
    }

    private static <T> byte[][] bytes(List<T> things, Function<T, byte[]> value) {
        return things.stream().map(value).toArray(byte[][]::new);
    }
}
