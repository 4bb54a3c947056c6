package io.holdfast.audit.usecase;

import io.holdfast.shared.security.Collaborator;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Ends the minutes of repeated events. A node without any does nothing here; each event has a transaction of its own. */
@Collaborator
@Startup
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class MinuteClock {
    @Inject
    RepeatedEvents events;

    @Inject
    ClosingAudit closing;

    @PostConstruct
    void start() {
        if (!closing.isReady()) {
            throw new IllegalStateException("the last events could not be written when this node stops");
        }
    }

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void tick() {
        events.endMinutes();
    }

    @PreDestroy
    void stop() {
        events.endAll();
    }
}
