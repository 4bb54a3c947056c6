package io.holdfast.shared.time;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/** What columns of native queries may come back as, by driver and provider. Null stays null. */
public final class Columns {
    private Columns() {}

    /** A timestamptz. */
    public static Instant instant(Object column) {
        if (column instanceof OffsetDateTime time) {
            return time.toInstant();
        }
        return column == null ? null : ((Timestamp) column).toInstant();
    }

    /** A date. */
    public static LocalDate date(Object column) {
        if (column instanceof LocalDate date) {
            return date;
        }
        return column == null ? null : ((Date) column).toLocalDate();
    }
}
