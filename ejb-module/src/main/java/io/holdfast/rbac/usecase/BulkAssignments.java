package io.holdfast.rbac.usecase;

import static java.util.stream.Collectors.toSet;

import io.holdfast.rbac.model.AssignedRole;
import io.holdfast.rbac.model.Assignments;
import io.holdfast.rbac.model.Savepoints;
import io.holdfast.rbac.usecase.BulkAssignment.Row;
import io.holdfast.rbac.usecase.HypotheticalChange.AssignmentWish;
import io.holdfast.rbac.usecase.HypotheticalChange.Give;
import io.holdfast.rbac.usecase.HypotheticalChange.Prolong;
import io.holdfast.rbac.usecase.HypotheticalChange.Revoke;
import io.holdfast.rbac.usecase.RowOutcome.State;
import io.holdfast.rbac.usecase.SimulatedChange.Refusal;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.DomainException.FieldError;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Collaborator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** What the rows of a bulk amount to, and each of them tried in the caller's transaction: a refused one leaves nothing there. */
@ApplicationScoped
@Collaborator
public class BulkAssignments {
    @Inject
    CallerContext context;

    @Inject
    Assignments assignments;

    @Inject
    Savepoints savepoints;

    /**
     * Tries each row.
     *
     * @param first the number of the first one
     * @param maker makes a change, and throws when it may not be
     */
    public List<RowOutcome> make(List<Row> rows, int first, Function<AssignmentWish, AssignedRole> maker) {
        Map<String, UserId> people = assignments.byEmail(
                context.tenant(),
                ManagedPeople.areaOf(context.caller()),
                rows.stream().map(Row::email).filter(Objects::nonNull).collect(toSet()));
        List<RowOutcome> outcomes = new ArrayList<>();
        for (Row row : rows) {
            outcomes.add(outcome(first + outcomes.size(), row, people, maker));
        }
        return outcomes;
    }

    /**
     * Refuses a bulk of which a row was refused.
     *
     * @throws DomainException {@link ProblemCode#BULK_REFUSED} naming every such row
     */
    static void refuse(List<RowOutcome> outcomes) {
        List<FieldError> errors = outcomes.stream()
                .filter(RowOutcome::isRefused)
                .flatMap(outcome -> errors(outcome).stream())
                .toList();
        if (!errors.isEmpty()) {
            throw new DomainException(
                    ProblemCode.BULK_REFUSED,
                    errors.size() == 1
                            ? errors.get(0).detail()
                            : errors.size() + " things stand against it; each row says why.",
                    errors);
        }
    }

    private static List<FieldError> errors(RowOutcome outcome) {
        String at = "/rows/" + outcome.row();
        Refusal refusal = outcome.refusal();
        return refusal.errors().isEmpty()
                ? List.of(new FieldError(at, refusal.detail()))
                : refusal.errors().stream()
                        .map(error -> new FieldError(at + error.pointer(), error.detail()))
                        .toList();
    }

    private RowOutcome outcome(
            int number, Row row, Map<String, UserId> people, Function<AssignmentWish, AssignedRole> maker) {
        try {
            AssignedRole made = savepoints.attempt(() -> maker.apply(wish(row, people)));
            return new RowOutcome(number, row.end() ? State.ENDED : State.GIVEN, made.id(), null);
        } catch (DomainException refused) {
            RowFaults.passOnOthers(refused);
            return RowOutcome.refused(number, new Refusal(refused.code(), refused.getMessage(), refused.errors()));
        }
    }

    private AssignmentWish wish(Row row, Map<String, UserId> people) {
        UserId user = row.user() == null ? people.get(row.email()) : row.user();
        if (user == null) {
            throw invalid("/email", "There is no such person here.");
        }
        if (!row.end()) {
            return new Give(user, row.role(), row.scope(), row.from(), row.to(), Map.of());
        }
        AssignedRole held = assignments.living(context.tenant(), user).stream()
                .filter(one -> one.role().equals(row.role()) && one.scope().equals(row.scope()))
                .findFirst()
                .orElseThrow(() -> invalid("/role", "This person does not have that role there."));
        return row.to() == null ? new Revoke(held.id()) : new Prolong(held.id(), row.to());
    }

    private static DomainException invalid(String pointer, String detail) {
        return new DomainException(ProblemCode.INVALID_FIELD, detail, List.of(new FieldError(pointer, detail)));
    }
}
