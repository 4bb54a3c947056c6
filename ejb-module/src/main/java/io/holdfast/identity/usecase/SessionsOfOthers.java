package io.holdfast.identity.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.identity.model.OpenSessions;
import io.holdfast.identity.model.User;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.id.SessionId;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.ChangesRights;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;

/** Where members whom the caller looks after are signed in, for the day when a device is lost. An ended session is over at once, on every node. */
@Stateless
@RequiresPermission({Permission.MANAGE_ALL_USERS, Permission.MANAGE_ACCOUNT_USERS, Permission.MANAGE_LOCATION_USERS})
public class SessionsOfOthers {
    private static final String NOUN = "user";
    private static final String FIELD = "sessions";

    @Inject
    ReachedPeople reached;

    @Inject
    OpenSessions sessions;

    @Inject
    SessionPaging paging;

    @Inject
    CallerContext context;

    @Inject
    AuditDraft draft;

    /**
     * A member's open sessions; the caller's own, too.
     *
     * @param cursor where to go on, as the page before said; null for the first page
     * @param limit how many at most, 1 to 200
     * @throws DomainException {@link ProblemCode#INVALID_PARAMETER} for a limit or cursor that is none, {@link ProblemCode#NOT_FOUND} when
     *     the caller looks after no such member, {@link ProblemCode#ASSIGNMENT_REFUSED} when the member has what is not the caller's to give
     */
    @Audited("user-session.list")
    public SessionPage list(UserId user, String cursor, int limit) {
        draft.entity(NOUN, user);
        User member = reached.member(user);
        if (!user.equals(context.caller().user())) {
            reached.refuseTouching(member);
        }
        SessionPage page = paging.page(user, cursor, limit);
        draft.meta("count", page.items().size());
        return page;
    }

    /**
     * The latest open sessions of a member whom the caller may sign out and keep out; empty for any other.
     *
     * @param most how many at most, 1 to 200
     * @throws DomainException {@link ProblemCode#NOT_FOUND} when the caller looks after no such member
     */
    @Audited("user-session.list")
    public Optional<SessionPage> ofTouchable(UserId user, int most) {
        draft.entity(NOUN, user);
        if (!reached.mayTouch(reached.member(user))) {
            return Optional.empty();
        }
        SessionPage page = paging.page(user, null, most);
        draft.meta("count", page.items().size());
        return Optional.of(page);
    }

    /**
     * Ends one of them.
     *
     * @throws DomainException as {@link #list}; {@link ProblemCode#NOT_FOUND} also when it is no open session of that member's, {@link
     *     ProblemCode#CONFLICT} for the caller's own
     */
    @Audited("user-session.end")
    @ChangesRights
    public void end(UserId user, SessionId session) {
        long before = touch(user);
        draft.meta("session", session);
        if (!sessions.end(tenant(), user, session)) {
            throw DomainException.notFound("session");
        }
        draft.newValue(FIELD, before - 1);
    }

    /** Ends all of them; answers how many those were. @throws DomainException as {@link #end} */
    @Audited("user-session.end-all")
    @ChangesRights
    public int endAll(UserId user) {
        touch(user);
        int ended = sessions.endAll(tenant(), user);
        draft.newValue(FIELD, 0).meta("count", ended);
        return ended;
    }

    private long touch(UserId user) {
        draft.entity(NOUN, user);
        User member = reached.member(user);
        if (user.equals(context.caller().user())) {
            throw new DomainException(
                    ProblemCode.CONFLICT,
                    "These are your own sessions. End them where you see where you are signed in.");
        }
        reached.refuseTouching(member);
        long open = sessions.count(tenant(), user);
        draft.oldValue(FIELD, open);
        return open;
    }

    private TenantId tenant() {
        return context.tenant();
    }
}
