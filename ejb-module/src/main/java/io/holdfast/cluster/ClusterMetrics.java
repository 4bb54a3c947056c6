package io.holdfast.cluster;

import io.holdfast.caching.Grid;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Timer;

/** Tells how the nodes stand to each other as MicroProfile Metrics. */
@ApplicationScoped
public class ClusterMetrics {
    @Inject
    MetricRegistry registry;

    @Inject
    NodeWatch watch;

    @Inject
    GridSplit split;

    @Inject
    Grid grid;

    @Inject
    DatabaseNews news;

    private Timer waits;
    private Counter unanswered;

    @PostConstruct
    void register() {
        registry.gauge(named("holdfast_nodes_live", "nodes that the register shows alive"), watch, w -> w.live()
                .size());
        registry.gauge(named("holdfast_grid_members", "members of the data grid"), grid, Grid::members);
        registry.gauge(
                named("holdfast_grid_split", "1 while the data grid has fallen apart"),
                split,
                s -> s.isSplit() ? 1 : 0);
        registry.gauge(
                named("holdfast_news_connected", "1 while the database can tell this node something"),
                news,
                n -> n.isConnected() ? 1 : 0);
        waits = registry.timer(named("holdfast_rights_waits", "how long changes of rights waited for the other nodes"));
        unanswered = registry.counter(
                named("holdfast_rights_unanswered", "changes of rights that a node did not confirm in time"));
    }

    void waited(Duration time, boolean answered) {
        waits.update(time);
        if (!answered) {
            unanswered.inc();
        }
    }

    private static Metadata named(String name, String description) {
        return Metadata.builder().withName(name).withDescription(description).build();
    }
}
