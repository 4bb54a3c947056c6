package io.holdfast.cluster.model;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A node as the register shows it.
 *
 * @param id of this start of the node: a restarted one has another
 * @param url where it answers; null when it does not say
 * @param heartbeatAt its last sign of life, by the database's time
 * @param readAt the database's time of this reading
 * @param gridMembers how many members of the data grid it sees, itself included; 0 without a grid
 * @param linePid the database's process behind the connection on which it beats and leads
 * @param line the lock that it holds for as long as that connection lasts: no other connection ever has the same; 0 when it says none
 * @param lineEnded true when nobody held that lock at this reading: then nobody ever will again
 * @param data further values as JSON
 */
public record RegisteredNode(
        UUID id,
        String name,
        String url,
        String version,
        NodeState state,
        Instant startedAt,
        Instant heartbeatAt,
        Instant readAt,
        int gridMembers,
        int linePid,
        long line,
        boolean lineEnded,
        String data) {
    public RegisteredNode {
        requireNonNull(id, "id");
        requireNonNull(name, "name");
        requireNonNull(version, "version");
        requireNonNull(state, "state");
    }

    /** How long it has given no sign of life, by the database's clock. */
    public Duration silence() {
        return Duration.between(heartbeatAt, readAt);
    }

    /** True while it has not left and its sign of life is younger than that. */
    public boolean isLive(Duration expiry) {
        return state != NodeState.STOPPED && silence().compareTo(expiry) < 0;
    }
}
