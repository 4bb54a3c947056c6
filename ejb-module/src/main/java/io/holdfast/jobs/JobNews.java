package io.holdfast.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

/** Wakes the engine when there is work. A lost message costs seconds: every node also asks by itself. */
@ApplicationScoped
public class JobNews {
    @Inject
    JobEngine engine;

    void added(@Observes(during = TransactionPhase.AFTER_SUCCESS) JobsAdded event) {
        engine.wake();
    }
}
