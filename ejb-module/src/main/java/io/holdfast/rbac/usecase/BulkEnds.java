package io.holdfast.rbac.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.rbac.usecase.RowOutcome.State;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.Collaborator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** The end of a bulk, an event of its own, in the caller's transaction. */
@ApplicationScoped
@Collaborator
public class BulkEnds {
    @Inject
    AuditDraft draft;

    /** Says what came of it. */
    @Audited("role.assign-many")
    public void conclude(UUID id, List<RowOutcome> outcomes) {
        tell(id, outcomes);
    }

    /** The same of one that is made as a whole. @throws DomainException {@link ProblemCode#BULK_REFUSED} when a row may not be */
    @Audited("role.assign-many")
    public void concludeAll(UUID id, List<RowOutcome> outcomes) {
        tell(id, outcomes);
        BulkAssignments.refuse(outcomes);
    }

    private void tell(UUID id, List<RowOutcome> outcomes) {
        draft.entity(BulkPortions.BULK, id)
                .newValue("given", count(outcomes, State.GIVEN))
                .newValue("ended", count(outcomes, State.ENDED))
                .meta("refused", count(outcomes, State.REFUSED));
    }

    private static long count(List<RowOutcome> outcomes, State state) {
        return outcomes.stream().filter(outcome -> outcome.state() == state).count();
    }
}
