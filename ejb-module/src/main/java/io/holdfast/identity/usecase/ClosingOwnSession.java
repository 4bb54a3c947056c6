package io.holdfast.identity.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.identity.model.Sessions;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.ChangesRights;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Ends the caller's session where it belongs. */
@Stateless
@ChangesRights
public class ClosingOwnSession {
    @Inject
    CallerContext context;

    @Inject
    Sessions sessions;

    @Inject
    AuditDraft draft;

    @Audited("LOGOUT")
    @RequiresPermission(Permission.SIGNED_IN)
    public void close() {
        var caller = context.caller();
        sessions.end(new Sessions.Key(caller.tenant(), caller.session()), "signed-out");
        draft.entity("session", caller.session())
                .oldValue("state", "open")
                .newValue("state", "ended")
                .newValue("endReason", "signed-out");
    }
}
