package io.holdfast.mirror;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * One reading of a listing.
 *
 * @param at when it began, by the database's clock
 * @param changedSince from which time of change on records were asked for, by the source's clock; null for all of them
 */
public record Reading(Instant at, Instant changedSince) {
    public Reading {
        requireNonNull(at, "at");
    }

    /** True when a record that is missing in the listing is gone. */
    public boolean isWhole() {
        return changedSince == null;
    }
}
