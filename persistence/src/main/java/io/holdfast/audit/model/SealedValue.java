package io.holdfast.audit.model;

import io.holdfast.shared.id.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A personal value as {@code audit_personal} keeps it: the salt of its commitment, its ciphertext, its search value. */
@SuppressWarnings("ArrayRecordComponent") // a carrier of one row, never compared
record SealedValue(String field, UUID subject, byte[] salt, byte[] ciphertext, byte[] searchValue, String commitment) {

    static SealedValue of(
            TenantId tenant, UUID event, PersonalValue personal, SubjectKey subjectKey, SubjectKey tenantKey) {
        byte[] salt = Commitment.newSalt();
        byte[] clear = personal.value().getBytes(StandardCharsets.UTF_8);
        return new SealedValue(
                personal.field(),
                personal.subject(),
                salt,
                subjectKey.seal(place(tenant, event, personal.field()), clear),
                tenantKey.searchValue(personal.value()),
                Commitment.of(salt, personal.value()));
    }

    /** Names the one place where a ciphertext opens: copied to another event or field it does not. */
    static String place(TenantId tenant, UUID event, String field) {
        return "audit_personal/" + tenant + "/" + event + "/" + field;
    }
}
