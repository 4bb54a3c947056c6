package io.holdfast.shared.id;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** Identifies a location. */
public record LocationId(UUID value) {
    public LocationId {
        requireNonNull(value, "value");
    }

    /** Returns an identifier that no location has yet. */
    public static LocationId next() {
        return new LocationId(Uuids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
