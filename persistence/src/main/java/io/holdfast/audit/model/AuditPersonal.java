package io.holdfast.audit.model;

import static io.holdfast.shared.json.SharedJson.JSON;

import io.holdfast.shared.id.TenantId;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A row of {@code audit_personal}: values of one person in one event, sealed.
 *
 * @param more those beside the first; null when there are none
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of one row, never compared
record AuditPersonal(TenantId tenant, UUID event, String field, UUID subject, byte[] ciphertext, byte[] more) {

    static List<AuditPersonal> of(Connection connection, TenantId tenant, UUID event) throws SQLException {
        try (var select = connection.prepareStatement(
                "SELECT field, subject_id, ciphertext, more FROM audit_personal WHERE tenant_id = ? AND event_id = ?")) {
            select.setObject(1, tenant.value());
            select.setObject(2, event);
            List<AuditPersonal> rows = new ArrayList<>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(new AuditPersonal(
                            tenant,
                            event,
                            row.getString(1),
                            row.getObject(2, UUID.class),
                            row.getBytes(3),
                            row.getBytes(4)));
                }
            }
            return rows;
        }
    }

    /** The values by field. @throws IllegalStateException when a ciphertext was changed or stems from another place */
    Map<String, String> open(SubjectKey key) {
        Map<String, String> values = new TreeMap<>();
        byte[] first = key.open(SealedValues.place(tenant, event, field), ciphertext);
        values.put(field, new String(first, StandardCharsets.UTF_8));
        if (more != null) {
            byte[] others = key.open(SealedValues.placeOfMore(tenant, event, field), more);
            var text = new StringReader(new String(others, StandardCharsets.UTF_8));
            try (JsonReader reader = JSON.createReader(text)) {
                var object = reader.readObject();
                object.keySet()
                        .forEach(other ->
                                values.put(other, object.getJsonArray(other).getString(1)));
            }
        }
        return values;
    }
}
