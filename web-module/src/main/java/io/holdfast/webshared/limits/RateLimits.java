package io.holdfast.webshared.limits;

import io.holdfast.shared.security.Caller;
import io.holdfast.webshared.limits.RateLimit.Allowance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The quota policies of this node: one per user, one per API client, one per address for those who are nobody yet, and further ones for routes
 * that need less. A request is counted by the first two according to its caller, and by the most specific route beside it. Nodes
 * tell each other what they granted ({@link QuotaNews}); until they have, each counts for itself.
 */
final class RateLimits {
    private static final Pattern ROUTE =
            Pattern.compile("(?:([A-Z]+) +)?(/[\\x21-\\x7e&&[^\"\\\\=]]*)=([1-9][0-9]{0,8})(?:/(P\\S+))?");

    private final RateLimit perUser;
    private final RateLimit perAddress;
    private final RateLimit perClient;
    private final List<Route> routes;

    /**
     * @param routes the setting {@code holdfast.limits.routes}: a comma list of {@code [METHOD ]/path=requests[/duration]}
     * @throws IllegalArgumentException naming the entry or number that cannot be kept
     */
    RateLimits(long perUser, long perAddress, long perClient, Duration window, String routes, LongSupplier nanoTime) {
        this.perUser = limit("user", perUser, window, nanoTime);
        this.perAddress = limit("address", perAddress, window, nanoTime);
        this.perClient = limit("client", perClient, window, nanoTime);
        this.routes = Arrays.stream(routes.split(","))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .map(entry -> route(entry, window, nanoTime))
                .sorted(Comparator.comparingInt(Route::weight).reversed())
                .toList();
    }

    /** Counts a request. The general policy comes first; one that is spent leaves the other untouched. */
    List<Allowance> count(String method, String path, Caller caller) {
        String client = client(caller);
        RateLimit general =
                caller.kind() == Caller.Kind.USER ? perUser : caller.client().isPresent() ? perClient : perAddress;
        Allowance first = general.take(client);
        Optional<RateLimit> special = special(method, path);
        if (special.isEmpty() || !first.granted()) {
            return List.of(first);
        }
        return List.of(first, special.get().take(client));
    }

    /** What this node granted since it was asked last, of all policies. */
    List<Share> untold() {
        return all().flatMap(limit -> limit.untold().stream()).toList();
    }

    /** What another node granted. A policy that this node does not have, because its settings are older, is passed over. */
    void hear(String node, Share share) {
        all().filter(limit -> limit.name().equals(share.limit())).forEach(limit -> limit.hear(node, share));
    }

    private Stream<RateLimit> all() {
        return Stream.concat(
                Stream.of(perUser, perAddress, perClient), routes.stream().map(Route::limit));
    }

    /** Whose requests are counted together: a user's or an API client's, wherever they come from, else those of one network. */
    private static String client(Caller caller) {
        if (caller.client().isPresent()) {
            return caller.tenant() + "/" + caller.client().get();
        }
        if (caller.kind() == Caller.Kind.USER) {
            return caller.user().toString();
        }
        String network = caller.origin().network();
        return network == null ? "none" : network;
    }

    private Optional<RateLimit> special(String method, String path) {
        for (Route route : routes) {
            if (route.covers(method, path)) {
                return Optional.of(route.limit);
            }
        }
        return Optional.empty();
    }

    private static Route route(String entry, Duration usual, LongSupplier nanoTime) {
        Matcher parts = ROUTE.matcher(entry);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "'" + entry + "' in holdfast.limits.routes is not like 'POST /api/path=30/PT1M'");
        }
        var words = new ArrayList<String>();
        Optional.ofNullable(parts.group(1)).ifPresent(words::add);
        words.add(parts.group(2));
        Duration window = parts.group(4) == null ? usual : Duration.parse(parts.group(4));
        RateLimit limit = limit(String.join(" ", words), Long.parseLong(parts.group(3)), window, nanoTime);
        return new Route(parts.group(1), parts.group(2), limit);
    }

    private static RateLimit limit(String name, long quota, Duration window, LongSupplier nanoTime) {
        if (quota < 1 || window.compareTo(Duration.ofSeconds(1)) < 0 || window.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("the rate limit '" + name + "' needs at least one request, and a window"
                    + " from one second to one day: " + quota + " in " + window);
        }
        return new RateLimit(name, quota, window, nanoTime);
    }

    /** @param method null for any */
    private record Route(String method, String path, RateLimit limit) {
        boolean covers(String itsMethod, String itsPath) {
            return (method == null || method.equals(itsMethod))
                    && itsPath.startsWith(path)
                    && (itsPath.length() == path.length()
                            || path.endsWith("/")
                            || itsPath.charAt(path.length()) == '/');
        }

        /** The longer path is the more specific one, and with a method more than without. */
        int weight() {
            return path.length() * 2 + (method == null ? 0 : 1);
        }
    }
}
