package io.holdfast.cluster;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.logging.Logger;

/** Registers the node when the product starts and takes it out when it stops. */
@Singleton
@Startup
@DependsOn({"SchemaCheck", "LeaseStart"})
public class NodeLife {
    private static final Logger LOG = Logger.getLogger(NodeLife.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Inject
    ThisNode self;

    @Inject
    NodeLine line;

    @Inject
    NodeWatch watch;

    @Inject
    EveryNode everyNode;

    @Inject
    DatabaseNews news;

    @PostConstruct
    void begin() {
        LOG.info(() -> "this is node " + self.name() + ", started as " + self.id());
        line.start();
        news.start();
        if (!self.awaitRegistration(PATIENCE)) {
            LOG.warning("this node is not registered yet; it asks the database for every right until it is");
        }
        self.serves();
    }

    @PreDestroy
    void end() {
        // What this node remembers is worth nothing once the others do not wait for it any more.
        watch.leave();
        everyNode.hear();
        news.stop();
        line.stop();
    }
}
