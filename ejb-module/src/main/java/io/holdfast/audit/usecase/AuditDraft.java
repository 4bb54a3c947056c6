package io.holdfast.audit.usecase;

import io.holdfast.shared.security.Collaborator;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.UUID;

/**
 * What the use case tells of the event that its transaction leaves.
 *
 * <p>Usage: {@code draft.entity("project", id).oldValue("status", before).newValue("status", after);}
 *
 * <p>Kept with the transaction by its registry, as the tenant is. A bean in transaction scope would be the same to look at, but
 * Payara searches the stack for who asks whenever such a scope begins or ends: a sixth of what a short request costs.
 */
@ApplicationScoped
@Collaborator
public class AuditDraft {
    private static final Object KEY = AuditDraft.class.getName();

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    TransactionSynchronizationRegistry transaction;

    /**
     * The draft of the present transaction.
     *
     * @throws IllegalStateException when there is no transaction
     */
    public EventDraft current() {
        var known = (EventDraft) transaction.getResource(KEY);
        if (known != null) {
            return known;
        }
        var begun = new EventDraft();
        transaction.putResource(KEY, begun);
        return begun;
    }

    /** As {@link EventDraft#entity}. */
    public EventDraft entity(String noun, Object id) {
        return current().entity(noun, id);
    }

    /** As {@link EventDraft#reason}. */
    public EventDraft reason(String text) {
        return current().reason(text);
    }

    /** As {@link EventDraft#decision}. */
    public EventDraft decision(UUID id, Long epoch) {
        return current().decision(id, epoch);
    }

    /** As {@link EventDraft#oldValue}. */
    public EventDraft oldValue(String field, Object value) {
        return current().oldValue(field, value);
    }

    /** As {@link EventDraft#newValue}. */
    public EventDraft newValue(String field, Object value) {
        return current().newValue(field, value);
    }

    /** As {@link EventDraft#meta}. */
    public EventDraft meta(String key, Object value) {
        return current().meta(key, value);
    }

    /** As {@link EventDraft#personal}. */
    public EventDraft personal(String field, String value) {
        return current().personal(field, value);
    }
}
