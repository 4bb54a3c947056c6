package io.holdfast.shared.id;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** Identifies a tenant. */
public record TenantId(UUID value) {
    public TenantId {
        requireNonNull(value, "value");
    }

    /** Returns an identifier that no tenant has yet. */
    public static TenantId next() {
        return new TenantId(Uuids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
