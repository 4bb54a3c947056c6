package io.holdfast.rbac.usecase;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.rbac.decision.Decision;
import io.holdfast.rbac.decision.Decision.Reason;
import io.holdfast.rbac.decision.Evaluator;
import io.holdfast.rbac.decision.Facts;
import io.holdfast.rbac.decision.Question;
import io.holdfast.rbac.model.Area;
import io.holdfast.rbac.model.Assignments;
import io.holdfast.rbac.model.DecisionFacts;
import io.holdfast.rbac.model.Epochs;
import io.holdfast.rbac.usecase.BatchOfChecks.Answer;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.id.Uuids;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import io.holdfast.shared.security.Scope;
import io.holdfast.tenancy.model.TenantSession;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Answers several questions over one state of the organization's rights, in a number of statements that does not grow with them. */
@Stateless
public class CheckingManyPermissions {
    @Inject
    CallerContext context;

    @Inject
    Epochs epochs;

    @Inject
    DecisionFacts decisions;

    @Inject
    Assignments assignments;

    @Inject
    Deciding deciding;

    @Inject
    TenantSession tenantSession;

    @Inject
    AuditDraft draft;

    /**
     * Checks permissions by the evaluator itself. A question that cannot be answered is a no with its reason, and the others are answered.
     *
     * @param asked in the order of the answers; null for what is no question
     */
    @Audited("permission.check-batch")
    @RequiresPermission(Permission.SIGNED_IN)
    public BatchOfChecks check(List<AskedPermission> asked) {
        Caller caller = context.caller();
        TenantId tenant = caller.tenant();
        long epoch = epochs.lock(false);
        List<AskedPermission> questions =
                asked.stream().filter(Objects::nonNull).toList();
        Set<UserId> subjects = questions.stream().map(this::subject).collect(toUnmodifiableSet());
        Facts facts = decisions.about(
                tenant,
                subjects,
                questions.stream().map(AskedPermission::permission).collect(toUnmodifiableSet()),
                questions.stream().map(AskedPermission::place).collect(toUnmodifiableSet()));
        Area area = ManagedPeople.areaOf(caller);
        var state = new State(
                area,
                area.isEmpty() ? Set.of() : assignments.known(tenant, area, subjects),
                facts,
                tenantSession.now(),
                deciding.activeRoles(caller.user()));
        List<Answer> answers = asked.stream()
                .map(question -> question == null ? Answer.no(Answer.INVALID) : answer(question, state))
                .toList();
        UUID id = Uuids.next();
        long allowed = answers.stream().filter(Answer::allowed).count();
        draft.entity("decision", id)
                .decision(id, epoch)
                .meta("count", asked.size())
                .meta("allowed", allowed)
                .meta("denied", asked.size() - allowed);
        return new BatchOfChecks(answers, id, epoch);
    }

    /**
     * What all answers come from.
     *
     * @param known those of whom the questions are whom the caller looks after
     * @param active the roles that the caller's session has active; null for all
     */
    private record State(Area area, Set<UserId> known, Facts facts, Instant now, Set<UUID> active) {}

    private Answer answer(AskedPermission asked, State state) {
        UserId subject = subject(asked);
        boolean own = subject.equals(context.caller().user());
        if (!own) {
            boolean known = state.known().contains(subject);
            boolean ofOrganization = asked.place().type() == Scope.Type.TENANT;
            if (state.area().isEmpty()
                    || (known && ofOrganization && !state.area().all())) {
                return Answer.no(Answer.NOT_PERMITTED);
            }
            if (!known || !state.area().reaches(asked.place(), state.facts().within())) {
                return Answer.no(Answer.NOT_FOUND);
            }
        }
        var question = new Question(
                state.facts().tenant(),
                subject.value(),
                asked.permission(),
                asked.place(),
                state.now(),
                own ? state.active() : null,
                Map.of());
        Decision decision = Evaluator.decide(state.facts(), question);
        Reason told = decision.reason() == Reason.RESOURCE_NOT_HERE ? Reason.NOT_GRANTED : decision.reason();
        return new Answer(decision.allowed(), told.name());
    }

    private UserId subject(AskedPermission asked) {
        return asked.user() == null ? context.caller().user() : asked.user();
    }
}
