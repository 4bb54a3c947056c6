package io.holdfast.rbac.authzen.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.rbac.model.Epochs;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.PermissionDenied;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;

/**
 * Decides for other systems by the database: about a client's own questions everybody, about a person's themselves and those they
 * look after.
 */
@Stateless
@RequiresPermission({Permission.SIGNED_IN, Permission.ASK_DECISIONS})
public class EvaluatingAccess {
    @Inject
    AccessFacts facts;

    @Inject
    AccessDecisions decisions;

    @Inject
    AuditDraft draft;

    /** @throws PermissionDenied when the caller may not ask about this subject */
    @Audited("permission.check")
    public AccessAnswer.Marked evaluate(AccessQuestion asked) {
        Epochs.Standing standing = facts.standing();
        return decisions.one(facts.snapshot(List.of(asked), facts.trusted()), standing.epoch(), asked, draft.current());
    }

    /**
     * Decides several questions over one state of the tenant.
     *
     * @param asked in the order of the answers; null for what is no question and so a no
     * @throws PermissionDenied when the caller may not ask about one of the subjects
     */
    @Audited("permission.check-batch")
    public BatchAnswers evaluate(List<AccessQuestion> asked, BatchSemantic semantic) {
        Epochs.Standing standing = facts.standing();
        List<AccessQuestion> questions = asked.stream().filter(Objects::nonNull).toList();
        AccessSnapshot snapshot = facts.snapshot(questions, facts.trusted());
        return decisions.several(snapshot, standing.epoch(), asked, semantic, draft.current());
    }
}
