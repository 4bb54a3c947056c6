package io.holdfast.cluster.ui;

import io.holdfast.cluster.usecase.NodeView;
import io.holdfast.cluster.usecase.ReadingNodes;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.webshared.ui.Tag;
import io.holdfast.webshared.ui.ViewerClock;
import io.holdfast.webshared.ui.When;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Which nodes there are, and whether they work. */
@Named("nodes")
@RequestScoped
public class NodesPage {
    private static final Set<String> WORKING = Set.of("STARTING", "UP");

    @Inject
    ReadingNodes reading;

    @Inject
    CallerContext context;

    @Inject
    When when;

    private List<NodeView> nodes;

    /** Reads the nodes before anything is written, so that a refusal can still become an error page. */
    public void open() {
        nodes = reading.all();
    }

    /**
     * A node in words.
     *
     * @param since "today, 14:02"
     * @param heard "2 s ago"
     * @param drainable whether this person may drain it now
     */
    public record Row(
            String id,
            String name,
            String url,
            String version,
            Tag tag,
            String since,
            String heard,
            int gridMembers,
            boolean here,
            boolean drainable) {}

    public List<Row> getRows() {
        return nodes.stream().map(this::row).toList();
    }

    /** The answer to what the screen is opened for. */
    public String getTitle() {
        long up = nodes.stream().filter(node -> WORKING.contains(node.state())).count();
        return up == 1 ? "One node serves" : up + " nodes serve";
    }

    private Row row(NodeView node) {
        return new Row(
                node.id().toString(),
                node.name(),
                node.url(),
                node.version(),
                tag(node.state()),
                moment(node.startedAt()),
                Math.max(0, node.silence().toSeconds()) + " s ago",
                node.gridMembers(),
                node.here(),
                WORKING.contains(node.state()) && context.tenant().equals(Caller.PLATFORM));
    }

    private static Tag tag(String state) {
        return switch (state) {
            case "UP" -> Tag.good("Serves");
            case "STARTING" -> Tag.neutral("Starts");
            case "DRAINING" -> Tag.attention("Drains");
            case NodeView.LOST -> Tag.bad("Lost");
            default -> Tag.neutral("Stopped");
        };
    }

    private String moment(Instant time) {
        ViewerClock clock = when.clock();
        LocalDate day = LocalDate.ofInstant(time, clock.zone());
        return (day.equals(clock.today()) ? "today" : clock.day(day)) + ", " + clock.time(time);
    }
}
