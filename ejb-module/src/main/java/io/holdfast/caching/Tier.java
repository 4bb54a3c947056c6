package io.holdfast.caching;

import java.util.Locale;

/** Where an answer was found. */
public enum Tier {
    /** In this node's memory. */
    LOCAL,
    /** In the data grid. */
    GRID,
    /** In the mirror in PostgreSQL. */
    PROJECTION;

    /** The word in {@code Cache-Status} and in metrics. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
