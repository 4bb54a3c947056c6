package io.holdfast.cluster;

import io.holdfast.caching.Grid;
import io.holdfast.cluster.model.NodeRegister;
import io.holdfast.cluster.model.NodeState;
import io.holdfast.cluster.model.RegisteredNode;
import io.holdfast.shared.id.Uuids;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** This process in the register of nodes. */
@ApplicationScoped
public class ThisNode {
    private static final Logger LOG = Logger.getLogger(ThisNode.class.getName());
    /** Of an order to drain. */
    static final String CHANNEL = "holdfast_nodes";

    @Inject
    NodeLine line;

    @Inject
    DatabaseNews news;

    @Inject
    Grid grid;

    @Inject
    NodeWatch watch;

    @Inject
    GridSplit split;

    @Inject
    @ConfigProperty(name = "holdfast.node-name")
    String name;

    @Inject
    @ConfigProperty(name = "holdfast.node-url")
    Optional<String> url;

    @Inject
    @ConfigProperty(name = "holdfast.product.version")
    String version;

    private final UUID id = Uuids.next();
    private final CountDownLatch registered = new CountDownLatch(1);
    private volatile NodeState state = NodeState.STARTING;

    @PostConstruct
    void prepare() {
        line.onBeat(this::beat);
        line.lastWords(this::leave);
        news.on(CHANNEL, this::hear);
    }

    /** Of this start of the node: a restarted one has another. Never null. */
    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** False once the node was told to drain: it finishes what it does and takes no new background work. */
    public boolean takesWork() {
        return state == NodeState.STARTING || state == NodeState.UP;
    }

    /** {@code STARTING}, {@code UP}, {@code DRAINING}. */
    public String stateWord() {
        return state.name();
    }

    /** The node serves from now on. */
    void serves() {
        if (state == NodeState.STARTING) {
            state = NodeState.UP;
        }
    }

    /** Waits until the node is registered; answers whether it is. */
    boolean awaitRegistration(Duration most) {
        try {
            return registered.await(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private List<RegisteredNode> beat(Connection connection) throws SQLException {
        long sentAt = System.nanoTime();
        var beat = new NodeRegister.Beat(id, name, url.orElse(null), version, state, grid.members(), "{}");
        List<RegisteredNode> all = new NodeRegister(connection).beat(beat);
        watch.saw(all, sentAt);
        split.judge(watch.live());
        all.stream().filter(node -> node.id().equals(id)).findFirst().ifPresent(this::heed);
        registered.countDown();
        return all;
    }

    private void heed(RegisteredNode self) {
        if (self.state() == NodeState.DRAINING && state != NodeState.DRAINING) {
            state = NodeState.DRAINING;
            LOG.info("this node drains: it takes no new background work and is not ready any more");
        }
    }

    private void hear(String words) {
        if (words.equals(id.toString())) {
            line.ask(this::beat);
        }
    }

    private Void leave(Connection connection) throws SQLException {
        new NodeRegister(connection).leave(id);
        return null;
    }
}
