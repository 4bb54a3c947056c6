package io.holdfast.audit.usecase;

import io.holdfast.audit.model.AuditLog;
import io.holdfast.audit.model.RecordedEvents;
import io.holdfast.cluster.DatabaseNews;
import io.holdfast.shared.security.Collaborator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/**
 * Has this node forget the keys of erased persons as soon as the erasure is committed, wherever it was done. A node that does not hear
 * of it cannot use the key either, and forgets it when it tries, or after ten minutes.
 */
@Collaborator
@ApplicationScoped
public class ErasureNews {
    private static final String ERASED = "holdfast_erased";

    @Inject
    DatabaseNews news;

    @Inject
    AuditLog log;

    @Inject
    RecordedEvents events;

    private boolean listening;

    synchronized void listen(@Observes @Initialized(ApplicationScoped.class) Object start) {
        if (!listening) {
            listening = true;
            // Whose it was does not matter: keys are soon read again. After a lost connection nobody knows whose.
            news.on(ERASED, words -> {
                log.forgetKeys();
                events.forgetKeys();
            });
        }
    }
}
