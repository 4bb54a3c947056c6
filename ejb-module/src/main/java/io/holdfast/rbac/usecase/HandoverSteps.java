package io.holdfast.rbac.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.rbac.model.AssignedRole;
import io.holdfast.rbac.usecase.HypotheticalChange.AssignmentWish;
import io.holdfast.rbac.usecase.HypotheticalChange.Give;
import io.holdfast.rbac.usecase.HypotheticalChange.Prolong;
import io.holdfast.rbac.usecase.HypotheticalChange.Revoke;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.Collaborator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** The steps of a hand-over and its end, each an event of its own that names the hand-over, in the caller's transaction. */
@ApplicationScoped
@Collaborator
public class HandoverSteps {
    private static final String HANDOVER = "handover";

    @Inject
    AssignmentChanges changes;

    @Inject
    TermLetters letters;

    @Inject
    AuditDraft draft;

    /** As {@link AssigningRoles#assign}. */
    @Audited("role.grant")
    public AssignedRole give(UUID handover, Give give) {
        AssignedRole given = made(handover, give);
        letters.given(given);
        return given;
    }

    /** As {@link AssigningRoles#prolong}. */
    @Audited("role.prolong")
    public AssignedRole prolong(UUID handover, Prolong prolong) {
        return made(handover, prolong);
    }

    /** As {@link AssigningRoles#revoke}. */
    @Audited("role.revoke")
    public AssignedRole revoke(UUID handover, Revoke revoke) {
        return made(handover, revoke);
    }

    private AssignedRole made(UUID handover, AssignmentWish wish) {
        draft.entity("user", wish instanceof Give give ? give.user() : null).meta(HANDOVER, handover);
        return changes.make(wish).stand();
    }

    /** Says of the whole what came of it. @throws DomainException {@link ProblemCode#HANDOVER_REFUSED} when a row may not be */
    @Audited("role.hand-over")
    public void conclude(UUID handover, Handovers.Outcome outcome) {
        draft.entity(HANDOVER, handover);
        if (!outcome.errors().isEmpty()) {
            draft.meta("refused", outcome.errors().size());
        }
        outcome.refuse();
        draft.newValue("ended", ids(outcome.ended())).newValue("given", ids(outcome.given()));
    }

    private static List<UUID> ids(List<AssignedRole> assigned) {
        return assigned.stream().map(AssignedRole::id).toList();
    }
}
