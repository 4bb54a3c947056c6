package io.holdfast.jobs.model;

import java.time.Duration;
import java.util.List;

/**
 * An answer to "what is there to do".
 *
 * @param untilNext how long until something is planned; null when nothing is
 * @param schedulesDue whether the slot of a schedule has come
 */
public record Claims(List<ClaimedJob> jobs, Duration untilNext, boolean schedulesDue) {}
