package io.holdfast.simulator.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the handler of a call. Routes are tried in the order in which they were added: exact ones come first. */
public final class Router {
    private record Route(String method, String template, List<String> segments, Handler handler) {}

    /** A routed call: a handler, or none when the path exists but not with this method. */
    public record Match(Request request, Optional<Handler> handler) {}

    private final List<Route> routes = new ArrayList<>();

    public Router add(String method, String template, Handler handler) {
        routes.add(new Route(method, template, segments(template), handler));
        return this;
    }

    /** Returns empty when no route has this path. */
    public Optional<Match> match(Request request) {
        List<String> path = segments(request.path());
        Optional<Match> otherMethod = Optional.empty();
        for (Route route : routes) {
            Map<String, String> values = values(route.segments(), path);
            if (values == null) {
                continue;
            }
            Request routed = request.routed(route.template(), values);
            if (route.method().equals(request.method())) {
                return Optional.of(new Match(routed, Optional.of(route.handler())));
            }
            if (otherMethod.isEmpty()) {
                otherMethod = Optional.of(new Match(routed, Optional.empty()));
            }
        }
        return otherMethod;
    }

    private static Map<String, String> values(List<String> template, List<String> path) {
        if (template.size() != path.size()) {
            return null;
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < path.size(); i++) {
            String expected = template.get(i);
            String actual = path.get(i);
            if (expected.startsWith("{")) {
                if (actual.isEmpty()) {
                    return null;
                }
                values.put(expected.substring(1, expected.length() - 1), actual);
            } else if (!expected.equals(actual)) {
                return null;
            }
        }
        return values;
    }

    private static List<String> segments(String path) {
        return List.of(path.split("/", -1));
    }
}
