package io.holdfast.identity.usecase;

import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import java.util.List;
import java.util.Locale;

/** What a new password must be: long, and nothing that everyone can guess (NIST SP 800-63B, 5.1.1.2: length over composition). */
final class PasswordRules {
    static final int SHORTEST = 12;

    private PasswordRules() {}

    /** @throws DomainException {@link ProblemCode#PASSWORD_REFUSED} that says how to mend it */
    static void check(String password, String email, boolean demo) {
        int characters = password.codePointCount(0, password.length());
        if (characters < SHORTEST) {
            throw refused("Use at least " + SHORTEST + " characters; a few words are easy to remember.");
        }
        if (password.length() > SigningIn.LONGEST_PASSWORD) {
            throw refused("Use at most " + SigningIn.LONGEST_PASSWORD + " characters.");
        }
        String lower = password.toLowerCase(Locale.ROOT);
        String name = email.substring(0, Math.max(0, email.indexOf('@')));
        if (lower.contains(email)
                || (name.length() >= 4 && lower.equals(name.repeat(Math.max(1, lower.length() / name.length()))))) {
            throw refused("The password must not be made of your e-mail address.");
        }
        if (lower.chars().distinct().count() < 4) {
            throw refused("The password repeats too few characters.");
        }
        if (!demo && password.equals(SigningIn.DEMO_PASSWORD)) {
            throw refused("This password is in our documentation. Choose another one.");
        }
    }

    private static DomainException refused(String how) {
        return new DomainException(
                ProblemCode.PASSWORD_REFUSED, how, List.of(new DomainException.FieldError("/password", how)));
    }
}
