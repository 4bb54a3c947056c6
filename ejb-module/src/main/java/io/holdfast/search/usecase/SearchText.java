package io.holdfast.search.usecase;

import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;

/** What somebody looks for: up to a hundred characters with a letter or digit among them. */
public record SearchText(String value) {
    public static final int LONGEST = 100;

    public SearchText {
        if (!isOne(value)) {
            throw new IllegalArgumentException("not a text to search for");
        }
    }

    /**
     * Reads what was typed.
     *
     * @param text null when the parameter is absent
     * @throws DomainException {@link ProblemCode#INVALID_PARAMETER} when there is nothing to look for in it, or too much
     */
    public static SearchText parse(String text) {
        String typed = text == null ? "" : text.strip();
        if (!isOne(typed)) {
            throw new DomainException(
                    ProblemCode.INVALID_PARAMETER,
                    "'q' must hold a letter or digit, and at most " + LONGEST + " characters.");
        }
        return new SearchText(typed);
    }

    private static boolean isOne(String text) {
        return text.length() <= LONGEST
                && text.indexOf('\0') < 0
                && text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    @Override
    public String toString() {
        return value;
    }
}
