package io.holdfast.audit.model;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Checkpoints for the mirrors, and how far each of them is. Works on the connection it is given and does not commit. */
public final class MirrorDoors {
    private final Connection connection;

    public MirrorDoors(Connection connection) {
        this.connection = connection;
    }

    /**
     * A signed note that a mirror lacks.
     *
     * @param number of the last checkpoint that it belongs to
     */
    public record Lacking(long number, String note, Instant signedAt) {}

    /**
     * How far a mirror is.
     *
     * @param number of the last checkpoint that it has; -1 for none
     * @param place what the mirror makes of it
     * @param behind how many checkpoints it lacks
     */
    public record Progress(String name, long number, long place, long behind) {}

    /** Notes that a mirror lacks, in order, in whole rounds. A name that is new begins with the first. */
    public List<Lacking> backlog(String name, int most) throws SQLException {
        List<Lacking> notes = new ArrayList<>();
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT number, note, signed_at FROM audit_mirror_backlog(?, ?)")) {
            statement.setString(1, name);
            statement.setInt(2, most);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    notes.add(new Lacking(
                            rows.getLong(1),
                            rows.getString(2),
                            rows.getObject(3, OffsetDateTime.class).toInstant()));
                }
            }
        }
        return notes;
    }

    public void advance(String name, long number, long place) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT advance_audit_mirror(?, ?, ?)")) {
            statement.setString(1, name);
            statement.setLong(2, number);
            statement.setLong(3, place);
            statement.execute();
        }
    }

    /** Every mirror that there ever was. */
    public List<Progress> all() throws SQLException {
        List<Progress> all = new ArrayList<>();
        try (PreparedStatement statement =
                        connection.prepareStatement("SELECT name, number, place, behind FROM audit_mirrors_now()");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                all.add(new Progress(rows.getString(1), rows.getLong(2), rows.getLong(3), rows.getLong(4)));
            }
        }
        return all;
    }
}
