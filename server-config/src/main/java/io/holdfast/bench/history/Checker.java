package io.holdfast.bench.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rules of a history. Each subject is a register of one bit for itself: what is looked at is whether the answers fit an order
 * of the changes that their times permit, and whether every job had its effect once.
 */
public final class Checker {
    /** An allow that began after a revoke had returned. */
    public static final String STALE_ALLOW = "stale allow";
    /** A refusal of a session that was begun and that nobody ended. */
    public static final String LOST_SESSION = "lost session";
    /** An effect more than once, or of something that nobody asked for. */
    public static final String EFFECT_TOO_MUCH = "effect too much";
    /** A job that was accepted and has no effect at the end. */
    public static final String EFFECT_MISSING = "effect missing";

    private Checker() {}

    public static List<Violation> check(History history) {
        var rest = history.operations().stream().anyMatch(one -> one.is(Action.REST, Outcome.OK));
        var found = new ArrayList<Violation>();
        history.bySubject().forEach((subject, operations) -> {
            operations.forEach(one -> reading(one, operations).ifPresent(found::add));
            effects(subject, operations, rest).ifPresent(found::add);
        });
        return found;
    }

    private static Optional<Violation> reading(Operation read, List<Operation> all) {
        if (read.read(Operation.ALLOW)) return contradicted(STALE_ALLOW, read, Action.REVOKE, Action.GRANT, all);
        if (read.read(Operation.DENY)) return contradicted(LOST_SESSION, read, Action.GRANT, Action.REVOKE, all);
        return Optional.empty();
    }

    /**
     * A read is impossible when the last change that was over before it began says otherwise, and no change that would explain
     * it can lie between that one and the end of the read.
     */
    private static Optional<Violation> contradicted(
            String rule, Operation read, Action against, Action infavour, List<Operation> all) {
        return changes(against, all)
                .filter(change -> change.surelyDoneAt() < read.invoked())
                .filter(change -> changes(infavour, all)
                        .noneMatch(
                                other -> other.surelyDoneAt() >= change.invoked() && other.invoked() <= read.ended()))
                .findFirst()
                .map(change -> new Violation(rule, read.subject(), List.of(change, read)));
    }

    private static Stream<Operation> changes(Action action, List<Operation> all) {
        return all.stream().filter(one -> one.action() == action && one.mayHaveHappened());
    }

    private static Optional<Violation> effects(String subject, List<Operation> all, boolean rest) {
        var effects =
                all.stream().filter(one -> one.is(Action.EFFECT, Outcome.OK)).toList();
        var asked = changes(Action.SUBMIT, all).toList();
        if (effects.size() > asked.size()) return Optional.of(new Violation(EFFECT_TOO_MUCH, subject, effects));
        var accepted = asked.stream().filter(one -> one.outcome() == Outcome.OK).toList();
        return rest && effects.size() < accepted.size()
                ? Optional.of(new Violation(EFFECT_MISSING, subject, accepted))
                : Optional.empty();
    }
}
