package io.holdfast.jobs;

/** There may be work. Fired in the transaction that made it: observe it after success. */
public record JobsAdded() {}
