package io.holdfast.audit.model;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.function.Function;

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

    /** A column as an array: one value of each row, null where it has none. */
    <T> void addAll(String elementType, List<T> rows, Function<T, ?> value) throws SQLException {
        Object[] elements = elementType.equals("bytea") ? new byte[rows.size()][] : new Object[rows.size()];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = value.apply(rows.get(i));
        }
        add(elementType, elements);
    }

    /** An array as text, for arrays of arrays: those of SQL would need all of them to have one length. */
    String text(String elementType, Object[] elements) throws SQLException {
        return statement.getConnection().createArrayOf(elementType, elements).toString();
    }
}
