package io.holdfast.audit.sequencer;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Starts and stops the sequencer with the node. Every node has one; only the leader's does something. It has threads of its own:
 * numbering a long backlog, or waiting for a mirror that does not answer, must hold up neither the other nor the server's timers.
 */
@Startup
@Singleton
@DependsOn("NodeLife")
@TransactionManagement(TransactionManagementType.BEAN)
public class SequencerClock {
    private static final Logger LOG = Logger.getLogger(SequencerClock.class.getName());

    @Inject
    Sequencer sequencer;

    @Inject
    Mirrors mirrors;

    @Inject
    CompletenessSweep sweep;

    @Inject
    @ConfigProperty(name = "holdfast.audit.poll")
    Duration poll;

    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    ManagedThreadFactory threads;

    private final CountDownLatch closing = new CountDownLatch(1);

    @PostConstruct
    void start() {
        begin("holdfast-sequencer", sequencer::tick, poll);
        begin("holdfast-mirrors", mirrors::tick, Duration.ofSeconds(1));
        begin("holdfast-completeness", sweep::tick, Duration.ofMinutes(1));
    }

    @PreDestroy
    void stop() {
        closing.countDown();
    }

    private void begin(String name, Runnable tick, Duration pause) {
        ClassLoader ours = Thread.currentThread().getContextClassLoader();
        Thread thread = threads.newThread(() -> {
            Thread.currentThread().setContextClassLoader(ours);
            while (!isClosingWithin(pause)) {
                run(tick);
            }
        });
        thread.setName(name);
        thread.start();
    }

    private static void run(Runnable tick) {
        try {
            tick.run();
        } catch (RuntimeException e) {
            LOG.log(
                    Level.SEVERE,
                    "the sequencer of the audit log failed in a way that nobody thought of; it goes on",
                    e);
        }
    }

    private boolean isClosingWithin(Duration time) {
        try {
            return closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
