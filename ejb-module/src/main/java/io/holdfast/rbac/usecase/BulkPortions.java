package io.holdfast.rbac.usecase;

import io.holdfast.rbac.usecase.AssignmentSteps.Whole;
import io.holdfast.rbac.usecase.BulkAssignment.Row;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.ChangesRights;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** The transactions of a bulk. The caller is recognized anew in each, so that a right that was taken away meanwhile is not used. */
@Stateless
@ChangesRights
public class BulkPortions {
    static final String BULK = "bulk";

    @Inject
    BulkAssignments bulk;

    @Inject
    AssignmentSteps steps;

    @Inject
    BulkEnds ends;

    /** Makes each row that may be. @param first the number of the first one in the bulk */
    @RequiresPermission(
            value = {Permission.MANAGE_ALL_USERS, Permission.MANAGE_ACCOUNT_USERS, Permission.MANAGE_LOCATION_USERS},
            action = "role.assign-many")
    public List<RowOutcome> each(UUID id, List<Row> rows, int first) {
        return made(id, rows, first);
    }

    /** Makes every row or none. @throws DomainException {@link ProblemCode#BULK_REFUSED} with a pointer for each that may not be */
    @RequiresPermission(
            value = {Permission.MANAGE_ALL_USERS, Permission.MANAGE_ACCOUNT_USERS, Permission.MANAGE_LOCATION_USERS},
            action = "role.assign-many")
    public List<RowOutcome> all(UUID id, List<Row> rows) {
        List<RowOutcome> outcomes = made(id, rows, 0);
        ends.concludeAll(id, outcomes);
        return outcomes;
    }

    /** Says what came of a bulk of which each row stood for itself, also when the caller may go on no more. */
    @RequiresPermission(value = Permission.SIGNED_IN, action = "role.assign-many")
    public void conclude(UUID id, List<RowOutcome> outcomes) {
        ends.conclude(id, outcomes);
    }

    private List<RowOutcome> made(UUID id, List<Row> rows, int first) {
        var whole = new Whole(BULK, id);
        return bulk.make(rows, first, wish -> whole.make(steps, wish));
    }
}
