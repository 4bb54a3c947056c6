package io.holdfast.rbac.usecase;

import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import java.util.EnumSet;
import java.util.Set;

/** What may be wrong with one row among many. Anything else is wrong with the whole. */
public final class RowFaults {
    private static final Set<ProblemCode> OF_A_ROW = EnumSet.of(
            ProblemCode.INVALID_FIELD,
            ProblemCode.NOT_FOUND,
            ProblemCode.CONFLICT,
            ProblemCode.ASSIGNMENT_REFUSED,
            ProblemCode.SEPARATION_VIOLATED);

    private RowFaults() {}

    /** Returns when a row was refused for a reason of its own. @throws DomainException the refusal itself when it is about the whole */
    public static void passOnOthers(DomainException refused) {
        if (!OF_A_ROW.contains(refused.code())) {
            throw refused;
        }
    }
}
