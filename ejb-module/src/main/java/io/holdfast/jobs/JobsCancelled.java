package io.holdfast.jobs;

import io.holdfast.shared.id.JobId;

/** A job was cancelled. Fired in the transaction that did it: observe it after success. */
public record JobsCancelled(JobId id) {}
