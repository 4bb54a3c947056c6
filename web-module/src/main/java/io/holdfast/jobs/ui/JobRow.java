package io.holdfast.jobs.ui;

import io.holdfast.jobs.model.JobRecord;
import io.holdfast.jobs.model.JobState;
import io.holdfast.webshared.ui.Tag;
import io.holdfast.webshared.ui.ViewerClock;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A job in words.
 *
 * @param when "waits since 14:02", "runs since 14:02" and so on
 * @param progress "120 of 400 mails"; null when it tells none
 * @param percent of the progress; 0 without one
 * @param error why the last attempt failed; null when it did not
 */
public record JobRow(
        String id,
        String title,
        String type,
        Tag tag,
        String when,
        String moment,
        String attempts,
        String progress,
        int percent,
        String error,
        boolean cancellable,
        boolean replayable) {
    private static final int ALL = 100;

    static JobRow of(JobRecord job, ViewerClock clock) {
        JobRecord.Progress progress = job.progress();
        return new JobRow(
                job.id().toString(),
                job.title(),
                job.type(),
                tag(job, clock.now()),
                words(job, clock),
                moment(job).toString(),
                attempts(job),
                progress == null
                        ? null
                        : progress.done() + " of " + progress.total()
                                + (progress.unit() == null ? "" : " " + progress.unit()),
                progress == null || progress.total() <= 0
                        ? 0
                        : (int) Math.min(ALL, progress.done() * ALL / progress.total()),
                job.error(),
                !job.state().isFinal(),
                job.state() == JobState.DEAD || job.state() == JobState.CANCELLED);
    }

    private static String attempts(JobRecord job) {
        if (job.attempts() == 0) {
            return "not yet begun";
        }
        return job.failures() == 0 ? "none failed" : job.failures() + " of " + job.maxAttempts() + " failed";
    }

    static Tag tag(JobRecord job, Instant now) {
        return switch (job.state()) {
            case WAITING ->
                job.failures() > 0
                        ? Tag.attention("Tries again")
                        : Tag.neutral(job.runAt().isAfter(now) ? "Planned" : "Waiting");
            case RUNNING -> Tag.good("Running");
            case SUCCEEDED -> Tag.good("Done");
            case CANCELLED -> Tag.neutral("Cancelled");
            case DEAD -> Tag.bad("Failed");
        };
    }

    private static Instant moment(JobRecord job) {
        return switch (job.state()) {
            case WAITING -> job.runAt();
            case RUNNING -> job.startedAt();
            case SUCCEEDED, CANCELLED, DEAD -> job.finishedAt();
        };
    }

    private static String words(JobRecord job, ViewerClock clock) {
        String at = at(moment(job), clock);
        return switch (job.state()) {
            case WAITING -> job.runAt().isAfter(clock.now()) ? "from " + at : "since " + at;
            case RUNNING -> "since " + at;
            case SUCCEEDED, CANCELLED, DEAD -> at;
        };
    }

    /** "14:02:07" today, else "12 Nov, 14:02". */
    static String at(Instant moment, ViewerClock clock) {
        LocalDate day = LocalDate.ofInstant(moment, clock.zone());
        return day.equals(clock.today()) ? clock.time(moment) : clock.day(day) + ", " + clock.time(moment);
    }
}
