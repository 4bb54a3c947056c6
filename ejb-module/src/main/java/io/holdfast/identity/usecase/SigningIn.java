package io.holdfast.identity.usecase;

import io.holdfast.audit.usecase.AuditTrail;
import io.holdfast.audit.usecase.AuditedAction;
import io.holdfast.audit.usecase.EventDraft;
import io.holdfast.identity.model.Logins;
import io.holdfast.shared.audit.Outcome;
import io.holdfast.shared.id.SessionId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Grants;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Signs a person in by e-mail and password. Every wrong pair gets the same answer after the same work, and attempts are counted
 * before the password is looked at. No database transaction is open while the password is hashed.
 */
@ApplicationScoped
public class SigningIn {
    static final String FAILED = "The e-mail address or the password is not right.";
    static final int LONGEST_EMAIL = 255;
    static final int LONGEST_PASSWORD = 1024;
    static final String DEMO_PASSWORD = "holdfast-demo";
    private static final AuditedAction LOGIN = AuditedAction.named("LOGIN");

    @Inject
    CallerContext context;

    @Inject
    Doors doors;

    @Inject
    PasswordHashes passwords;

    @Inject
    OpeningSession opening;

    @Inject
    AccessTokens accessTokens;

    @Inject
    AuditTrail trail;

    @Inject
    PasswordThrottle throttle;

    @Inject
    @ConfigProperty(name = "holdfast.demo")
    boolean demo;

    /**
     * Signs in.
     *
     * @param tenant slug of the organization, needed by people who belong to several; else null
     * @throws DomainException {@link ProblemCode#SIGN_IN_FAILED} for a wrong pair, whichever half is wrong; {@link
     *     ProblemCode#SIGN_IN_LOCKED} after too many attempts, with {@code retryAfterSeconds}; {@link
     *     ProblemCode#TENANT_REQUIRED} with the person's {@code tenants} when the password was right
     */
    @RequiresPermission(Permission.ANYONE)
    public SignedIn signIn(String email, String password, String tenant) {
        String address = email.strip().toLowerCase(Locale.ROOT);
        AttemptKeys keys = AttemptKeys.ofSignIn(address, context.caller().origin());
        throttle.count(keys, address, LOGIN, attemptOf(address));
        Logins.Login login = verified(address, password);
        var membership = chosen(doors.memberships(login.id()), tenant, address);
        Caller.Origin origin = context.caller().origin();
        var session = SessionId.next();
        context.enter(new Caller(
                Caller.Kind.USER, membership.tenant(), membership.user(), session, address, null, Grants.NONE, origin));
        String token = Tokens.next();
        Instant expiresAt = opening.open(Tokens.digest(token));
        doors.succeeded(keys);
        return new SignedIn(token, accessTokens.issue(context.caller()), accessTokens.lifetimeSeconds(), expiresAt);
    }

    private Logins.Login verified(String email, String password) {
        boolean usable = email.length() <= LONGEST_EMAIL
                && email.indexOf('\0') < 0 // PostgreSQL has no text with one
                && password.length() <= LONGEST_PASSWORD
                && (demo || !password.equals(DEMO_PASSWORD));
        Optional<Logins.Login> login = usable ? doors.login(email) : Optional.empty();
        boolean right = passwords.matches(
                usable ? password : "", login.map(Logins.Login::passwordHash).orElse(null));
        if (!right || !login.get().active()) {
            trail.appendDetached(LOGIN, Outcome.FAILED, "wrong e-mail address or password", attemptOf(email));
            throw new DomainException(ProblemCode.SIGN_IN_FAILED, FAILED);
        }
        return login.get();
    }

    private static EventDraft attemptOf(String email) {
        return new EventDraft().entity("signin", null).personal("email", email);
    }

    private Logins.Membership chosen(List<Logins.Membership> memberships, String tenant, String email) {
        if (memberships.size() == 1 && tenant == null) {
            return memberships.get(0);
        }
        if (memberships.size() > 1 && tenant == null) {
            var choices = memberships.stream()
                    .map(m -> Map.of("slug", m.slug(), "name", m.name()))
                    .toList();
            throw new DomainException(
                    ProblemCode.TENANT_REQUIRED,
                    "You belong to several organizations: name one as 'tenant'.",
                    List.of(),
                    Map.of("tenants", choices));
        }
        return memberships.stream()
                .filter(m -> m.slug().equals(tenant))
                .findFirst()
                .orElseThrow(() -> {
                    trail.appendDetached(LOGIN, Outcome.FAILED, "not a member of that organization", attemptOf(email));
                    return new DomainException(ProblemCode.SIGN_IN_FAILED, FAILED);
                });
    }
}
