package io.holdfast.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Short statements on one connection, for tests. Failures arrive as {@link SqlFailure}. */
public final class Sql {
    private final Connection connection;

    public Sql(Connection connection) {
        this.connection = connection;
    }

    public Connection connection() {
        return connection;
    }

    /** Makes this transaction one of the tenant, as the product does. */
    public void enterTenant(UUID tenant) {
        one("SELECT set_session_variables(CAST(? AS uuid), NULL, NULL, NULL, NULL, 'test')", tenant);
    }

    /** Returns the first column of the first row; null when there is no row. */
    @SuppressWarnings("TypeParameterUnusedInFormals") // a test names the type where it is read
    public <T> T one(String sql, Object... parameters) {
        List<T> column = column(sql, parameters);
        return column.isEmpty() ? null : column.get(0);
    }

    /** Returns the first column of all rows. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <T> List<T> column(String sql, Object... parameters) {
        List<T> values = new ArrayList<>();
        rows(sql, parameters)
                .forEach(row -> values.add((T) row.values().iterator().next()));
        return values;
    }

    /** Returns all rows as maps from column label to value, in the order of the columns. */
    public List<Map<String, Object>> rows(String sql, Object... parameters) {
        try (PreparedStatement statement = prepare(sql, parameters);
                ResultSet result = statement.executeQuery()) {
            List<Map<String, Object>> rows = new ArrayList<>();
            while (result.next()) {
                Map<String, Object> row = new LinkedHashMap<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.put(result.getMetaData().getColumnLabel(i), result.getObject(i));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    /** Runs a statement and returns how many rows it touched. */
    public int update(String sql, Object... parameters) {
        try (PreparedStatement statement = prepare(sql, parameters)) {
            statement.execute();
            return Math.max(statement.getUpdateCount(), 0);
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    private PreparedStatement prepare(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
