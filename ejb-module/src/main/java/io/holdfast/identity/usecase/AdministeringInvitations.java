package io.holdfast.identity.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.identity.model.Invitations.Promise;
import io.holdfast.identity.model.OpenInvitations;
import io.holdfast.identity.model.OpenInvitations.OpenInvitation;
import io.holdfast.rbac.model.Area;
import io.holdfast.rbac.model.PeopleList;
import io.holdfast.rbac.model.PeopleList.Member;
import io.holdfast.rbac.usecase.ManagedPeople;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import io.holdfast.tenancy.model.TenantSession;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;

/**
 * Invitations by those who look after people. The token goes by mail alone: whoever saw it could take the name of somebody who never
 * agreed. So nobody is invited from here while mail is switched off.
 */
@Stateless
@RequiresPermission({Permission.MANAGE_ALL_USERS, Permission.MANAGE_ACCOUNT_USERS, Permission.MANAGE_LOCATION_USERS})
public class AdministeringInvitations {
    private static final String NOUN = InvitationSteps.NOUN;

    @Inject
    CallerContext context;

    @Inject
    InvitationRules rules;

    @Inject
    InvitationSteps steps;

    @Inject
    OpenInvitations open;

    @Inject
    InvitationLetters letters;

    @Inject
    PeopleList people;

    @Inject
    TenantSession tenantSession;

    @Inject
    AuditDraft draft;

    /**
     * Invites one person.
     *
     * @return the person as the list of people shows them
     * @throws DomainException {@link ProblemCode#INVALID_FIELD} for what is missing or not known where the caller looks after people, {@link
     *     ProblemCode#ASSIGNMENT_REFUSED} for a role that is not theirs to give there, {@link ProblemCode#CONFLICT} for an address that is a
     *     member's or has an open invitation, and while mail is switched off, {@link ProblemCode#TOO_MUCH_MAIL} when the organization or
     *     the invited person had too many mails within the last hour
     */
    @Audited("user.invite")
    public Member invite(InvitationWish wish) {
        return people.invited(context.tenant(), Area.ALL, steps.invite(wish, null))
                .orElseThrow();
    }

    /**
     * Sends an open invitation again, with a new token and a new end. The token before is worth nothing from then on.
     *
     * @throws DomainException {@link ProblemCode#NOT_FOUND} when no such invitation is open where the caller looks after people, {@link
     *     ProblemCode#CONFLICT} when the person is a member or their role would have ended, else as {@link #invite}
     */
    @Audited("invitation.renew")
    public Member renew(UUID id) {
        TenantId tenant = context.tenant();
        OpenInvitation invitation = find(id);
        Promise promise = invitation.promise();
        Instant now = tenantSession.now();
        if (promise.to() != null && !promise.to().isAfter(now)) {
            throw new DomainException(
                    ProblemCode.CONFLICT, "The role of this invitation would have ended. Withdraw it and invite anew.");
        }
        rules.judge(promise, promise.from() == null || promise.from().isBefore(now) ? null : promise.from());
        String token = Tokens.next();
        Instant expiresAt = open.renew(tenant, id, Tokens.digest(token), letters.lifetime())
                .orElseThrow(() -> DomainException.notFound(NOUN));
        steps.tell(id, promise, token)
                .oldValue("expiresAt", invitation.expiresAt())
                .newValue("expiresAt", expiresAt);
        steps.mail(token, promise, expiresAt);
        return people.invited(tenant, Area.ALL, id).orElseThrow();
    }

    /**
     * Withdraws an open invitation: its link is worth nothing from then on.
     *
     * @throws DomainException {@link ProblemCode#NOT_FOUND} as {@link #renew}, {@link ProblemCode#ASSIGNMENT_REFUSED} when its role is not
     *     the caller's to give there
     */
    @Audited("invitation.revoke")
    public void revoke(UUID id) {
        OpenInvitation invitation = find(id);
        rules.judgeTaking(invitation.promise());
        if (!open.revoke(context.tenant(), id)) {
            throw DomainException.notFound(NOUN);
        }
        draft.oldValue("state", "open").newValue("state", "withdrawn");
    }

    private OpenInvitation find(UUID id) {
        draft.entity(NOUN, id);
        return people.invited(context.tenant(), ManagedPeople.areaOf(context.caller()), id)
                .flatMap(shown -> open.find(context.tenant(), id))
                .orElseThrow(() -> DomainException.notFound(NOUN));
    }
}
