package io.holdfast.rbac.authzen.usecase;

import io.holdfast.rbac.decision.Decision.Reason;
import java.util.UUID;

/**
 * An answer as it is told.
 *
 * @param reason null for callers who may not be told
 */
public record AccessAnswer(boolean allowed, Reason reason) {
    /**
     * A single answer with its mark.
     *
     * @param id under which the audit log has it
     * @param epoch of the tenant's rights at which it was made
     */
    public record Marked(AccessAnswer answer, UUID id, long epoch) {}
}
