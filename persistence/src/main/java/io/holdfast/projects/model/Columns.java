package io.holdfast.projects.model;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;

/** What a timestamptz column may come back as, by driver and provider. */
final class Columns {
    private Columns() {}

    static Instant instant(Object column) {
        if (column instanceof OffsetDateTime time) {
            return time.toInstant();
        }
        return column == null ? null : ((Timestamp) column).toInstant();
    }
}
