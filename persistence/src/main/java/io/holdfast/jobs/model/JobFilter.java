package io.holdfast.jobs.model;

import io.holdfast.shared.id.ScheduleId;

/** Which jobs to list; null is any. */
public record JobFilter(JobState state, String type, ScheduleId schedule) {
    public static final JobFilter NONE = new JobFilter(null, null, null);
}
