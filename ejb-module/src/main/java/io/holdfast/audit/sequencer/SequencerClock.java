package io.holdfast.audit.sequencer;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Starts and stops the sequencer with the node. Every node has one; only the leader's does something. */
@Startup
@Singleton
@DependsOn("NodeLife")
@TransactionManagement(TransactionManagementType.BEAN)
public class SequencerClock {
    @Inject
    Sequencer sequencer;

    @Inject
    Mirrors mirrors;

    @Inject
    CompletenessSweep sweep;

    @Inject
    @ConfigProperty(name = "holdfast.audit.poll")
    Duration poll;

    @Resource
    ManagedScheduledExecutorService timers;

    private ScheduledFuture<?> ticking;
    private ScheduledFuture<?> mirroring;
    private ScheduledFuture<?> sweeping;

    @PostConstruct
    void start() {
        ticking =
                timers.scheduleWithFixedDelay(sequencer::tick, poll.toMillis(), poll.toMillis(), TimeUnit.MILLISECONDS);
        mirroring = timers.scheduleWithFixedDelay(mirrors::tick, 1, 1, TimeUnit.SECONDS);
        sweeping = timers.scheduleWithFixedDelay(sweep::tick, 1, 1, TimeUnit.MINUTES);
    }

    @PreDestroy
    void stop() {
        mirroring.cancel(false);
        sweeping.cancel(false);
        ticking.cancel(false);
    }
}
