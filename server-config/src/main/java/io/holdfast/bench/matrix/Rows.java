package io.holdfast.bench.matrix;

import io.holdfast.bench.product.BenchException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads of the database by its owner. */
final class Rows {
    private final Connection owner;

    Rows(Connection owner) {
        this.owner = owner;
    }

    /** One row of an answer. */
    record Row(ResultSet columns) {
        UUID id(int column) throws SQLException {
            return columns.getObject(column, UUID.class);
        }

        String text(int column) throws SQLException {
            return columns.getString(column);
        }

        boolean truth(int column) throws SQLException {
            return columns.getBoolean(column);
        }

        int number(int column) throws SQLException {
            return columns.getInt(column);
        }

        /** Null for an empty column. */
        Instant moment(int column) throws SQLException {
            Timestamp moment = columns.getTimestamp(column);
            return moment == null ? null : moment.toInstant();
        }
    }

    /** Makes something of a row. */
    interface Reading<T> {
        T of(Row row) throws SQLException;
    }

    <T> List<T> all(String sql, Reading<T> reading, Object... parameters) {
        try (var statement = owner.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) statement.setObject(i + 1, parameters[i]);
            var all = new ArrayList<T>();
            try (var columns = statement.executeQuery()) {
                while (columns.next()) all.add(reading.of(new Row(columns)));
            }
            return all;
        } catch (SQLException e) {
            throw new BenchException("The database refused: " + e.getMessage(), e);
        }
    }

    int change(String sql, Object... parameters) {
        try (var statement = owner.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) statement.setObject(i + 1, parameters[i]);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new BenchException("The database refused: " + e.getMessage(), e);
        }
    }
}
