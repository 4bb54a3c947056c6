package io.holdfast.jobs.usecase;

import io.holdfast.jobs.model.JobRecord;
import io.holdfast.jobs.model.Schedule;
import java.time.Instant;
import java.util.List;

/**
 * A schedule as people see it.
 *
 * @param next its next slots, in order; none of one that is switched off
 * @param last its last job; null when there is none any more
 */
public record ScheduleView(Schedule schedule, List<Instant> next, JobRecord last) {}
