package io.holdfast.rbac.authzen.usecase;

import io.holdfast.audit.usecase.AuditedAction;
import io.holdfast.audit.usecase.EventDraft;
import io.holdfast.audit.usecase.GroupedEvents;
import io.holdfast.shared.audit.Outcome;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.PermissionDenied;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;

/**
 * Decides for other systems: a client's questions by what this node remembers under its lease, all others and what it does not
 * remember by the database. Either way the event is committed before the answer is given.
 */
@ApplicationScoped
@RequiresPermission({Permission.SIGNED_IN, Permission.ASK_DECISIONS})
public class AnsweringAccess {
    private static final AuditedAction CHECK = new AuditedAction("permission.check");
    private static final AuditedAction BATCH = new AuditedAction("permission.check-batch");

    @Inject
    KnownAccess known;

    @Inject
    AccessDecisions decisions;

    @Inject
    EvaluatingAccess evaluating;

    @Inject
    GroupedEvents events;

    /** @throws PermissionDenied when the caller may not ask about this subject */
    public AccessAnswer.Marked evaluate(AccessQuestion asked) {
        return known.about(List.of(asked))
                .map(state -> {
                    var draft = new EventDraft();
                    AccessAnswer.Marked answer = decisions.one(state.snapshot(), state.epoch(), asked, draft);
                    events.append(CHECK, Outcome.SUCCEEDED, draft);
                    return answer;
                })
                .orElseGet(() -> evaluating.evaluate(asked));
    }

    /**
     * Decides several questions over one state of the tenant.
     *
     * @param asked in the order of the answers; null for what is no question and so a no
     * @throws PermissionDenied when the caller may not ask about one of the subjects
     */
    public BatchAnswers evaluate(List<AccessQuestion> asked, BatchSemantic semantic) {
        return known.about(asked.stream().filter(Objects::nonNull).toList())
                .map(state -> {
                    var draft = new EventDraft();
                    BatchAnswers answers = decisions.several(state.snapshot(), state.epoch(), asked, semantic, draft);
                    events.append(BATCH, Outcome.SUCCEEDED, draft);
                    return answers;
                })
                .orElseGet(() -> evaluating.evaluate(asked, semantic));
    }
}
