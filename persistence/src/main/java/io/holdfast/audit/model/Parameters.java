package io.holdfast.audit.model;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;

/** Fills the parameters of a statement from left to right. */
final class Parameters {
    private final PreparedStatement statement;
    private int index;

    Parameters(PreparedStatement statement) {
        this.statement = statement;
    }

    Parameters add(Object value) throws SQLException {
        if (value == null) {
            // The column says the type: a null of type "unknown" fits uuid, bigint, text and jsonb alike.
            statement.setNull(++index, Types.NULL);
        } else {
            statement.setObject(++index, value);
        }
        return this;
    }

    Parameters add(String elementType, Object[] elements) throws SQLException {
        statement.setArray(++index, statement.getConnection().createArrayOf(elementType, elements));
        return this;
    }
}
