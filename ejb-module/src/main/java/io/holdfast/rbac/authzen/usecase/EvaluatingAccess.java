package io.holdfast.rbac.authzen.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.rbac.decision.Decision;
import io.holdfast.rbac.decision.Decision.Reason;
import io.holdfast.rbac.model.Epochs;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.id.Uuids;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.PermissionDenied;
import io.holdfast.shared.security.RequiresPermission;
import io.holdfast.shared.security.Scope;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Decides for other systems: about a client's own questions everybody, about a person's themselves and those they look after. */
@Stateless
@RequiresPermission({Permission.SIGNED_IN, Permission.ASK_DECISIONS})
public class EvaluatingAccess {
    private static final String UNKNOWN = "unknown";

    @Inject
    CallerContext context;

    @Inject
    AccessFacts facts;

    @Inject
    Askers askers;

    @Inject
    AuditDraft draft;

    /** @throws PermissionDenied when the caller may not ask about this subject */
    @Audited("permission.check")
    public AccessAnswer.Marked evaluate(AccessQuestion asked) {
        Epochs.Standing standing = facts.standing();
        AccessSnapshot snapshot = facts.snapshot(List.of(asked), facts.trusted());
        UUID id = Uuids.next();
        draft.entity("user", snapshot.user(asked).orElse(null)).decision(id, standing.epoch());
        Decision decision = decide(snapshot, askers.answered(snapshot, List.of(asked)), asked);
        draft.meta("permission", AccessSnapshot.permission(asked).orElse(UNKNOWN))
                .meta("scope", scope(snapshot, asked))
                .meta("allowed", decision.allowed())
                .meta("verdict", decision.reason());
        snapshot.thing(asked)
                .ifPresent(thing -> draft.meta("resource", thing.name().type() + "/" + thing.row()));
        if (!snapshot.believed(asked).isEmpty()) {
            draft.meta("attributes", List.copyOf(snapshot.believed(asked)));
        }
        return new AccessAnswer.Marked(told(decision), id, standing.epoch());
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
        UUID id = Uuids.next();
        draft.entity("decision", id).decision(id, standing.epoch()).meta("semantic", semantic);
        List<AccessQuestion> questions = asked.stream().filter(Objects::nonNull).toList();
        AccessSnapshot snapshot = facts.snapshot(questions, facts.trusted());
        Predicate<AccessQuestion> answered = askers.answered(snapshot, questions);
        List<AccessAnswer> answers = new ArrayList<>();
        for (AccessQuestion question : asked) {
            AccessAnswer answer =
                    question == null ? new AccessAnswer(false, null) : told(decide(snapshot, answered, question));
            answers.add(answer);
            if (semantic.endsWith(answer.allowed())) {
                break;
            }
        }
        long allowed = answers.stream().filter(AccessAnswer::allowed).count();
        draft.meta("count", asked.size()).meta("allowed", allowed).meta("denied", answers.size() - allowed);
        return new BatchAnswers(answers, id, standing.epoch());
    }

    private static Decision decide(
            AccessSnapshot snapshot, Predicate<AccessQuestion> answered, AccessQuestion question) {
        return answered.test(question) ? snapshot.decide(question) : snapshot.decideNothing();
    }

    /** What is not there looks like what is not allowed. */
    private AccessAnswer told(Decision decision) {
        boolean explained = context.caller().mayAny(Permission.EXPLAIN_DECISIONS);
        Reason told = decision.reason() == Reason.RESOURCE_NOT_HERE ? Reason.NOT_GRANTED : decision.reason();
        return new AccessAnswer(decision.allowed(), explained ? told : null);
    }

    /** As the events of other checks say it. */
    private static String scope(AccessSnapshot snapshot, AccessQuestion asked) {
        Optional<Scope> place = snapshot.place(asked);
        return place.map(known -> known.type().word() + (known.id() == null ? "" : "/" + known.id()))
                .orElse(UNKNOWN);
    }
}
