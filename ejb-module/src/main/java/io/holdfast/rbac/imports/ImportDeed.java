package io.holdfast.rbac.imports;

import io.holdfast.identity.usecase.InvitationWish;
import io.holdfast.rbac.usecase.HypotheticalChange.Give;
import io.holdfast.shared.problem.DomainException;

/** What is done for a line: in earnest, or in a transaction that is taken back. */
public interface ImportDeed {
    /** @throws DomainException as {@link io.holdfast.rbac.usecase.AssigningRoles#assign} */
    void assign(Give give);

    /** @throws DomainException as {@link io.holdfast.identity.usecase.AdministeringInvitations#invite} */
    void invite(InvitationWish wish);
}
