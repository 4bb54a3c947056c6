package io.holdfast.caching;

import com.hazelcast.config.EvictionConfig;
import com.hazelcast.config.EvictionPolicy;
import com.hazelcast.config.InvalidConfigurationException;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.MaxSizePolicy;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.topic.ITopic;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The server's data grid, as far as it concerns us: maps from text to bytes, and topics of text. No class of ours is ever sent
 * there, because the grid's class loader does not know them. A server without a grid is served too.
 */
@ApplicationScoped
public class Grid {
    private static final Logger LOG = Logger.getLogger(Grid.class.getName());
    private static final String VERSION = ".v1";

    private final Map<String, CompletableFuture<IMap<String, byte[]>>> maps = new ConcurrentHashMap<>();

    @Inject
    @ConfigProperty(name = "holdfast.cache.grid-ttl")
    Duration lifetime;

    @Inject
    @ConfigProperty(name = "holdfast.cache.grid-entries")
    int entriesPerNode;

    @Resource
    ManagedExecutorService background;

    HazelcastInstance member;
    private volatile boolean leftAlone;

    @PostConstruct
    @SuppressWarnings(
            "BanJNDI") // a constant name of the server's own; an injected resource would forbid servers without a grid
    void find() {
        try {
            member = (HazelcastInstance) new InitialContext().lookup("payara/Hazelcast");
        } catch (NamingException e) {
            LOG.log(Level.INFO, "this server has no data grid; nodes share nothing but the database", e);
        }
    }

    /**
     * The map of a cache, as soon as it is open: all members have to agree to its settings, and one of them may be silent. Empty
     * when there is no grid, or it is left alone.
     */
    public Optional<CompletableFuture<IMap<String, byte[]>>> map(String cache) {
        return member == null || leftAlone
                ? Optional.empty()
                : Optional.of(maps.computeIfAbsent(cache, this::openLater));
    }

    /** While the grid has fallen apart, what a part of it holds is not asked for: it behaves as if there were none. */
    public void leaveAlone(boolean now) {
        leftAlone = now;
    }

    /** What nodes tell each other. Empty when there is no grid. */
    Optional<ITopic<String>> topic(String name) {
        return member == null ? Optional.empty() : Optional.of(member.getTopic(name + VERSION));
    }

    /** How many members this node sees, itself included; 0 without a grid. */
    public int members() {
        return member == null || !member.getLifecycleService().isRunning()
                ? 0
                : member.getCluster().getMembers().size();
    }

    private CompletableFuture<IMap<String, byte[]>> openLater(String cache) {
        var opened = new CompletableFuture<IMap<String, byte[]>>();
        background.execute(() -> {
            try {
                opened.complete(open(cache));
            } catch (HazelcastException | IllegalStateException e) {
                maps.remove(cache, opened);
                opened.completeExceptionally(e);
            }
        });
        return opened;
    }

    private IMap<String, byte[]> open(String cache) {
        var config = new MapConfig(cache + VERSION)
                .setTimeToLiveSeconds((int) Math.max(1, lifetime.toSeconds()))
                .setStatisticsEnabled(true)
                // A lost entry costs one look at the database: not worth a copy on a second node.
                .setBackupCount(0)
                .setEvictionConfig(new EvictionConfig()
                        .setEvictionPolicy(EvictionPolicy.LRU)
                        .setMaxSizePolicy(MaxSizePolicy.PER_NODE)
                        .setSize(entriesPerNode));
        try {
            member.getConfig().addMapConfig(config);
        } catch (InvalidConfigurationException e) {
            LOG.log(Level.WARNING, e, () -> "the map " + config.getName() + " keeps the settings of another node");
        }
        return member.getMap(config.getName());
    }
}
