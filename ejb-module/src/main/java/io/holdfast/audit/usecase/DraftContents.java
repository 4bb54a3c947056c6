package io.holdfast.audit.usecase;

import io.holdfast.audit.model.AuditEvent.Details;
import io.holdfast.audit.model.PersonalValue;
import io.holdfast.shared.security.Caller;
import java.util.List;
import java.util.UUID;

/** What a use case told of its event, with the allow-list applied. Immutable, so it may cross into another transaction. */
public record DraftContents(Details details, UUID decisionId, Long policyEpoch, List<Personal> personal) {
    static final DraftContents EMPTY = new DraftContents(Details.NONE, null, null, List.of());

    /**
     * A personal value whose owner is not resolved yet.
     *
     * @param about the person's id as text; null when that person has none, or when it is the caller's own value
     * @param ofCaller true when the value is the caller's own
     */
    public record Personal(String field, String value, String about, boolean ofCaller) {

        /** The caller's own value goes with the caller's key; a stranger's with the tenant's. */
        PersonalValue of(Caller caller) {
            UUID tenant = caller.tenant().value();
            UUID subject = ofCaller ? caller.userId().map(id -> id.value()).orElse(tenant) : id(about, tenant);
            return new PersonalValue(subject, field, value);
        }

        private static UUID id(String text, UUID otherwise) {
            try {
                return text == null ? otherwise : UUID.fromString(text);
            } catch (IllegalArgumentException notAnId) {
                return otherwise;
            }
        }
    }
}
