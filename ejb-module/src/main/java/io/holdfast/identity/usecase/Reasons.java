package io.holdfast.identity.usecase;

import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.DomainException.FieldError;
import io.holdfast.shared.problem.ProblemCode;
import java.util.List;

/** What somebody has to write who does what is asked about later. */
public final class Reasons {
    /** Fewer characters tell nobody anything. */
    public static final int SHORTEST = 10;

    public static final int LONGEST = 500;

    private Reasons() {}

    /** @throws DomainException {@link ProblemCode#INVALID_FIELD} at {@code /reason} */
    public static void check(String reason) {
        if (reason == null || reason.strip().length() < SHORTEST || reason.length() > LONGEST) {
            String detail = "Say why, in " + SHORTEST + " to " + LONGEST + " characters.";
            throw new DomainException(ProblemCode.INVALID_FIELD, detail, List.of(new FieldError("/reason", detail)));
        }
    }
}
