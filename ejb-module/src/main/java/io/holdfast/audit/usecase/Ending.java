package io.holdfast.audit.usecase;

import io.holdfast.shared.audit.Outcome;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;

/**
 * How an audited call that threw has ended. The reason is the problem's code or the exception's type, never its message: a
 * message may hold what somebody sent.
 */
record Ending(Outcome outcome, String reason) {
    private static final int MAX_CAUSES = 10;

    static Ending of(Throwable thrown) {
        Throwable cause = thrown;
        // What leaves a nested bean undeclared arrives wrapped in an EJBException.
        for (int i = 0; i < MAX_CAUSES && cause != null; i++, cause = cause.getCause()) {
            if (cause instanceof DomainException problem) {
                return new Ending(outcomeOf(problem.code()), problem.code().code() + " " + problem.code());
            }
        }
        return new Ending(Outcome.FAILED, thrown.getClass().getSimpleName());
    }

    private static Outcome outcomeOf(ProblemCode code) {
        return code.status() == 403 || code == ProblemCode.UNAUTHENTICATED ? Outcome.DENIED : Outcome.FAILED;
    }
}
