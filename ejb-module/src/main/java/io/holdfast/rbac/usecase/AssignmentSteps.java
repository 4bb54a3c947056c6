package io.holdfast.rbac.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.rbac.model.AssignedRole;
import io.holdfast.rbac.usecase.HypotheticalChange.AssignmentWish;
import io.holdfast.rbac.usecase.HypotheticalChange.Give;
import io.holdfast.rbac.usecase.HypotheticalChange.Prolong;
import io.holdfast.rbac.usecase.HypotheticalChange.Revoke;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.security.Collaborator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** The steps of a whole, such as a hand-over: each an event of its own that names the whole, in the caller's transaction. */
@ApplicationScoped
@Collaborator
public class AssignmentSteps {
    @Inject
    AssignmentChanges changes;

    @Inject
    TermLetters letters;

    @Inject
    AuditDraft draft;

    /**
     * What a step is part of.
     *
     * @param noun as the log calls it, such as {@code handover}
     */
    public record Whole(String noun, UUID id) {
        /** Makes a step of this. It comes from outside of the bean: a call within it would leave no event. */
        AssignedRole make(AssignmentSteps steps, AssignmentWish wish) {
            if (wish instanceof Give give) {
                return steps.give(this, give);
            }
            if (wish instanceof Prolong prolong) {
                return steps.prolong(this, prolong);
            }
            return steps.revoke(this, (Revoke) wish);
        }
    }

    /** As {@link AssigningRoles#assign}. */
    @Audited("role.grant")
    public AssignedRole give(Whole whole, Give give) {
        tell(whole, give.user());
        AssignedRole given = changes.make(give).stand();
        letters.given(given);
        return given;
    }

    /** As {@link AssigningRoles#prolong}. */
    @Audited("role.prolong")
    public AssignedRole prolong(Whole whole, Prolong prolong) {
        tell(whole, null);
        return letters.prolonged(
                changes.prolong(prolong.assignment(), prolong.to()).stand());
    }

    /** As {@link AssigningRoles#revoke}. */
    @Audited("role.revoke")
    public AssignedRole revoke(Whole whole, Revoke revoke) {
        tell(whole, null);
        return changes.make(revoke).stand();
    }

    private void tell(Whole whole, UserId person) {
        draft.entity("user", person).meta(whole.noun(), whole.id());
    }
}
