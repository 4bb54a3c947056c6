package io.holdfast.audit.usecase;

import io.holdfast.audit.model.AuditHolds;
import io.holdfast.audit.model.Hold;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.audit.AuditedList;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.DomainException.FieldError;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Legal holds: what they cover is neither removed by retention nor erased until they are released. */
@Stateless
public class HoldingEvents {
    private static final String NOUN = "audit-hold";
    private static final String STATE = "state";
    private static final String OPEN = "open";
    private static final int MOST = 200;

    @Inject
    AuditHolds holds;

    @Inject
    CallerContext context;

    @Inject
    AuditDraft draft;

    /** The open holds first, then those released, 200 at most. */
    @AuditedList("audit-hold.list")
    @RequiresPermission({Permission.VIEW_AUDIT_LOGS, Permission.MANAGE_AUDIT})
    public List<Hold> all() {
        return holds.all(context.tenant(), MOST);
    }

    /**
     * Sets a hold.
     *
     * @param reason why, for the audit log
     * @param subject the person whose events stay; null for everybody's
     * @param from this moment and later; null for all
     * @param to before this moment; null for all
     * @throws DomainException {@link ProblemCode#INVALID_FIELD} when {@code to} is not after {@code from}
     */
    @Audited("audit-hold.set")
    @RequiresPermission(Permission.MANAGE_AUDIT)
    public Hold set(String reason, UUID subject, Instant from, Instant to) {
        draft.entity(NOUN, null).reason(reason);
        if (from != null && to != null && !from.isBefore(to)) {
            String words = "'to' must be after 'from'.";
            throw new DomainException(ProblemCode.INVALID_FIELD, words, List.of(new FieldError("/to", words)));
        }
        UUID id = holds.add(
                context.tenant(), reason, subject, from, to, context.caller().user());
        draft.entity(NOUN, id)
                .newValue(STATE, OPEN)
                .newValue("subject", subject)
                .newValue("from", from)
                .newValue("to", to);
        return holds.find(context.tenant(), id).orElseThrow();
    }

    /** Releases a hold. @throws DomainException {@link ProblemCode#NOT_FOUND} when there is none that is open */
    @Audited("audit-hold.release")
    @RequiresPermission(Permission.MANAGE_AUDIT)
    public void release(UUID id) {
        draft.entity(NOUN, id);
        if (!holds.release(context.tenant(), id, context.caller().user())) {
            throw DomainException.notFound("hold");
        }
        draft.oldValue(STATE, OPEN).newValue(STATE, "released");
    }
}
