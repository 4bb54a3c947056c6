package io.holdfast.audit.model;

import io.holdfast.shared.id.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/**
 * A person's values of one event as {@code audit_personal} keeps them: the first, which is the address if there is one, with the salt of
 * its commitment; all others sealed together, each with its salt, because every further row costs every event.
 *
 * @param searchValue of the address; null for another field
 * @param moreFields the fields of the others, sorted; null when there are none
 * @param more the others; null when there are none
 * @param commitments of all of them, by field
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of one row, never compared
record SealedValues(
        UUID subject,
        String field,
        byte[] salt,
        byte[] ciphertext,
        byte[] searchValue,
        List<String> moreFields,
        byte[] more,
        Map<String, String> commitments) {

    /** One for each person. @param keys of persons and of the tenant, for the search value */
    static List<SealedValues> of(
            TenantId tenant, UUID event, List<PersonalValue> values, Function<UUID, SubjectKey> keys) {
        Map<UUID, List<PersonalValue>> bySubject = new LinkedHashMap<>();
        values.forEach(value -> {
            List<PersonalValue> own = bySubject.computeIfAbsent(value.subject(), s -> new ArrayList<>());
            own.add(value.isAddress() ? 0 : own.size(), value);
        });
        return bySubject.values().stream()
                .map(own -> of(tenant, event, own, keys.apply(own.get(0).subject()), keys))
                .toList();
    }

    private static SealedValues of(
            TenantId tenant, UUID event, List<PersonalValue> own, SubjectKey key, Function<UUID, SubjectKey> keys) {
        PersonalValue first = own.get(0);
        byte[] salt = Commitment.newSalt();
        Map<String, String> commitments = new TreeMap<>(Map.of(first.field(), Commitment.of(salt, first.value())));
        Map<String, List<String>> others = new TreeMap<>();
        own.stream().skip(1).forEach(value -> {
            byte[] its = Commitment.newSalt();
            commitments.put(value.field(), Commitment.of(its, value.value()));
            others.put(value.field(), List.of(HexFormat.of().formatHex(its), value.value()));
        });
        return new SealedValues(
                first.subject(),
                first.field(),
                salt,
                key.seal(place(tenant, event, first.field()), bytes(first.value())),
                first.isAddress() ? keys.apply(tenant.value()).searchValue(first.value()) : null,
                others.isEmpty() ? null : List.copyOf(others.keySet()),
                others.isEmpty()
                        ? null
                        : key.seal(placeOfMore(tenant, event, first.field()), bytes(JsonText.of(others))),
                commitments);
    }

    /** Names the one place where a ciphertext opens: copied to another event or field it does not. */
    static String place(TenantId tenant, UUID event, String field) {
        return "audit_personal/" + tenant + "/" + event + "/" + field;
    }

    /** The place of those that are sealed together. No field has such a name. */
    static String placeOfMore(TenantId tenant, UUID event, String field) {
        return place(tenant, event, field) + "/more";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
