package io.holdfast.identity.usecase;

import io.holdfast.identity.model.Users;
import io.holdfast.rbac.model.RoleGrants;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Collaborator;
import io.holdfast.shared.security.TenantBound;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;

/** Finds the caller that a member of the present tenant is, for background work that the member asked for. */
@Stateless
@Collaborator
@TenantBound
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ActingMembers {
    @Inject
    Users users;

    @Inject
    RoleGrants grants;

    @Inject
    CallerContext context;

    /** The member with the rights held at this moment; empty when the member may not act any more. */
    public Optional<Caller> caller(UserId member) {
        Caller present = context.caller();
        return users.acting(present.tenant(), member)
                .map(acting -> new Caller(
                        Caller.Kind.USER,
                        present.tenant(),
                        member,
                        null,
                        acting.email(),
                        acting.account() == null ? null : acting.account().value(),
                        grants.of(present.tenant(), member),
                        present.origin()));
    }
}
