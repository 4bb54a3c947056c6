package io.holdfast.audit.usecase;

import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Puts on record what is refused before any use case hears of it: at the door, for a token that is not ours, beyond a quota. At
 * most two events a minute for each caller and kind, so that knocking does not fill the log.
 */
@ApplicationScoped
@RequiresPermission(Permission.ANYONE)
public class NotingRefusals {
    private static final AuditedAction REQUEST = AuditedAction.named("request.refuse");
    private static final AuditedAction QUOTA = AuditedAction.named("request.throttle");
    private static final AuditedAction TOKEN = AuditedAction.named("token.refuse");
    private static final AuditedAction OPERATOR = AuditedAction.named("operator.refuse");

    @Inject
    CallerContext context;

    @Inject
    RepeatedEvents events;

    /** The door did not let the caller in. @param reason a code of ours */
    public void atTheDoor(String reason) {
        events.refused(context.caller(), REQUEST, reason);
    }

    /** The caller asked more often than a quota allows. @param quota its name */
    public void beyond(String quota) {
        events.refused(context.caller(), QUOTA, quota);
    }

    /** An access token that is not ours: forged, changed, or signed with a key that was withdrawn. Not one that is merely old. */
    public void foreignToken(String why) {
        events.refused(context.caller(), TOKEN, why);
    }

    /** Somebody tried an operator's token that is not this installation's. */
    public void foreignOperator() {
        events.refused(context.caller(), OPERATOR, "not the operator's token");
    }
}
