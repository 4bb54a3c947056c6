package io.holdfast.cluster;

import static io.holdfast.shared.json.SharedJson.JSON;

import io.holdfast.caching.Grid;
import io.holdfast.cluster.model.NodeRegister;
import io.holdfast.cluster.model.NodeState;
import io.holdfast.cluster.model.RegisteredNode;
import io.holdfast.shared.id.Uuids;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** This process in the register of nodes. */
@ApplicationScoped
public class ThisNode {
    private static final Logger LOG = Logger.getLogger(ThisNode.class.getName());
    /** Of an order to drain. */
    static final String CHANNEL = "holdfast_nodes";

    /** Characters; the register takes some more. */
    private static final int MOST_SAID = 3_500;

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

    private final Map<String, Supplier<JsonObject>> sayings = new ConcurrentHashMap<>();
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

    /** Adds what this node says of itself with every sign of life, for good. It must neither fail nor wait, and be short. */
    public void says(String what, Supplier<JsonObject> saying) {
        sayings.put(what, saying);
    }

    /** What the other nodes that are alive said of themselves last, some seconds ago at most, by their names. */
    public Map<String, JsonObject> othersSay(String what) {
        Map<String, JsonObject> said = new TreeMap<>();
        watch.live().stream().filter(node -> !node.name().equals(name)).forEach(node -> {
            JsonObject theirs = parse(node.data()).getJsonObject(what);
            if (theirs != null) {
                said.put(node.name(), theirs);
            }
        });
        return said;
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
        var beat = new NodeRegister.Beat(
                id, name, url.orElse(null), version, state, grid.members(), line.line(), sayings());
        List<RegisteredNode> all = new NodeRegister(connection).beat(beat);
        watch.saw(all, sentAt);
        split.judge(watch.live());
        all.stream().filter(node -> node.id().equals(id)).findFirst().ifPresent(this::heed);
        registered.countDown();
        return all;
    }

    private String sayings() {
        JsonObjectBuilder all = JSON.createObjectBuilder();
        sayings.forEach((what, saying) -> {
            try {
                all.add(what, saying.get());
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, e, () -> "this node cannot say anything of its " + what);
            }
        });
        String text = all.build().toString();
        // A sign of life is worth more than what it says.
        return text.length() > MOST_SAID ? "{}" : text;
    }

    private static JsonObject parse(String json) {
        try (JsonReader reader = JSON.createReader(new StringReader(json))) {
            return reader.readObject();
        }
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
