package io.holdfast.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testing.Sql;
import io.holdfast.testing.SqlFailure;
import io.holdfast.testing.SqlWork;
import io.holdfast.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/**
 * A pool of one connection of the runtime: what one transaction leaves behind, the next one would see. Every transaction here
 * is rolled back and must leave no tenant behind.
 */
final class SingleConnection implements AutoCloseable {
    private final Connection connection;

    SingleConnection(TestDatabase database) throws SQLException {
        this.connection = database.app().getConnection();
        connection.setAutoCommit(false);
    }

    <T> T as(UUID tenant, SqlWork<T> work) {
        return run(sql -> {
            sql.enterTenant(tenant);
            return work.run(sql);
        });
    }

    <T> T withoutTenant(SqlWork<T> work) {
        return run(work);
    }

    private <T> T run(SqlWork<T> work) {
        try {
            try {
                return work.run(new Sql(connection));
            } finally {
                connection.rollback();
                assertThat(new Sql(connection)
                                .<String>one("SELECT coalesce(current_setting('holdfast.tenant_id', true), '')"))
                        .as("tenant after the transaction")
                        .isEmpty();
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    /** The SQLSTATE with which the database refuses the work; null when it does it. */
    String refusal(UUID tenant, SqlWork<?> work) {
        try {
            as(tenant, work);
            return null;
        } catch (SqlFailure e) {
            return e.state();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
