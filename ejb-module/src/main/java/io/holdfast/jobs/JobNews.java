package io.holdfast.jobs;

import io.holdfast.cluster.DatabaseNews;
import io.holdfast.cluster.ThisNode;
import io.holdfast.shared.id.JobId;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Wakes the engines when there is work, and stops threads whose job was cancelled. This node hears of its own jobs at once; the
 * others are told only when this one is full, together and after the commit, because PostgreSQL lets transactions that notify
 * commit one by one. A lost message costs seconds: every node also looks for itself.
 */
@ApplicationScoped
public class JobNews {
    private static final Logger LOG = Logger.getLogger(JobNews.class.getName());
    private static final String CHANNEL = "holdfast_jobs";
    private static final String ADDED = "added ";
    private static final String CANCELLED = "cancelled ";
    private static final long TOGETHER_MILLIS = 20;

    @Inject
    JobEngine engine;

    @Inject
    JobClaims claims;

    @Inject
    DatabaseNews news;

    @Inject
    ThisNode self;

    @Resource
    ManagedScheduledExecutorService timers;

    private final AtomicBoolean telling = new AtomicBoolean();

    void listen() {
        news.on(CHANNEL, this::hear);
    }

    void added(@Observes(during = TransactionPhase.AFTER_SUCCESS) JobsAdded event) {
        engine.wake();
        if (engine.isFull() && telling.compareAndSet(false, true)) {
            later(() -> {
                telling.set(false);
                tell(ADDED + self.id());
            });
        }
    }

    void cancelled(@Observes(during = TransactionPhase.AFTER_SUCCESS) JobsCancelled event) {
        engine.cancelled(event.id());
        later(() -> tell(CANCELLED + event.id()));
    }

    private void later(Runnable task) {
        try {
            timers.schedule(task, TOGETHER_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            telling.set(false);
            LOG.log(Level.FINE, "the others look for themselves: the server is stopping", e);
        }
    }

    private void tell(String words) {
        try {
            claims.tell(CHANNEL, words);
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "the others look for themselves", e);
        }
    }

    /** An empty text comes after a lost connection: something may have been missed. */
    private void hear(String words) {
        if (words.startsWith(CANCELLED)) {
            engine.cancelled(new JobId(UUID.fromString(words.substring(CANCELLED.length()))));
        } else if (!words.equals(ADDED + self.id())) {
            engine.wake();
        }
    }
}
