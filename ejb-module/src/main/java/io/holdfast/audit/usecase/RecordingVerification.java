package io.holdfast.audit.usecase;

import io.holdfast.audit.verification.Finding;
import io.holdfast.audit.verification.Verified;
import io.holdfast.shared.audit.Outcome;
import io.holdfast.shared.security.Collaborator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Puts on record how a verification went: the log that was found wanting says so itself, and the record outlives the job. It has
 * failed, at the highest risk, when something was found.
 */
@Collaborator
@ApplicationScoped
public class RecordingVerification {
    private static final String ACTION = "audit.verify";

    @Inject
    AuditTrail trail;

    @Inject
    AuditDraft draft;

    /** Leaves the event in the transaction that is open. */
    public void record(Verified result) {
        draft.entity("audit", null)
                .meta("events", result.events())
                .meta("covered", result.covered())
                .meta("findings", result.found());
        if (result.intact()) {
            trail.append(AuditedAction.named(ACTION), Outcome.SUCCEEDED);
            return;
        }
        Finding first = result.findings().get(0);
        draft.meta("kind", first.kind()).meta("position", first.position()).reason(first.kind() + ": " + first.says());
        trail.append(AuditedAction.named(ACTION), Outcome.FAILED);
    }
}
