package io.holdfast.rbac.decision;

import io.holdfast.rbac.decision.Facts.Assignment;
import io.holdfast.rbac.decision.Facts.Reach;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What would turn a refusal into a grant, found by trying: one assignment more, for the very place, of the first role that does it. */
public final class SmallestGrant {
    private SmallestGrant() {}

    /**
     * The role that the person of a question would have to be assigned at its place. Empty when the answer is yes already, and
     * when no assignment would change it: an explicit deny, somebody disabled, a place that is not there.
     *
     * @param roles which to try, the smallest first
     */
    public static Optional<UUID> of(Facts facts, Question question, List<UUID> roles) {
        return each(facts, question, roles).findFirst();
    }

    /** Every role that {@link #of} might answer, the smallest first; each is tried when it is asked for. */
    public static Stream<UUID> each(Facts facts, Question question, List<UUID> roles) {
        if (Evaluator.decide(facts, question).allowed()) {
            return Stream.empty();
        }
        return roles.stream().filter(role -> Evaluator.decide(with(facts, question, role), question)
                .allowed());
    }

    private static Facts with(Facts facts, Question question, UUID role) {
        var reach = new Reach(question.place(), question.at(), null, false, Map.of());
        List<Assignment> assignments = new ArrayList<>(facts.assignments());
        assignments.add(new Assignment(role, question.user(), role, reach));
        return new Facts(
                facts.tenant(),
                facts.tenantActive(),
                facts.members(),
                assignments,
                facts.denials(),
                facts.juniors(),
                facts.ownPermissions(),
                facts.templatePermissions(),
                facts.overrides(),
                facts.within());
    }
}
