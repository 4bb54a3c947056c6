package io.holdfast.rbac.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.rbac.model.AssignedRole;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.Collaborator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** The end of a hand-over, an event of its own, in the caller's transaction. */
@ApplicationScoped
@Collaborator
public class HandoverSteps {
    static final String HANDOVER = "handover";

    @Inject
    AuditDraft draft;

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
