package io.holdfast.rbac.usecase;

import io.holdfast.rbac.model.Area;
import io.holdfast.rbac.model.ChangedRight;
import io.holdfast.rbac.model.Epochs;
import io.holdfast.rbac.model.RightsDifferences;
import io.holdfast.rbac.model.RightsDifferences.Counted;
import io.holdfast.rbac.usecase.HypotheticalChange.RolesChange;
import io.holdfast.rbac.usecase.NewViolations.Broken;
import io.holdfast.rbac.usecase.SimulatedChange.Refusal;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.ChangesRights;
import io.holdfast.shared.security.Collaborator;
import io.holdfast.shared.security.TenantBound;
import jakarta.annotation.Resource;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a change, sees what it does, and takes it back: a transaction of its own that never commits (ADR 34). So the answer is what the change would
 * do, by whatever code and triggers do it. The tenant's rights are locked alone meanwhile, as for the change itself, for a few seconds at most.
 */
@Stateless
@Collaborator
@TenantBound
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Rehearsal {
    private static final Duration MOST = Duration.ofSeconds(8);
    private static final int MOST_CHANGES = 200;

    /** What is wrong with the question, not with the wish. */
    private static final Set<ProblemCode> OF_THE_QUESTION =
            EnumSet.of(ProblemCode.INVALID_FIELD, ProblemCode.NOT_FOUND, ProblemCode.UNAUTHENTICATED);

    @Inject
    CallerContext context;

    @Inject
    Epochs epochs;

    @Inject
    RehearsedChanges changes;

    @Inject
    RightsDifferences differences;

    @Inject
    NewViolations violations;

    @Resource
    SessionContext session;

    /**
     * What a change would do.
     *
     * @throws DomainException as the use case of such a change for what the organization does not have or the caller does not know
     */
    @ChangesRights
    public SimulatedChange of(HypotheticalChange change) {
        try {
            TenantId tenant = context.tenant();
            epochs.lock(true);
            long epoch = epochs.standing(tenant).epoch();
            differences.watch(MOST);
            var before = violations.now();
            Made<?> made;
            try {
                made = changes.make(change);
            } catch (DomainException e) {
                return nothing(epoch, refusal(e));
            }
            Area people = ManagedPeople.areaOf(context.caller());
            Broken broken = violations.since(before, people);
            List<Counted> counts = differences.counts(tenant, change instanceof RolesChange ? Area.ALL : people);
            List<ChangedRight> first =
                    people.isEmpty() ? List.of() : differences.first(tenant, people, MOST_CHANGES + 1);
            return new SimulatedChange(
                    epoch,
                    counts.get(0).gaining(),
                    counts.get(0).losing(),
                    counts.subList(1, counts.size()),
                    first.subList(0, Math.min(first.size(), MOST_CHANGES)),
                    first.size() > MOST_CHANGES,
                    broken.violations(),
                    broken.sets(),
                    judged(made));
        } finally {
            session.setRollbackOnly();
        }
    }

    private static Optional<Refusal> judged(Made<?> made) {
        try {
            made.judgement().run();
            return Optional.empty();
        } catch (DomainException e) {
            return Optional.of(refusal(e));
        }
    }

    private static Refusal refusal(DomainException e) {
        if (OF_THE_QUESTION.contains(e.code())) {
            throw e;
        }
        return new Refusal(e.code(), e.getMessage(), e.errors());
    }

    private static SimulatedChange nothing(long epoch, Refusal refusal) {
        return new SimulatedChange(
                epoch, 0, 0, List.of(), List.of(), false, List.of(), List.of(), Optional.of(refusal));
    }
}
