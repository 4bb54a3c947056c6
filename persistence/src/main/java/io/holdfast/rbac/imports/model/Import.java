package io.holdfast.rbac.imports.model;

import io.holdfast.shared.id.JobId;
import io.holdfast.shared.id.UserId;
import java.time.Instant;
import java.util.UUID;

/**
 * A file that was read.
 *
 * @param zone in which its days are meant
 * @param lines how many it has, without that of the names
 * @param job that checks or applies it, the latest; null before there is one
 */
public record Import(UUID id, UserId createdBy, Instant createdAt, String zone, int lines, State state, JobId job) {
    public enum State {
        CHECKING,
        CHECKED,
        APPLYING,
        APPLIED
    }
}
