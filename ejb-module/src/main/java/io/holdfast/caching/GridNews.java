package io.holdfast.caching;

import com.hazelcast.core.HazelcastException;
import com.hazelcast.topic.ITopic;
import com.hazelcast.topic.Message;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Texts that nodes tell each other over the grid. Each may be late or lost, and a server without a grid tells and hears nothing. */
@ApplicationScoped
public class GridNews {
    private static final Logger LOG = Logger.getLogger(GridNews.class.getName());

    @Inject
    Grid grid;

    private final Map<UUID, ITopic<String>> listening = new ConcurrentHashMap<>();

    /**
     * Runs the listener for what other nodes tell on a topic, with a name of the teller that holds until that one's end. It runs on a
     * thread of the grid and must not block. Answers false when it cannot be heard now.
     */
    public boolean on(String topic, BiConsumer<String, String> listener) {
        // The grid's threads do not know the application, and its beans are found through this.
        ClassLoader ours = Thread.currentThread().getContextClassLoader();
        try {
            grid.topic(topic)
                    .ifPresent(found ->
                            listening.put(found.addMessageListener(message -> hearAs(ours, message, listener)), found));
            return true;
        } catch (HazelcastException | IllegalStateException e) {
            LOG.log(Level.WARNING, e, () -> "what other nodes tell of " + topic + " cannot be heard");
            return false;
        }
    }

    /** Tells the other nodes, without waiting for it. What is answered is done, in whatever way, when the grid has done its part. */
    public CompletableFuture<?> tell(String topic, String text) {
        try {
            return grid.topic(topic)
                    .<CompletableFuture<?>>map(found -> found.publishAsync(text).toCompletableFuture())
                    .orElseGet(() -> CompletableFuture.completedFuture(null));
        } catch (HazelcastException | IllegalStateException e) {
            LOG.log(Level.FINE, e, () -> "nobody is told of " + topic);
            return CompletableFuture.completedFuture(null);
        }
    }

    /** True while there is another node to tell. */
    public boolean hasListeners() {
        return grid.members() > 1;
    }

    @PreDestroy
    void stopListening() {
        listening.forEach((listener, topic) -> {
            try {
                topic.removeMessageListener(listener);
            } catch (HazelcastException | IllegalStateException e) {
                LOG.log(Level.FINE, "the grid has left before us", e);
            }
        });
    }

    private static void hearAs(ClassLoader application, Message<String> message, BiConsumer<String, String> listener) {
        var teller = message.getPublishingMember();
        if (teller == null || teller.localMember()) {
            return;
        }
        Thread thread = Thread.currentThread();
        ClassLoader former = thread.getContextClassLoader();
        thread.setContextClassLoader(application);
        try {
            listener.accept(teller.getUuid().toString(), message.getMessageObject());
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "news of another node were not understood", e);
        } finally {
            thread.setContextClassLoader(former);
        }
    }
}
