package io.holdfast.webshared.paging;

import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;

/** What every list takes: how many items, and where to go on. */
public final class ListParameters {
    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 200;

    private ListParameters() {}

    /**
     * Reads {@code limit}.
     *
     * @param text null for the default of 50
     * @throws DomainException {@link ProblemCode#INVALID_PARAMETER} unless it is a whole number from 1 to 200
     */
    public static int limit(String text) {
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MAX_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException e) {
            throw notALimit();
        }
        throw notALimit();
    }

    /**
     * Reads a parameter that is {@code true} or {@code false}.
     *
     * @param text null for false
     * @throws DomainException {@link ProblemCode#INVALID_PARAMETER} for any other word
     */
    public static boolean flag(String name, String text) {
        if (text == null || text.equals("false")) {
            return false;
        }
        if (text.equals("true")) {
            return true;
        }
        throw new DomainException(ProblemCode.INVALID_PARAMETER, "'" + name + "' must be true or false.");
    }

    private static DomainException notALimit() {
        return new DomainException(
                ProblemCode.INVALID_PARAMETER, "'limit' must be a whole number from 1 to " + MAX_LIMIT + ".");
    }
}
