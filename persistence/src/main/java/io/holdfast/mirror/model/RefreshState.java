package io.holdfast.mirror.model;

import java.time.Duration;
import java.time.Instant;

/**
 * How old a projection is.
 *
 * @param refreshedAt when the last complete reading began; null when there was none
 * @param age how long ago that was by the database's clock; null when there was none
 * @param due true when it is older than its lifetime, or was never read
 * @param failure why the last attempt failed, for people; null when it did not
 */
public record RefreshState(Instant refreshedAt, Duration age, boolean due, String failure) {
    /** Never read, never tried. */
    public static final RefreshState NEVER = new RefreshState(null, null, true, null);
}
