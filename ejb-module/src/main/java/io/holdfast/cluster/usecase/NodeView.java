package io.holdfast.cluster.usecase;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A node, for people.
 *
 * @param url where it answers; null when it does not say
 * @param state {@code STARTING}, {@code UP}, {@code DRAINING}, {@code STOPPED}, or {@code LOST} when its sign of life is too old
 * @param silence since its last sign of life
 * @param gridMembers how many members of the data grid it sees; 0 without one
 * @param here true for the node that answers
 */
public record NodeView(
        UUID id,
        String name,
        String url,
        String version,
        String state,
        Instant startedAt,
        Instant heartbeatAt,
        Duration silence,
        int gridMembers,
        boolean here) {
    /** It has said nothing for so long that it counts as dead. */
    public static final String LOST = "LOST";

    public NodeView {
        requireNonNull(id, "id");
        requireNonNull(name, "name");
        requireNonNull(state, "state");
    }
}
