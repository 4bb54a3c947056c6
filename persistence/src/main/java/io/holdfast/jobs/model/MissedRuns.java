package io.holdfast.jobs.model;

/** What happens to slots of a schedule that passed while nobody could run them. */
public enum MissedRuns {
    /** They are left out. */
    SKIP,
    /** One job stands for all of them. */
    ONCE,
    /** Each has its job, oldest first, one after the other; of very many only the last. */
    ALL
}
