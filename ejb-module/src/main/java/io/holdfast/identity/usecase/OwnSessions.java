package io.holdfast.identity.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.identity.model.OpenSessions;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.id.SessionId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.ChangesRights;
import io.holdfast.shared.security.OwnAccount;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Shows people where they are signed in, and lets them end what they do not know. An ended session is over at once. */
@OwnAccount
@Stateless
@RequiresPermission(Permission.SIGNED_IN)
public class OwnSessions {
    private static final String NOUN = "session";

    @Inject
    OpenSessions sessions;

    @Inject
    SessionPaging paging;

    @Inject
    CallerContext context;

    @Inject
    AuditDraft draft;

    /**
     * The caller's open sessions, this one among them.
     *
     * @param cursor where to go on, as the page before said; null for the first page
     * @param limit how many at most, 1 to 200
     * @throws DomainException {@link ProblemCode#INVALID_PARAMETER} for a limit or cursor that is none
     */
    @Audited("session.list")
    public SessionPage list(String cursor, int limit) {
        draft.entity(NOUN, null);
        var caller = context.caller();
        SessionPage page = paging.page(caller.user(), cursor, limit);
        draft.meta("count", page.items().size());
        return page;
    }

    /**
     * Ends one of the caller's sessions.
     *
     * @return true when it was the present one: the caller is signed out
     * @throws DomainException {@link ProblemCode#NOT_FOUND} when it is no open session of the caller's
     */
    @Audited("session.end")
    @ChangesRights
    public boolean end(SessionId session) {
        var caller = context.caller();
        tellEnd(session);
        if (!sessions.end(caller.tenant(), caller.user(), session)) {
            throw DomainException.notFound(NOUN);
        }
        return session.equals(caller.session());
    }

    /** Ends every session of the caller but the present one; answers how many those were. */
    @Audited("session.end-others")
    @ChangesRights
    public int endOthers() {
        var caller = context.caller();
        int ended = sessions.endOthers(caller.tenant(), caller.user(), caller.session());
        tellEnd(null);
        draft.meta("count", ended);
        return ended;
    }

    private void tellEnd(SessionId session) {
        draft.entity(NOUN, session)
                .oldValue("state", "open")
                .newValue("state", "ended")
                .newValue("endReason", "revoked");
    }
}
