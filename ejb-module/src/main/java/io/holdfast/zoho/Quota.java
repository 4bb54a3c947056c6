package io.holdfast.zoho;

import java.time.Duration;

/**
 * What the headers of an answer tell of the organization's quota for the day.
 *
 * @param usedUp true when they say that nothing is left
 * @param reset how long until it is new; null when they do not say
 */
public record Quota(boolean usedUp, Duration reset) {
    /** An answer that tells nothing of it. */
    public static final Quota UNTOLD = new Quota(false, null);
}
