package io.holdfast.cluster;

import io.holdfast.cluster.model.NodeState;
import io.holdfast.cluster.model.RegisteredNode;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What this node knows of the register, and which nodes it takes for dead: those whose last sign of life is too old by the
 * database's clock <em>and</em> has stood still for as long by this node's monotonic clock, and those whose connection this node saw
 * to be over longer ago than a lease lasts. A clock that jumps kills nobody.
 */
@ApplicationScoped
public class NodeWatch {
    /** Beats that a node may miss before it counts as dead. */
    private static final int MISSED = 3;

    /**
     * What clocks of two machines may differ in their pace within a lease, and then some: of the longest, 5 s, four thousandths, eight times as
     * much as a clock is slewed by NTP at most.
     */
    public static final Duration DRIFT = Duration.ofMillis(20);

    @Inject
    @ConfigProperty(name = "holdfast.cluster.heartbeat")
    Duration heartbeat;

    @Inject
    @ConfigProperty(name = "holdfast.cluster.expiry")
    Duration expiry;

    @Inject
    @ConfigProperty(name = "holdfast.lease")
    Duration lease;

    private final Map<UUID, Sign> signs = new HashMap<>();
    private final Map<UUID, End> ends = new HashMap<>();
    private volatile List<RegisteredNode> last = List.of();
    private volatile long beatenAt;
    private volatile boolean beaten;
    private volatile boolean left;

    /** @param seenAt when this node saw it first, by its monotonic clock */
    private record Sign(Instant heartbeatAt, long seenAt) {}

    /** The connection of a node was over. @param seenAt when this node saw it first, by its monotonic clock */
    private record End(long line, long seenAt) {}

    @PostConstruct
    void check() {
        if (heartbeat.toMillis() < 100 || expiry.compareTo(heartbeat.multipliedBy(MISSED)) < 0) {
            throw new IllegalArgumentException(
                    "holdfast.cluster.heartbeat is PT0.1S or more, and holdfast.cluster.expiry at least three of them");
        }
    }

    public Duration expiry() {
        return expiry;
    }

    /** The nodes that were alive by the database's clock at this node's last own sign of life. Never null. */
    List<RegisteredNode> live() {
        return last.stream().filter(node -> node.isLive(expiry)).toList();
    }

    /** Notes what an own sign of life was answered. @param sentAt when it was sent */
    void saw(List<RegisteredNode> all, long sentAt) {
        observe(all, System.nanoTime());
        last = List.copyOf(all);
        beatenAt = sentAt;
        beaten = true;
    }

    /** From now on this node counts as one that gives no signs of life. */
    void leave() {
        left = true;
    }

    /** True when this node's last sign of life that arrived was sent within that time. */
    public boolean beatWithin(Duration time) {
        return beaten && !left && System.nanoTime() - beatenAt < time.toNanos();
    }

    /**
     * Those of a reading that may be alive.
     *
     * @param sentAt when the question was sent, by this node's monotonic clock
     * @param answeredAt when it was answered: what it shows for the first time counts from then on
     */
    synchronized List<RegisteredNode> alive(List<RegisteredNode> all, long sentAt, long answeredAt) {
        observe(all, answeredAt);
        return all.stream()
                .filter(node -> node.isLive(expiry)
                        || (node.state() != NodeState.STOPPED
                                && sentAt - signs.get(node.id()).seenAt() < expiry.toNanos()))
                .filter(node -> !hasEnded(node, sentAt))
                .toList();
    }

    /** Its connection was over so long ago that no lease is left which it had until then. */
    private boolean hasEnded(RegisteredNode node, long now) {
        End end = ends.get(node.id());
        return end != null && now - end.seenAt() >= lease.plus(DRIFT).toNanos();
    }

    private synchronized void observe(List<RegisteredNode> all, long now) {
        all.forEach(node -> signs.merge(
                node.id(),
                new Sign(node.heartbeatAt(), now),
                (former, latest) -> former.heartbeatAt().equals(latest.heartbeatAt()) ? former : latest));
        signs.keySet().removeIf(id -> all.stream().noneMatch(node -> node.id().equals(id)));
        ends.keySet().removeIf(id -> all.stream().noneMatch(node -> node.id().equals(id) && node.lineEnded()));
        all.stream()
                .filter(RegisteredNode::lineEnded)
                .forEach(node -> ends.merge(
                        node.id(),
                        new End(node.line(), now),
                        (former, latest) -> former.line() == latest.line() ? former : latest));
    }
}
