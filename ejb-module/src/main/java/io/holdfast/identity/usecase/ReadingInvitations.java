package io.holdfast.identity.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.identity.model.Invitations.Promise;
import io.holdfast.identity.model.OpenInvitations;
import io.holdfast.identity.model.OpenInvitations.OpenInvitation;
import io.holdfast.rbac.model.PeopleList;
import io.holdfast.rbac.model.PeopleList.Member;
import io.holdfast.rbac.model.RoleCatalogue;
import io.holdfast.rbac.usecase.ManagedPeople;
import io.holdfast.rbac.usecase.Names;
import io.holdfast.rbac.usecase.Naming;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Looks at invitations, those included that are not made yet. */
@Stateless
@RequiresPermission({Permission.MANAGE_ALL_USERS, Permission.MANAGE_ACCOUNT_USERS, Permission.MANAGE_LOCATION_USERS})
public class ReadingInvitations {
    private static final Set<ProblemCode> REFUSALS = EnumSet.of(ProblemCode.ASSIGNMENT_REFUSED, ProblemCode.CONFLICT);

    @Inject
    CallerContext context;

    @Inject
    InvitationRules rules;

    @Inject
    OpenInvitations open;

    @Inject
    PeopleList people;

    @Inject
    RoleCatalogue catalogue;

    @Inject
    Naming naming;

    @Inject
    AuditDraft draft;

    /**
     * An open invitation.
     *
     * @param invited the person as the list of people shows them
     * @param mayChange true when the caller may send it again and withdraw it
     * @param names of the inviter and the place
     */
    public record InvitationSheet(Member invited, OpenInvitation invitation, boolean mayChange, Names names) {}

    /**
     * What an invitation would give.
     *
     * @param permissions the keys that the role holds in this organization, sorted
     * @param refusal why the caller could not invite like this; null when they could
     */
    public record Foreseen(List<String> permissions, String refusal) {
        public Foreseen {
            permissions = List.copyOf(permissions);
        }
    }

    /** One invitation. @throws DomainException {@link ProblemCode#NOT_FOUND} when none is open where the caller looks after people */
    @Audited("invitation.read")
    public InvitationSheet one(UUID id) {
        draft.entity("invitation", id);
        TenantId tenant = context.tenant();
        Member invited = people.invited(tenant, ManagedPeople.areaOf(context.caller()), id)
                .orElseThrow(() -> DomainException.notFound("invitation"));
        OpenInvitation invitation = open.find(tenant, id).orElseThrow(() -> DomainException.notFound("invitation"));
        Promise promise = invitation.promise();
        Names names = naming.of(
                List.of(),
                Stream.ofNullable(promise.invitedBy()).map(UserId::value),
                Stream.of(promise.scope()).filter(scope -> scope.id() != null));
        return new InvitationSheet(invited, invitation, refusalOf(() -> rules.judgeTaking(promise)) == null, names);
    }

    /**
     * What inviting somebody would do, without doing it. A newcomer has nothing else, so that what the role holds is what they gain.
     *
     * @throws DomainException {@link ProblemCode#INVALID_FIELD} as {@link AdministeringInvitations#invite}
     */
    @Audited("invitation.simulate")
    public Foreseen foresee(InvitationWish wish) {
        draft.entity("invitation", null);
        Promise promise = rules.promise(wish);
        String refusal = refusalOf(() -> rules.judge(promise, promise.from()));
        return new Foreseen(catalogue.held(context.tenant(), promise.role()), refusal);
    }

    private static String refusalOf(Runnable judgement) {
        try {
            judgement.run();
            return null;
        } catch (DomainException refused) {
            if (REFUSALS.contains(refused.code())) {
                return refused.getMessage();
            }
            throw refused;
        }
    }
}
