package io.holdfast.testing;

import java.sql.SQLException;

/** A statement that the database refused; {@link #state()} says why in five characters. */
public final class SqlFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String state;

    public SqlFailure(SQLException cause) {
        super(cause.getSQLState() + " " + cause.getMessage(), cause);
        this.state = cause.getSQLState();
    }

    /** The SQLSTATE, for instance {@code 42501} for a missing privilege or a policy that refused. */
    public String state() {
        return state;
    }
}
