package io.holdfast.webshared.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.Timer;

/** How long requests take, by route, method and kind of answer, as MicroProfile Metrics. */
@ApplicationScoped
public class RequestTimes {
    private static final Metadata REQUESTS = Metadata.builder()
            .withName("holdfast_requests")
            .withDescription("how long requests took, by route")
            .build();
    /** More than there are routes and answers; beyond it somebody makes routes up. */
    private static final int MOST = 1000;

    private static final int HUNDRED = 100;

    @Inject
    MetricRegistry registry;

    private final Map<Key, Timer> timers = new ConcurrentHashMap<>();

    private record Key(String method, String route, int kind) {}

    void note(String method, String route, int status, Duration time) {
        var key = new Key(method, route, status / HUNDRED);
        Timer timer = timers.get(key);
        if (timer == null) {
            timer = timers.computeIfAbsent(timers.size() < MOST ? key : new Key("any", "other", 0), this::timer);
        }
        timer.update(time);
    }

    private Timer timer(Key key) {
        return registry.timer(
                REQUESTS,
                new Tag("method", key.method()),
                new Tag("route", key.route()),
                new Tag("status", key.kind() + "xx"));
    }
}
