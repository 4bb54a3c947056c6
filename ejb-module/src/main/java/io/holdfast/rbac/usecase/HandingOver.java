package io.holdfast.rbac.usecase;

import io.holdfast.rbac.model.AssignedRole;
import io.holdfast.rbac.usecase.AssignmentSteps.Whole;
import io.holdfast.shared.id.Uuids;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.ChangesRights;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/**
 * Hands offices over, as at the yearly change of officers or when one leaves: several assignments end and others begin, in one
 * transaction, each judged like any other assignment. Leaves an event for each and one for the whole.
 */
@Stateless
@ChangesRights
public class HandingOver {
    @Inject
    Handovers handovers;

    @Inject
    AssignmentSteps parts;

    @Inject
    HandoverSteps steps;

    /**
     * What was handed over.
     *
     * @param id under which the log has all of it
     * @param ended assignments that end at another time than before, as they were when they were taken back or are now
     * @param given new ones
     */
    public record HandedOver(UUID id, List<AssignedRole> ended, List<AssignedRole> given) {
        public HandedOver {
            ended = List.copyOf(ended);
            given = List.copyOf(given);
        }
    }

    /**
     * Hands over every row, or none.
     *
     * @throws DomainException {@link ProblemCode#HANDOVER_REFUSED} with a pointer for each row that may not be, such as {@code
     *     /rows/2/userId}: for the reasons of {@link AssigningRoles}
     */
    @RequiresPermission(
            value = {Permission.MANAGE_ALL_USERS, Permission.MANAGE_ACCOUNT_USERS, Permission.MANAGE_LOCATION_USERS},
            action = "role.hand-over")
    public HandedOver handOver(Handover handover) {
        UUID id = Uuids.next();
        var whole = new Whole(HandoverSteps.HANDOVER, id);
        Handovers.Outcome outcome = handovers.make(handover, wish -> whole.make(parts, wish));
        steps.conclude(id, outcome);
        return new HandedOver(id, outcome.ended(), outcome.given());
    }
}
