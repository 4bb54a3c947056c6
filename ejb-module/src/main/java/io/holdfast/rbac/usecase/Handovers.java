package io.holdfast.rbac.usecase;

import io.holdfast.rbac.model.Area;
import io.holdfast.rbac.model.AssignedRole;
import io.holdfast.rbac.model.Assignments;
import io.holdfast.rbac.usecase.Handover.Former;
import io.holdfast.rbac.usecase.Handover.Row;
import io.holdfast.rbac.usecase.HypotheticalChange.AssignmentWish;
import io.holdfast.rbac.usecase.HypotheticalChange.Give;
import io.holdfast.rbac.usecase.HypotheticalChange.Prolong;
import io.holdfast.rbac.usecase.HypotheticalChange.Revoke;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.DomainException.FieldError;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Collaborator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * What a hand-over amounts to: assignments that end or go on, and then those that are given. All of it is tried, so that each row that
 * may not be says so at once; in that order, so that two who swap offices never hold both.
 */
@ApplicationScoped
@Collaborator
public class Handovers {
    private static final String ASSIGNMENT = "/assignment";
    private static final String NEXT = "/userId";
    private static final String BEGIN = "/validFrom";
    private static final String END = "/validTo";

    @Inject
    CallerContext context;

    @Inject
    Assignments assignments;

    /**
     * What was made of a hand-over.
     *
     * @param ended assignments that end at another time than before
     * @param given new ones
     * @param errors of rows that may not be; empty when all may
     */
    public record Outcome(List<AssignedRole> ended, List<AssignedRole> given, List<FieldError> errors) {
        /** @throws DomainException {@link ProblemCode#HANDOVER_REFUSED} naming every row that may not be */
        void refuse() {
            if (!errors.isEmpty()) {
                throw new DomainException(
                        ProblemCode.HANDOVER_REFUSED,
                        "Nothing was handed over: "
                                + (errors.size() == 1
                                        ? errors.get(0).detail()
                                        : errors.size() + " things stand against it."),
                        errors);
            }
        }
    }

    /** @param at the member that a refusal is about @param timeAt the member that says when it ends */
    private record Step(int row, String at, String timeAt, AssignmentWish wish) {}

    /**
     * Makes every step.
     *
     * @param maker makes one, and throws when it may not be
     * @throws DomainException {@link ProblemCode#INVALID_FIELD} for a hand-over without rows
     */
    public Outcome make(Handover handover, Function<AssignmentWish, AssignedRole> maker) {
        if (handover.rows().isEmpty()) {
            String detail = "Name an office at least.";
            throw new DomainException(ProblemCode.INVALID_FIELD, detail, List.of(new FieldError("/rows", detail)));
        }
        List<Step> ends = new ArrayList<>();
        List<Step> gifts = new ArrayList<>();
        List<FieldError> errors = new ArrayList<>();
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < handover.rows().size(); i++) {
            Row row = handover.rows().get(i);
            if (row.assignment() != null && !seen.add(row.assignment())) {
                errors.add(error(i, ASSIGNMENT, "This assignment stands in an earlier row, too."));
            } else {
                plan(i, row, ends, gifts, errors);
            }
        }
        return new Outcome(made(ends, maker, errors), made(gifts, maker, errors), errors);
    }

    private void plan(int i, Row row, List<Step> ends, List<Step> gifts, List<FieldError> errors) {
        AssignedRole held = null;
        if (row.assignment() != null) {
            Area area = ManagedPeople.areaOf(context.caller());
            held = assignments.find(context.tenant(), area, row.assignment()).orElse(null);
            if (held == null) {
                errors.add(error(i, ASSIGNMENT, "There is no such assignment where you look after people."));
                return;
            }
        }
        boolean unchanged = held == null || row.former() == Former.UNCHANGED;
        if (row.next() == null && unchanged) {
            errors.add(error(i, NEXT, "Say who comes next, or let the present term end."));
        } else if (held != null && held.user().equals(row.next())) {
            ends.add(new Step(i, NEXT, END, new Prolong(held.id(), row.to())));
        } else {
            if (!unchanged) {
                end(i, row, held, ends);
            }
            if (row.next() != null) {
                gifts.add(new Step(
                        i,
                        NEXT,
                        END,
                        held == null
                                ? new Give(row.next(), row.role(), row.scope(), row.from(), row.to(), Map.of())
                                : new Give(
                                        row.next(),
                                        held.role(),
                                        held.scope(),
                                        row.from(),
                                        row.to(),
                                        held.condition())));
            }
        }
    }

    /** The term ends where the next one begins; one that would begin then or later is none. */
    private static void end(int i, Row row, AssignedRole held, List<Step> ends) {
        Instant begin = row.from();
        if (begin == null || !held.validFrom().isBefore(begin)) {
            ends.add(new Step(i, ASSIGNMENT, BEGIN, new Revoke(held.id())));
        } else if (held.validTo() == null
                || held.validTo().isAfter(begin)
                || row.former() == Former.STAYS && held.validTo().isBefore(begin)) {
            ends.add(new Step(i, ASSIGNMENT, BEGIN, new Prolong(held.id(), begin)));
        }
    }

    private static List<AssignedRole> made(
            List<Step> steps, Function<AssignmentWish, AssignedRole> maker, List<FieldError> errors) {
        List<AssignedRole> made = new ArrayList<>();
        for (Step step : steps) {
            try {
                made.add(maker.apply(step.wish()));
            } catch (DomainException refused) {
                RowFaults.passOnOthers(refused);
                errors.addAll(errors(step, refused));
            }
        }
        return made;
    }

    private static List<FieldError> errors(Step step, DomainException refused) {
        if (refused.errors().isEmpty()) {
            return List.of(error(step.row(), step.at(), refused.getMessage()));
        }
        return refused.errors().stream()
                .map(fault -> error(
                        step.row(), fault.pointer().equals(END) ? step.timeAt() : fault.pointer(), fault.detail()))
                .toList();
    }

    private static FieldError error(int row, String member, String detail) {
        return new FieldError("/rows/" + row + member, detail);
    }
}
