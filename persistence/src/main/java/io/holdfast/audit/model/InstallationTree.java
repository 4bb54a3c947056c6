package io.holdfast.audit.model;

import io.holdfast.audit.proof.StoredNodes;
import io.holdfast.audit.proof.StoredNodes.Row;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tree over tenants, for proofs that a checkpoint stands in it. It says hashes and its own checkpoints, nothing of a tenant. */
public final class InstallationTree {
    private final Connection connection;

    public InstallationTree(Connection connection) {
        this.connection = connection;
    }

    /** A checkpoint of this tree. */
    public record HeadsCheckpoint(long size, String note) {}

    public StoredNodes nodes() {
        return new StoredNodes(rows -> rows.stream().map(this::hashes).toList());
    }

    /** The first checkpoint of this tree that holds the checkpoint of that number. */
    public Optional<HeadsCheckpoint> over(long number) {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT size, note FROM audit_installation_checkpoint(?)")) {
            statement.setLong(1, number);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next()
                        ? Optional.of(new HeadsCheckpoint(rows.getLong(1), rows.getString(2)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new PersistenceException("the tree over tenants cannot be read", e);
        }
    }

    private List<byte[]> hashes(Row wanted) {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT * FROM audit_installation_nodes(CAST(? AS smallint), ?, ?)")) {
            statement.setInt(1, wanted.level());
            statement.setLong(2, wanted.from());
            statement.setLong(3, wanted.to());
            List<byte[]> hashes = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    hashes.add(rows.getBytes(1));
                }
            }
            return hashes;
        } catch (SQLException e) {
            throw new PersistenceException("the tree over tenants cannot be read", e);
        }
    }
}
