package io.holdfast.identity.usecase;

import io.holdfast.identity.model.User;
import io.holdfast.identity.model.Users;
import io.holdfast.rbac.model.Area;
import io.holdfast.rbac.model.Assignments;
import io.holdfast.rbac.usecase.Delegating;
import io.holdfast.rbac.usecase.ManagedPeople;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Collaborator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * The members whom the caller may keep out or sign out: those whom they look after, wholly, and who have nothing that is not the caller's to
 * give. Whoever looks after a part of the organization ends nobody's membership of another part by it.
 */
@ApplicationScoped
@Collaborator
public class ReachedPeople {
    @Inject
    CallerContext context;

    @Inject
    Users users;

    @Inject
    Assignments assignments;

    @Inject
    Delegating delegating;

    /** A member whom the caller looks after. @throws DomainException {@link ProblemCode#NOT_FOUND} for anybody else */
    public User member(UserId id) {
        Caller caller = context.caller();
        return users.find(caller.tenant(), id)
                .filter(found -> assignments.knows(caller.tenant(), ManagedPeople.areaOf(caller), id))
                .orElseThrow(() -> DomainException.notFound("user"));
    }

    /** Refuses a member who belongs elsewhere, too. @throws DomainException {@link ProblemCode#ASSIGNMENT_REFUSED} */
    public void refuseOfOthers(User member) {
        Area area = ManagedPeople.areaOf(context.caller());
        boolean theirs = area.all()
                || member.accountId()
                        .map(account -> area.accounts().contains(account.value()))
                        .orElse(true);
        if (!theirs) {
            throw new DomainException(
                    ProblemCode.ASSIGNMENT_REFUSED,
                    "This person belongs to another client organization. Ask somebody who looks after everybody.");
        }
    }

    /** Refuses a member who has what is not the caller's to give. @throws DomainException {@link ProblemCode#ASSIGNMENT_REFUSED} */
    public void refuseTouching(User member) {
        refuseOfOthers(member);
        delegating.refuseTouching(member.id());
    }

    /** True when {@link #refuseTouching} refuses nothing and the member is not the caller. */
    public boolean mayTouch(User member) {
        try {
            refuseTouching(member);
            return !member.id().equals(context.caller().user());
        } catch (DomainException refused) {
            return false;
        }
    }
}
