package io.holdfast.rbac.imports;

import io.holdfast.identity.usecase.InvitationSteps;
import io.holdfast.identity.usecase.InvitationWish;
import io.holdfast.rbac.usecase.AssignmentChanges;
import io.holdfast.rbac.usecase.HypotheticalChange.Give;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** For transactions that are taken back: no event, and no mail. */
@ApplicationScoped
public class RehearsedDeed implements ImportDeed {
    @Inject
    AssignmentChanges changes;

    @Inject
    InvitationSteps invitations;

    @Override
    public void assign(Give give) {
        changes.make(give).judgement().run();
    }

    @Override
    public void invite(InvitationWish wish) {
        invitations.rehearse(wish);
    }
}
