package io.holdfast.shared.security;

import java.util.Locale;
import java.util.UUID;

/**
 * Where a grant holds.
 *
 * @param id of the account, location or project; null exactly for {@link Type#TENANT}
 */
public record Scope(Type type, UUID id) {
    /** The whole tenant. */
    public static final Scope TENANT = new Scope(Type.TENANT, null);

    public Scope {
        if ((type == Type.TENANT) != (id == null)) {
            throw new IllegalArgumentException("a scope has an id unless it is the whole tenant");
        }
    }

    /** The kind of thing that a grant is limited to. */
    public enum Type {
        TENANT,
        ACCOUNT,
        LOCATION,
        PROJECT;

        /** The word in tables and JSON, for instance {@code account}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Type ofWord(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
