package io.holdfast.bench.audit;

import io.holdfast.bench.product.BenchException;
import java.sql.Connection;
import java.sql.SQLException;

/** The public key that signs checkpoints, as the product publishes it. */
final class Keys {
    private Keys() {}

    static String current(Connection owner) throws SQLException {
        try (var statement = owner.createStatement();
                var row = statement.executeQuery("SELECT vkey FROM audit_signing_keys WHERE until IS NULL")) {
            if (!row.next()) throw new BenchException("No key signs checkpoints.");
            return row.getString(1);
        }
    }
}
