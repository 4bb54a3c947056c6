package io.holdfast.jobs.model;

/** What became of a job. A failed attempt that will be repeated is waiting again. */
public enum JobState {
    WAITING,
    RUNNING,
    SUCCEEDED,
    CANCELLED,
    /** No attempt is left; somebody has to look and may have it run again. */
    DEAD;

    /** True when nothing will happen to it by itself any more. */
    public boolean isFinal() {
        return this == SUCCEEDED || this == CANCELLED || this == DEAD;
    }
}
