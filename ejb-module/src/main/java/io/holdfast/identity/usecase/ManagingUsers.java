package io.holdfast.identity.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.identity.model.OpenSessions;
import io.holdfast.identity.model.User;
import io.holdfast.identity.model.Users;
import io.holdfast.rbac.usecase.Delegating;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.ChangesRights;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import io.holdfast.tenancy.model.TenantSession;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Lets members of the caller's organization in, or keeps them out. */
@Stateless
public class ManagingUsers {
    @Inject
    CallerContext context;

    @Inject
    Users users;

    @Inject
    OpenSessions sessions;

    @Inject
    ReachedPeople reached;

    @Inject
    Delegating delegating;

    @Inject
    TenantSession tenantSession;

    @Inject
    AuditDraft draft;

    /** A member's new status. */
    public record Changed(UserId user, boolean active, int endedSessions) {}

    /**
     * Keeps a member out, which ends their sessions, or lets them in again.
     *
     * @param reason why, for the audit log
     * @throws DomainException {@link ProblemCode#NOT_FOUND} when the caller looks after no such member, {@link ProblemCode#CONFLICT} when
     *     they would keep themselves out, {@link ProblemCode#ASSIGNMENT_REFUSED} when the member has, or would have back, a role that is
     *     not the caller's to give, or belongs elsewhere, too
     */
    @Audited("user.status")
    @RequiresPermission({Permission.MANAGE_ALL_USERS, Permission.MANAGE_ACCOUNT_USERS, Permission.MANAGE_LOCATION_USERS
    })
    @ChangesRights
    public Changed setStatus(UserId user, boolean active, String reason) {
        var caller = context.caller();
        draft.entity("user", user).reason(reason);
        User member = reached.member(user);
        if (!active && user.equals(caller.user())) {
            throw new DomainException(ProblemCode.CONFLICT, "Nobody disables themselves. Ask another administrator.");
        }
        draft.oldValue("status", word(member.isActive()));
        draft.newValue("status", word(active));
        reached.refuseOfOthers(member);
        if (!active) {
            reached.refuseTouching(member);
        } else if (!member.isActive()) {
            delegating.refuseReturning(user);
        }
        users.setActive(member, active, tenantSession.now());
        int ended = active ? 0 : sessions.endAll(caller.tenant(), user);
        draft.meta("endedSessions", ended);
        return new Changed(user, active, ended);
    }

    private static String word(boolean active) {
        return active ? "active" : "disabled";
    }
}
