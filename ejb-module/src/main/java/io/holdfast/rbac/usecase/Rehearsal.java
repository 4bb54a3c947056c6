package io.holdfast.rbac.usecase;

import io.holdfast.rbac.model.Area;
import io.holdfast.rbac.model.ChangedRight;
import io.holdfast.rbac.model.Epochs;
import io.holdfast.rbac.model.LockEffects;
import io.holdfast.rbac.model.PermissionMatrix.Cell;
import io.holdfast.rbac.model.RightsDifferences;
import io.holdfast.rbac.model.RightsDifferences.Counted;
import io.holdfast.rbac.model.SeparationViolations.Place;
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
    private static final int MOST_ORGANIZATIONS = 50;

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

    @Inject
    LockEffects locks;

    @Inject
    OrganizationMatrices matrices;

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
            TenantId asked = change.organization() == null ? context.tenant() : change.organization();
            boolean below = !asked.equals(context.tenant());
            // The change itself locks what is below, and takes that of its own rights together with others.
            epochs.lock(!below);
            differences.watch(MOST);
            Before before = matrices.within(
                    asked, () -> new Before(epochs.standing(asked).epoch(), violations.now(asked), locks.own(asked)));
            Made<?> made;
            try {
                made = changes.make(change);
            } catch (DomainException e) {
                return nothing(before.epoch(), refusal(e));
            }
            // Whoever changes what roles hold below looks after nobody there.
            Area people = below ? Area.NONE : ManagedPeople.areaOf(context.caller());
            Area counted = change instanceof RolesChange ? Area.ALL : people;
            Optional<Refusal> refusal = judged(made);
            return matrices.within(asked, () -> look(asked, before, people, counted, refusal));
        } finally {
            session.setRollbackOnly();
        }
    }

    /** How it was. @param locks of the organization itself */
    private record Before(long epoch, Set<Place> violations, Set<Cell> locks) {}

    /** What is otherwise now in the organization that the transaction is in. */
    private SimulatedChange look(TenantId asked, Before before, Area people, Area counted, Optional<Refusal> refusal) {
        Broken broken = violations.since(asked, before.violations(), people);
        List<Counted> counts = differences.counts(asked, counted);
        List<ChangedRight> first = people.isEmpty() ? List.of() : differences.first(asked, people, MOST_CHANGES + 1);
        LockEffects.Below below = locks.since(asked, before.locks(), MOST_ORGANIZATIONS);
        return new SimulatedChange(
                before.epoch(),
                counts.get(0).gaining(),
                counts.get(0).losing(),
                counts.subList(1, counts.size()),
                first.subList(0, Math.min(first.size(), MOST_CHANGES)),
                first.size() > MOST_CHANGES,
                broken.violations(),
                broken.sets(),
                below,
                refusal);
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
                epoch,
                0,
                0,
                List.of(),
                List.of(),
                false,
                List.of(),
                List.of(),
                LockEffects.Below.NOTHING,
                Optional.of(refusal));
    }
}
