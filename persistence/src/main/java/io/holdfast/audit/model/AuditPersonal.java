package io.holdfast.audit.model;

import io.holdfast.shared.id.TenantId;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A row of {@code audit_personal}: one personal value of one event, sealed. */
@SuppressWarnings("ArrayRecordComponent") // a carrier of one row, never compared
record AuditPersonal(TenantId tenant, UUID event, String field, UUID subject, byte[] ciphertext) {

    static List<AuditPersonal> of(Connection connection, TenantId tenant, UUID event) throws SQLException {
        try (var select = connection.prepareStatement(
                "SELECT field, subject_id, ciphertext FROM audit_personal WHERE tenant_id = ? AND event_id = ?")) {
            select.setObject(1, tenant.value());
            select.setObject(2, event);
            List<AuditPersonal> rows = new ArrayList<>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(new AuditPersonal(
                            tenant, event, row.getString(1), row.getObject(2, UUID.class), row.getBytes(3)));
                }
            }
            return rows;
        }
    }

    /** @throws IllegalStateException when the ciphertext was changed or stems from another place */
    String open(SubjectKey key) {
        return new String(key.open(SealedValue.place(tenant, event, field), ciphertext), StandardCharsets.UTF_8);
    }
}
