package io.holdfast.identity.usecase;

import io.holdfast.audit.usecase.AuditTrail;
import io.holdfast.audit.usecase.AuditedAction;
import io.holdfast.audit.usecase.EventDraft;
import io.holdfast.identity.model.Invitations;
import io.holdfast.identity.model.Logins;
import io.holdfast.security.RunAs;
import io.holdfast.shared.audit.Outcome;
import io.holdfast.shared.id.LoginId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.ChangesRights;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Accepts an invitation. Holding it proves the address, so the member is active at once. A person who already signs in
 * elsewhere joins with that login, after showing its password.
 */
@ApplicationScoped
public class SigningUp {
    private static final AuditedAction JOIN = AuditedAction.named("user.join");
    private static final int LONGEST_NAME = 255;

    @Inject
    CallerContext context;

    @Inject
    Doors doors;

    @Inject
    PasswordHashes passwords;

    @Inject
    Joining joining;

    @Inject
    RunAs runAs;

    @Inject
    AuditTrail trail;

    @Inject
    @ConfigProperty(name = "holdfast.demo")
    boolean demo;

    /**
     * Signs up.
     *
     * @throws DomainException {@link ProblemCode#INVITATION_INVALID} when it is unknown, used, expired or for another address;
     *     {@link ProblemCode#PASSWORD_REFUSED} when the password is too weak; {@link ProblemCode#INVALID_FIELD} without a name;
     *     {@link ProblemCode#TOO_MANY_REQUESTS} after too many attempts
     */
    @RequiresPermission(Permission.ANYONE)
    @ChangesRights
    public UserId signUp(String invitation, String email, String password, String name) {
        String address = email.strip().toLowerCase(Locale.ROOT);
        String called = called(name);
        AttemptKeys keys = AttemptKeys.ofSignUp(address, context.caller().origin());
        Optional<Doors.Lock> locked = doors.registerAttempt(keys);
        if (locked.isPresent()) {
            // As at sign-in: the beginning of a lock, not every knock.
            if (locked.get().begun()) {
                trail.appendDetached(JOIN, Outcome.DENIED, "too many attempts", attemptOf(address));
            }
            throw new DomainException(ProblemCode.TOO_MANY_REQUESTS, "Too many attempts. Try again later.");
        }
        // Before the login is looked at: an invitation of one's own must not serve to try passwords of another's
        // address.
        Invitations.Key key = doors.invitation(invitation)
                .filter(k -> runAs.call(callerFor(k), () -> joining.isInvited(k, address)))
                .orElseThrow(() -> {
                    trail.appendDetached(
                            JOIN, Outcome.FAILED, "no such invitation for this address", attemptOf(address));
                    return invalid();
                });
        Optional<Logins.Login> known = doors.login(address);
        LoginId login = known.map(l -> proven(key, address, l, password)).orElse(null);
        String hash = null;
        if (login == null) {
            PasswordRules.check(password, address, demo);
            hash = passwords.hash(password);
        }
        UserId user = join(key, address, called, login, hash);
        doors.succeeded(keys);
        return user;
    }

    /** Not every door checks what a form promises. */
    static String called(String name) {
        String called = name.strip();
        if (called.isEmpty() || called.length() > LONGEST_NAME || called.indexOf('\0') >= 0) {
            String how = "Enter a name of at most " + LONGEST_NAME + " characters.";
            throw new DomainException(
                    ProblemCode.INVALID_FIELD, how, List.of(new DomainException.FieldError("/name", how)));
        }
        return called;
    }

    private LoginId proven(Invitations.Key key, String email, Logins.Login login, String password) {
        if (!passwords.matches(password, login.passwordHash()) || !login.active()) {
            noteWrongPassword(key, email);
            throw new DomainException(
                    ProblemCode.INVITATION_INVALID,
                    "This address already signs in to Holdfast: use that password.",
                    List.of(new DomainException.FieldError("/password", "Use your present password.")));
        }
        return login.id();
    }

    private void noteWrongPassword(Invitations.Key key, String email) {
        runAs.call(callerFor(key), () -> {
            trail.appendDetached(JOIN, Outcome.FAILED, "wrong password of an existing login", attemptOf(email));
            return null;
        });
    }

    private static EventDraft attemptOf(String email) {
        return new EventDraft().entity("signin", null).personal("email", email);
    }

    private UserId join(Invitations.Key key, String address, String name, LoginId login, String hash) {
        return runAs.call(callerFor(key), () -> joining.accept(key, address, name, login, hash));
    }

    private Caller callerFor(Invitations.Key key) {
        return RunAs.system("sign-up", key.tenant(), Permission.OPERATE)
                .at(context.caller().origin());
    }

    static DomainException invalid() {
        return new DomainException(
                ProblemCode.INVITATION_INVALID,
                "This invitation is not valid for this address: it may have been used or be past its date.",
                List.of(new DomainException.FieldError("/invitation", "Ask for a new invitation.")));
    }
}
