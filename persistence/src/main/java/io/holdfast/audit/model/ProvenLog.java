package io.holdfast.audit.model;

import io.holdfast.audit.proof.StoredNodes;
import io.holdfast.audit.proof.Subtree;
import io.holdfast.audit.proof.TreeHashes;
import io.holdfast.shared.id.TenantId;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The numbered log of one tenant: positions, tree and checkpoints. Works on the connection it is given, whose transaction must
 * already belong to that tenant.
 */
public final class ProvenLog {
    private static final String POSITION =
            "SELECT event_id, event_time, n, chain_hash, leaf_hash FROM audit_position WHERE tenant_id = ? AND ";
    private static final String CHECKPOINT =
            "SELECT number, size, signed_at, incarnation, origin, root, note FROM audit_checkpoints WHERE tenant_id = ? ";
    /** The time of the position leads to the one partition in which its event lies. */
    private static final String PLACE = """
            SELECT p.event_id, p.event_time, p.n, p.chain_hash, p.leaf_hash, l.canonical, l.location_id,
              c.number, c.size, c.signed_at, c.incarnation, c.origin, c.root, c.note
            FROM audit_position p
            JOIN audit_log l ON l.tenant_id = p.tenant_id AND l.id = p.event_id AND l."timestamp" = p.event_time
            LEFT JOIN LATERAL (
              SELECT * FROM audit_checkpoints k WHERE k.tenant_id = p.tenant_id ORDER BY k.number DESC LIMIT 1) c ON true
            WHERE p.tenant_id = ? AND p.event_id = ?""";
    /** Each row of hashes one after the other; a value of hundreds costs less than hundreds of rows. */
    private static final String HASHES = """
            SELECT CASE WHEN r.level = 0
              THEN (SELECT string_agg(p.leaf_hash, '' ORDER BY p.n) FROM audit_position p
                    WHERE p.tenant_id = ? AND p.n >= r.first AND p.n < r.last)
              ELSE (SELECT string_agg(t.hash, '' ORDER BY t.n) FROM audit_tree t
                    WHERE t.tenant_id = ? AND t.level = r.level AND t.n >= r.first AND t.n < r.last)
              END
            FROM unnest(CAST(? AS smallint[]), CAST(? AS bigint[]), CAST(? AS bigint[]))
              WITH ORDINALITY r (level, first, last, i)
            ORDER BY r.i""";

    private final Connection connection;
    private final UUID tenant;

    public ProvenLog(Connection connection, TenantId tenant) {
        this.connection = connection;
        this.tenant = tenant.value();
    }

    /** An event's place in the log. */
    public record Position(UUID event, Instant time, long n, byte[] chain, byte[] leaf) {}

    /**
     * A numbered event with what its proof begins with.
     *
     * @param canonical its exact bytes; null when it is not there
     * @param location null when it belongs to none
     * @param newest the newest checkpoint; null before the first
     */
    public record Place(Position position, byte[] canonical, UUID location, SignedCheckpoint newest) {}

    /**
     * A checkpoint as it was signed.
     *
     * @param number among the checkpoints of the installation: the index of its leaf in the tree over tenants
     * @param signedAt whole seconds
     * @param note the signed note
     */
    public record SignedCheckpoint(
            long number, long size, Instant signedAt, int incarnation, String origin, byte[] root, String note) {}

    /**
     * A public key.
     *
     * @param vkey {@code name+keyid+base64}, under the log's name
     * @param until null while it signs
     */
    public record PublicKey(String vkey, String logName, Instant since, Instant until) {}

    /** Leaves and subtrees, for proofs. @throws PersistenceException from its methods when the database fails */
    public StoredNodes nodes() {
        return new StoredNodes(this::hashes);
    }

    /** How many positions there are, by the last of them. */
    public long size() {
        return ask(POSITION + "n >= 0 ORDER BY n DESC LIMIT 1", ProvenLog::position, tenant).stream()
                .findFirst()
                .map(position -> position.n() + 1)
                .orElse(0L);
    }

    /** How many positions its head says there are. */
    public long head() {
        return ask("SELECT size FROM audit_heads WHERE tenant_id = ?", row -> row.getLong(1), tenant).stream()
                .findFirst()
                .orElse(0L);
    }

    /** How many events wait for their position; ten thousand stand for that many or more. */
    public long pending() {
        return ask(
                        "SELECT count(*) FROM (SELECT 1 FROM audit_pending WHERE tenant_id = ? LIMIT 10000) w",
                        row -> row.getLong(1),
                        tenant)
                .get(0);
    }

    /** What is stored of a subtree; empty when nothing is. */
    public Optional<byte[]> stored(Subtree subtree) {
        var row = new StoredNodes.Row(subtree.level(), subtree.n(), subtree.n() + 1);
        return hashes(List.of(row)).get(0).stream().findFirst();
    }

    /** The chain's hash at a position; 32 zero bytes at -1. @throws IllegalArgumentException when there is no such position */
    public byte[] chain(long n) {
        if (n < 0) {
            return TreeHashes.beforeTheFirst();
        }
        return positions(n, n + 1).stream()
                .findFirst()
                .map(Position::chain)
                .orElseThrow(() -> new IllegalArgumentException("no position " + n));
    }

    /** Positions from one to before another, in order. */
    public List<Position> positions(long from, long to) {
        return ask(POSITION + "n >= ? AND n < ? ORDER BY n", ProvenLog::position, tenant, from, to);
    }

    /** Where an event stands; empty while it waits for its position, or when there is no such event. */
    public Optional<Position> positionOf(UUID event) {
        return ask(POSITION + "event_id = ?", ProvenLog::position, tenant, event).stream()
                .findFirst();
    }

    /** The same with its bytes and the newest checkpoint, in one question; empty also when the event is not there where its position says. */
    public Optional<Place> placeOf(UUID event) {
        return ask(
                        PLACE,
                        row -> new Place(
                                position(row),
                                row.getBytes(6),
                                row.getObject(7, UUID.class),
                                row.getString(14) == null ? null : signed(row, 8)),
                        tenant,
                        event)
                .stream()
                .findFirst();
    }

    /** The exact bytes of an event; empty when retention has removed it. */
    public Optional<byte[]> canonical(Position position) {
        return ask(
                        "SELECT canonical FROM audit_log WHERE tenant_id = ? AND id = ? AND \"timestamp\" = ?",
                        row -> row.getBytes(1),
                        tenant,
                        position.event(),
                        position.time().atOffset(ZoneOffset.UTC))
                .stream()
                .findFirst();
    }

    /** The public keys that signed checkpoints of this installation, oldest first. */
    public List<PublicKey> keys() {
        return ask(
                "SELECT vkey, log_name, since, until FROM audit_signing_keys ORDER BY since, vkey",
                row -> new PublicKey(
                        row.getString(1),
                        row.getString(2),
                        row.getObject(3, OffsetDateTime.class).toInstant(),
                        row.getObject(4, OffsetDateTime.class) == null
                                ? null
                                : row.getObject(4, OffsetDateTime.class).toInstant()));
    }

    /** The newest checkpoint. */
    public Optional<SignedCheckpoint> newest() {
        return checkpoint("ORDER BY number DESC LIMIT 1");
    }

    /** The newest checkpoint that is not later than that. */
    public Optional<SignedCheckpoint> newestUntil(Instant time) {
        return checkpoint(
                "AND signed_at <= ? ORDER BY signed_at DESC, number DESC LIMIT 1", time.atOffset(ZoneOffset.UTC));
    }

    /** The first checkpoint that is not earlier than that. */
    public Optional<SignedCheckpoint> firstFrom(Instant time) {
        return checkpoint("AND signed_at >= ? ORDER BY signed_at, number LIMIT 1", time.atOffset(ZoneOffset.UTC));
    }

    /** The first checkpoint that covers a position. */
    public Optional<SignedCheckpoint> firstOver(long n) {
        return checkpoint("AND size > ? ORDER BY size, number LIMIT 1", n);
    }

    /** The newest checkpoint of exactly that size. */
    public Optional<SignedCheckpoint> ofSize(long size) {
        return checkpoint("AND size = ? ORDER BY number DESC LIMIT 1", size);
    }

    /** The checkpoints whose sizes lie between these, both included, by size. */
    public List<SignedCheckpoint> checkpointsOfSizes(long from, long to) {
        return ask(
                CHECKPOINT + "AND size >= ? AND size <= ? ORDER BY size, number", ProvenLog::signed, tenant, from, to);
    }

    /** Checkpoints before a number, newest first. */
    public List<SignedCheckpoint> checkpointsBefore(long number, int limit) {
        return ask(
                CHECKPOINT + "AND number < ? ORDER BY number DESC LIMIT ?", ProvenLog::signed, tenant, number, limit);
    }

    /** What hides this tenant in the tree over tenants; empty before its first checkpoint. */
    public Optional<byte[]> blind() {
        return ask("SELECT secret FROM audit_blinds WHERE tenant_id = ?", row -> row.getBytes(1), tenant).stream()
                .findFirst();
    }

    private Optional<SignedCheckpoint> checkpoint(String rest, Object... parameters) {
        List<Object> all = new ArrayList<>(List.of(tenant));
        all.addAll(List.of(parameters));
        return ask(CHECKPOINT + rest, ProvenLog::signed, all.toArray()).stream().findFirst();
    }

    private List<List<byte[]>> hashes(List<StoredNodes.Row> rows) {
        try (PreparedStatement statement = connection.prepareStatement(HASHES)) {
            var filled = new Parameters(statement).add(tenant).add(tenant);
            filled.addAll("smallint", rows, StoredNodes.Row::level);
            filled.addAll("bigint", rows, StoredNodes.Row::from);
            filled.addAll("bigint", rows, StoredNodes.Row::to);
            List<List<byte[]>> all = new ArrayList<>();
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    all.add(TreeHashes.apart(found.getBytes(1)));
                }
            }
            return all;
        } catch (SQLException e) {
            throw new PersistenceException("the numbered log cannot be read", e);
        }
    }

    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private static Position position(ResultSet row) throws SQLException {
        return new Position(
                row.getObject(1, UUID.class),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getLong(3),
                row.getBytes(4),
                row.getBytes(5));
    }

    private static SignedCheckpoint signed(ResultSet row) throws SQLException {
        return signed(row, 1);
    }

    private static SignedCheckpoint signed(ResultSet row, int first) throws SQLException {
        return new SignedCheckpoint(
                row.getLong(first),
                row.getLong(first + 1),
                row.getObject(first + 2, OffsetDateTime.class).toInstant(),
                row.getInt(first + 3),
                row.getString(first + 4),
                row.getBytes(first + 5),
                row.getString(first + 6));
    }

    private <T> List<T> ask(String sql, Reading<T> reading, Object... parameters) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            var filled = new Parameters(statement);
            for (Object parameter : parameters) {
                filled.add(parameter);
            }
            List<T> all = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    all.add(reading.of(rows));
                }
            }
            return all;
        } catch (SQLException e) {
            throw new PersistenceException("the numbered log cannot be read", e);
        }
    }
}
