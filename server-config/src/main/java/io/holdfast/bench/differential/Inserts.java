package io.holdfast.bench.differential;

import io.holdfast.rbac.decision.Facts.Reach;
import jakarta.json.Json;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;

/** Rows that are written one by one. */
final class Inserts {
    private final Connection owner;

    Inserts(Connection owner) {
        this.owner = owner;
    }

    /**
     * A row of something with a reach, whose columns stand last.
     *
     * @param before the values of the columns that the statement names
     */
    void reaching(String insert, Reach reach, Object... before) throws SQLException {
        var values = new Object[before.length + 6];
        System.arraycopy(before, 0, values, 0, before.length);
        values[before.length] = reach.scope().type().word();
        values[before.length + 1] = reach.scope().id();
        values[before.length + 2] = reach.from().toString();
        values[before.length + 3] = text(reach.to());
        values[before.length + 4] = text(reach.revoked() ? RandomOrganization.NOW : null);
        values[before.length + 5] = json(reach.condition());
        change(
                insert + " scope_type, scope_id, valid_from, valid_to, revoked_at, condition) VALUES ("
                        + "?, ".repeat(values.length - 1) + "?)",
                values);
    }

    private static String text(Instant moment) {
        return moment == null ? null : moment.toString();
    }

    private static String json(Map<String, Object> condition) {
        var json = Json.createObjectBuilder();
        condition.forEach((name, value) -> {
            if (value instanceof Boolean truth) json.add(name, truth);
            else if (value instanceof BigDecimal number) json.add(name, number);
            else json.add(name, (String) value);
        });
        return json.build().toString();
    }

    void change(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = owner.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) statement.setObject(i + 1, parameters[i]);
            statement.executeUpdate();
        }
    }
}
