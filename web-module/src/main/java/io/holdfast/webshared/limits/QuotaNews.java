package io.holdfast.webshared.limits;

import static java.util.stream.Collectors.joining;

import io.holdfast.caching.GridNews;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Four times a second this node tells the others what it has granted since, and hears it from them: a client that asks several
 * nodes gets its quota once, and more only for as long as a message takes. No request waits for it; without the grid each node counts
 * for itself.
 */
@ApplicationScoped
public class QuotaNews {
    private static final Logger LOG = Logger.getLogger(QuotaNews.class.getName());
    private static final String TOPIC = "quotas";
    private static final long BETWEEN_MILLIS = 250;
    /** Of one message. Clients beyond it are told of when they ask again. */
    private static final int MOST_SHARES = 2000;

    @Inject
    GridNews news;

    @Resource
    ManagedScheduledExecutorService timers;

    private CompletableFuture<?> lastMessage = CompletableFuture.completedFuture(null);
    private ScheduledFuture<?> telling;
    private boolean listening;

    /** Shares the quotas of this node from now on. */
    synchronized void share(RateLimits limits) {
        if (telling == null) {
            telling = timers.scheduleWithFixedDelay(
                    () -> exchange(limits), BETWEEN_MILLIS, BETWEEN_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    @PreDestroy
    synchronized void stop() {
        if (telling != null) {
            telling.cancel(false);
        }
    }

    private void exchange(RateLimits limits) {
        try {
            List<Share> shares = limits.untold();
            // Not while the application starts: all members take part in it, and one may be silent.
            listening = listening || news.on(TOPIC, (node, text) -> hear(limits, node, text));
            if (!shares.isEmpty() && lastMessage.isDone() && news.hasListeners()) {
                lastMessage = news.tell(
                        TOPIC,
                        shares.stream().limit(MOST_SHARES).map(Share::line).collect(joining("\n")));
            }
        } catch (RuntimeException e) {
            // A timer that fails is not called again.
            LOG.log(Level.WARNING, "quotas are not shared with other nodes at the moment", e);
        }
    }

    private static void hear(RateLimits limits, String node, String text) {
        text.lines().forEach(line -> Share.parse(line).ifPresent(share -> limits.hear(node, share)));
    }
}
