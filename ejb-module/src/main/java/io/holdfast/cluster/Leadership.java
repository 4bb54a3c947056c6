package io.holdfast.cluster;

import io.holdfast.cluster.model.LeadersWrites;
import io.holdfast.cluster.model.Locks;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.postgresql.PGConnection;

/**
 * Which node does what only one may do. Leadership of a name is an advisory lock on the node's own connection: it is lost with
 * it, and taken from a node that gives no sign of life. Between the loss and this node's hearing of it two may think that they
 * lead, so what a leader writes begins with {@link #confirm}.
 */
@ApplicationScoped
public class Leadership {
    private static final Logger LOG = Logger.getLogger(Leadership.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    /** A node that does not lead tries with every so manyth sign of life. */
    private static final int EVERY = 3;

    @Inject
    NodeLine line;

    @Inject
    NodeWatch watch;

    @Inject
    ThisNode self;

    @Inject
    LeadersWrites writes;

    /** By name, the connection on which it is held; 0 when it is not. */
    private final Map<String, Integer> held = new ConcurrentHashMap<>();

    private int beats;

    @PostConstruct
    void prepare() {
        line.onBeat(this::beat);
    }

    /** True while this node leads; takes the lead when nobody has it. Cheap to ask often. */
    public boolean leads(String name) {
        Integer on = held.get(name);
        if (on == null) {
            held.putIfAbsent(name, 0);
            on = tryNow(name);
        }
        return on != 0 && on == line.pid() && self.takesWork() && watch.beatWithin(watch.expiry());
    }

    /**
     * To be called first in the transaction of what a leader writes: it waits until the writes of a former leader are over, and
     * from then on no other leader writes until this transaction ends.
     *
     * @throws LeadershipLost when this node does not lead any more; the transaction is rolled back
     */
    public void confirm(String name) {
        int on = held.getOrDefault(name, 0);
        if (on == 0 || !writes.begin(name, on)) {
            throw new LeadershipLost(name);
        }
    }

    private int tryNow(String name) {
        try {
            line.ask(connection -> attempt(connection, name)).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.log(Level.FINE, "who leads cannot be asked now", e);
        }
        return held.getOrDefault(name, 0);
    }

    private Void beat(Connection connection) throws SQLException {
        if (!self.takesWork()) {
            giveUp(connection);
        } else if (beats++ % EVERY == 0) {
            for (String name : held.keySet()) {
                attempt(connection, name);
            }
        }
        return null;
    }

    private Void attempt(Connection connection, String name) throws SQLException {
        var locks = new Locks(connection);
        int pid = connection.unwrap(PGConnection.class).getBackendPID();
        boolean mine = held.getOrDefault(name, 0) == pid;
        if (!mine && self.takesWork()) {
            mine = locks.take(name);
            if (mine) {
                LOG.log(Level.INFO, "this node leads {0}", name);
            } else if (locks.evictSilent(name, self.id(), watch.expiry().toMillis())) {
                LOG.log(Level.WARNING, "the leader of {0} gives no sign of life; its connection was ended", name);
            }
            held.put(name, mine ? pid : 0);
        }
        return null;
    }

    private void giveUp(Connection connection) throws SQLException {
        if (held.values().stream().anyMatch(pid -> pid != 0)) {
            var locks = new Locks(connection);
            for (String name : held.keySet()) {
                if (held.put(name, 0) != 0) {
                    locks.give(name);
                }
            }
        }
    }
}
