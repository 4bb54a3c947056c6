package io.holdfast.audit.model;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A value about a person, in clear. It enters the log as a commitment, and {@code audit_personal} encrypted.
 *
 * @param subject whose value it is, and with whose key it is destroyed: a user's id, or the tenant's for someone unknown
 * @param field for instance {@code ip_address}, {@code user_agent}, {@code actor_name}, {@code email}
 */
public record PersonalValue(UUID subject, String field, String value) {
    public static final String ADDRESS = "ip_address";
    public static final String USER_AGENT = "user_agent";
    public static final String ACTOR_NAME = "actor_name";

    private static final Pattern FIELD = Pattern.compile("[a-z][A-Za-z0-9_.-]{0,99}");

    public PersonalValue {
        requireNonNull(subject, "subject");
        requireNonNull(value, "value");
        if (!FIELD.matcher(field).matches()) {
            throw new IllegalArgumentException("not a field name: " + field);
        }
        value = AuditText.value(value, AuditText.VALUE_BYTES);
    }

    /** True for the field that the log is searched by. */
    boolean isAddress() {
        return field.equals(ADDRESS);
    }

    /** Never in clear: this text may reach a log. */
    @Override
    public String toString() {
        return field + " of " + subject;
    }
}
