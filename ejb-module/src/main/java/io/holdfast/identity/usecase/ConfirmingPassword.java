package io.holdfast.identity.usecase;

import io.holdfast.audit.usecase.AuditedAction;
import io.holdfast.audit.usecase.EventDraft;
import io.holdfast.identity.model.Logins;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.DomainException.FieldError;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Collaborator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * Asks somebody who is signed in for their password once more. Attempts count as at the sign-in, and the work is the same for a right and
 * a wrong one. Not to be called in a transaction.
 */
@Collaborator
@ApplicationScoped
public class ConfirmingPassword {
    private static final AuditedAction LOGIN = AuditedAction.named("LOGIN");

    @Inject
    CallerContext context;

    @Inject
    Doors doors;

    @Inject
    PasswordHashes passwords;

    @Inject
    PasswordThrottle throttle;

    /**
     * Returns when the password is the caller's.
     *
     * @throws DomainException {@link ProblemCode#INVALID_FIELD} at {@code /password} when it is not; {@link ProblemCode#SIGN_IN_LOCKED}
     *     after too many attempts
     */
    public void confirm(String password) {
        Caller caller = context.caller();
        AttemptKeys keys = AttemptKeys.ofSignIn(caller.name(), caller.origin());
        throttle.count(keys, caller.name(), LOGIN, new EventDraft().entity("user", caller.user()));
        Optional<Logins.Login> login = doors.login(caller.name()).filter(Logins.Login::active);
        boolean usable = password != null && password.length() <= SigningIn.LONGEST_PASSWORD;
        boolean right = passwords.matches(
                usable ? password : "", login.map(Logins.Login::passwordHash).orElse(null));
        if (!right) {
            String detail = "The password is not right.";
            throw new DomainException(ProblemCode.INVALID_FIELD, detail, List.of(new FieldError("/password", detail)));
        }
        doors.succeeded(keys);
    }
}
