package io.holdfast.rbac.usecase;

import io.holdfast.rbac.model.ChangedRight;
import io.holdfast.rbac.model.LockEffects;
import io.holdfast.rbac.model.RightsDifferences.Counted;
import io.holdfast.rbac.model.SeparationSet;
import io.holdfast.rbac.model.SeparationViolation;
import io.holdfast.shared.problem.DomainException.FieldError;
import io.holdfast.shared.problem.ProblemCode;
import java.util.List;
import java.util.Optional;

/**
 * What a change would do, as things stand.
 *
 * @param gaining how many people would gain anything
 * @param losing how many would lose anything
 * @param permissions each permission that somebody would gain or lose, by key
 * @param changes the first ones for people whom the caller looks after
 * @param more true when there are further ones
 * @param violations of sets of roles that are not violated now, as far as the caller looks after people; the first ones
 * @param brokenSets the sets that would be violated
 * @param below what changed locks would do in the organizations below
 * @param refusal the first reason why the caller could not do it; empty when they could
 */
public record SimulatedChange(
        long epoch,
        long gaining,
        long losing,
        List<Counted> permissions,
        List<ChangedRight> changes,
        boolean more,
        List<SeparationViolation> violations,
        List<SeparationSet> brokenSets,
        LockEffects.Below below,
        Optional<Refusal> refusal) {
    public SimulatedChange {
        permissions = List.copyOf(permissions);
        changes = List.copyOf(changes);
        violations = List.copyOf(violations);
        brokenSets = List.copyOf(brokenSets);
    }

    /**
     * Why not: what the attempt would be answered with.
     *
     * @param errors where in the change, as the attempt's problem would name it; empty when it is about the whole
     */
    public record Refusal(ProblemCode code, String detail, List<FieldError> errors) {
        public Refusal {
            errors = List.copyOf(errors);
        }
    }
}
