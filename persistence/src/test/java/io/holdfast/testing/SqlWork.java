package io.holdfast.testing;

import java.sql.SQLException;

/** Something to do with one connection. */
@FunctionalInterface
public interface SqlWork<T> {
    T run(Sql sql) throws SQLException;
}
