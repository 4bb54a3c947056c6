package io.holdfast.rbac.ui;

import io.holdfast.rbac.model.RoleInfo;
import io.holdfast.webshared.ui.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which roles take over from which, drawn: whoever takes over stands above. Roles without such a relation are left out. */
public final class HierarchyPicture {
    private static final int WIDTH = 170;
    private static final int HEIGHT = 34;
    private static final int ACROSS = 190;
    private static final int DOWN = 78;

    private final Map<String, RoleInfo> roles = new TreeMap<>();
    private final Map<String, Integer> layers = new HashMap<>();
    private final Map<String, Node> nodes = new TreeMap<>();

    HierarchyPicture(Collection<RoleInfo> all) {
        Set<String> related = new HashSet<>();
        all.stream().filter(role -> !role.takesOver().isEmpty()).forEach(role -> {
            related.add(role.name());
            related.addAll(role.takesOver());
        });
        all.stream().filter(role -> related.contains(role.name())).forEach(role -> roles.put(role.name(), role));
        roles.keySet().forEach(role -> sink(role, 0));
        Map<Integer, Integer> places = new HashMap<>();
        roles.keySet()
                .forEach(role -> nodes.put(role, node(role, places.merge(layers.get(role), 1, Integer::sum) - 1)));
    }

    /** A role. Positions in pixels, of the upper left corner. */
    public record Node(String id, String label, int x, int y) {
        public int middle() {
            return x + WIDTH / 2;
        }

        public int lower() {
            return y + HEIGHT;
        }

        public int base() {
            return y + HEIGHT / 2 + 5;
        }
    }

    /** From whoever takes over down to the other. */
    public record Line(int x1, int y1, int x2, int y2) {}

    /** Each role lies below all that take over from it. The database allows no circles. */
    private void sink(String role, int layer) {
        if (layers.getOrDefault(role, -1) < layer) {
            layers.put(role, layer);
            roles.get(role).takesOver().stream().filter(roles::containsKey).forEach(junior -> sink(junior, layer + 1));
        }
    }

    private Node node(String role, int place) {
        return new Node(roles.get(role).id().toString(), Words.role(role), place * ACROSS, layers.get(role) * DOWN);
    }

    public boolean isDrawn() {
        return !nodes.isEmpty();
    }

    public List<Node> getNodes() {
        return List.copyOf(nodes.values());
    }

    public List<Line> getLines() {
        List<Line> lines = new ArrayList<>();
        roles.values().forEach(role -> role.takesOver().stream()
                .filter(nodes::containsKey)
                .forEach(junior -> lines.add(line(nodes.get(role.name()), nodes.get(junior)))));
        return lines;
    }

    private static Line line(Node above, Node below) {
        return new Line(above.middle(), above.lower(), below.middle(), below.y());
    }

    public int getNodeWidth() {
        return WIDTH;
    }

    public int getNodeHeight() {
        return HEIGHT;
    }

    public int getWidth() {
        return nodes.values().stream().mapToInt(node -> node.x() + WIDTH).max().orElse(0);
    }

    public int getHeight() {
        return nodes.values().stream().mapToInt(Node::lower).max().orElse(0);
    }
}
