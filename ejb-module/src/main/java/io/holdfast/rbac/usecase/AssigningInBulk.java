package io.holdfast.rbac.usecase;

import io.holdfast.rbac.usecase.BulkAssignment.Mode;
import io.holdfast.rbac.usecase.BulkAssignment.Row;
import io.holdfast.rbac.usecase.SimulatedChange.Refusal;
import io.holdfast.shared.id.Uuids;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.DomainException.FieldError;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.ChangesRights;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Gives many people roles, or ends them, and says of each row what became of it; each is judged like a single assignment. Not a transaction of its own where
 * each row stands for itself: the organization's rights are locked for a portion of the rows at a time.
 */
@ApplicationScoped
@ChangesRights
public class AssigningInBulk {
    private static final int PORTION = 50;

    @Inject
    BulkPortions portions;

    /**
     * What became of a bulk.
     *
     * @param id under which the log has all of it
     * @param rows what became of each, in their order
     */
    public record Assigned(UUID id, List<RowOutcome> rows) {
        public Assigned {
            rows = List.copyOf(rows);
        }
    }

    /**
     * Makes the rows, as its mode says.
     *
     * @throws DomainException {@link ProblemCode#INVALID_FIELD} for one without rows, {@link ProblemCode#BULK_REFUSED} with a pointer for each row that may
     *     not be, such as {@code /rows/2/role}, when it is all or nothing
     */
    @RequiresPermission(
            value = {Permission.MANAGE_ALL_USERS, Permission.MANAGE_ACCOUNT_USERS, Permission.MANAGE_LOCATION_USERS},
            action = "role.assign-many")
    public Assigned assign(BulkAssignment bulk) {
        if (bulk.rows().isEmpty()) {
            String detail = "Name a person and a role at least.";
            throw new DomainException(ProblemCode.INVALID_FIELD, detail, List.of(new FieldError("/rows", detail)));
        }
        UUID id = Uuids.next();
        if (bulk.mode() == Mode.ALL_OR_NOTHING) {
            return new Assigned(id, portions.all(id, bulk.rows()));
        }
        List<RowOutcome> outcomes = new ArrayList<>();
        for (int first = 0; first < bulk.rows().size(); first += PORTION) {
            List<Row> rows = bulk.rows()
                    .subList(first, Math.min(first + PORTION, bulk.rows().size()));
            try {
                outcomes.addAll(portions.each(id, rows, first));
            } catch (DomainException refused) {
                if (first == 0) {
                    throw refused;
                }
                // What was done before stays done, and whoever asked has to know it.
                rest(refused, first, bulk.rows().size(), outcomes);
                break;
            }
        }
        portions.conclude(id, outcomes);
        return new Assigned(id, outcomes);
    }

    private static void rest(DomainException refused, int first, int end, List<RowOutcome> outcomes) {
        var refusal = new Refusal(refused.code(), refused.getMessage(), refused.errors());
        for (int row = first; row < end; row++) {
            outcomes.add(RowOutcome.refused(row, refusal));
        }
    }
}
