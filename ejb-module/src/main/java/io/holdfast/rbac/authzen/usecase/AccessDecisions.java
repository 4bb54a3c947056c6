package io.holdfast.rbac.authzen.usecase;

import io.holdfast.audit.usecase.EventDraft;
import io.holdfast.rbac.decision.Decision.Reason;
import io.holdfast.shared.id.Uuids;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Collaborator;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.PermissionDenied;
import io.holdfast.shared.security.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Answers the questions of other systems over one state of the organization, and tells an event what was answered. */
@ApplicationScoped
@Collaborator
public class AccessDecisions {
    private static final String UNKNOWN = "unknown";

    @Inject
    CallerContext context;

    @Inject
    Askers askers;

    /** @throws PermissionDenied when the caller may not ask about this subject */
    public AccessAnswer.Marked one(AccessSnapshot snapshot, long epoch, AccessQuestion asked, EventDraft draft) {
        UUID id = Uuids.next();
        draft.entity("user", snapshot.user(asked).orElse(null)).decision(id, epoch);
        Reason reason = decide(snapshot, askers.answered(snapshot, List.of(asked)), asked);
        draft.meta("permission", AccessSnapshot.permission(asked).orElse(UNKNOWN))
                .meta("scope", scope(snapshot, asked))
                .meta("allowed", reason.allows())
                .meta("verdict", reason);
        snapshot.thing(asked)
                .ifPresent(thing -> draft.meta("resource", thing.name().type() + "/" + thing.row()));
        if (!snapshot.believed(asked).isEmpty()) {
            draft.meta("attributes", List.copyOf(snapshot.believed(asked)));
        }
        return new AccessAnswer.Marked(told(reason), id, epoch);
    }

    /**
     * @param asked in the order of the answers; null for what is no question and so a no
     * @throws PermissionDenied when the caller may not ask about one of the subjects
     */
    public BatchAnswers several(
            AccessSnapshot snapshot, long epoch, List<AccessQuestion> asked, BatchSemantic semantic, EventDraft draft) {
        UUID id = Uuids.next();
        draft.entity("decision", id).decision(id, epoch).meta("semantic", semantic);
        Predicate<AccessQuestion> answered = askers.answered(
                snapshot, asked.stream().filter(Objects::nonNull).toList());
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
        return new BatchAnswers(answers, id, epoch);
    }

    private static Reason decide(AccessSnapshot snapshot, Predicate<AccessQuestion> answered, AccessQuestion question) {
        return answered.test(question) ? snapshot.decide(question) : snapshot.decideNothing();
    }

    /** What is not there looks like what is not allowed. */
    private AccessAnswer told(Reason reason) {
        boolean explained = context.caller().mayAny(Permission.EXPLAIN_DECISIONS);
        Reason told = reason == Reason.RESOURCE_NOT_HERE ? Reason.NOT_GRANTED : reason;
        return new AccessAnswer(reason.allows(), explained ? told : null);
    }

    /** As the events of other checks say it. */
    private static String scope(AccessSnapshot snapshot, AccessQuestion asked) {
        Optional<Scope> place = snapshot.place(asked);
        return place.map(known -> known.type().word() + (known.id() == null ? "" : "/" + known.id()))
                .orElse(UNKNOWN);
    }
}
