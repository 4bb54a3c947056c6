package io.holdfast.identity.usecase;

import io.holdfast.identity.model.Invitations;
import io.holdfast.identity.model.Logins;
import io.holdfast.shared.id.LoginId;
import io.holdfast.shared.security.Collaborator;
import io.holdfast.shared.security.TenantBound;
import io.holdfast.tenancy.model.TenantSession;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What signing in and up asks before a tenant is known, each question in a transaction of its own. */
@Stateless
@Collaborator
@TenantBound
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Doors {
    @Inject
    Logins logins;

    @Inject
    Invitations invitations;

    @Inject
    TenantSession session;

    @Inject
    @ConfigProperty(name = "holdfast.signin.attempts-per-email-and-address")
    int perEmailAndAddress;

    @Inject
    @ConfigProperty(name = "holdfast.signin.attempts-per-email")
    int perEmail;

    @Inject
    @ConfigProperty(name = "holdfast.signin.attempts-per-address")
    int perAddress;

    @Inject
    @ConfigProperty(name = "holdfast.signin.window")
    Duration window;

    @Inject
    @ConfigProperty(name = "holdfast.signin.lock")
    Duration lock;

    /**
     * A key that is locked.
     *
     * @param begun true for the attempt that locked it, false for those that follow
     * @param ofPerson true when it is one person's, false when it is everybody's from that place
     */
    public record Lock(Instant until, boolean begun, boolean ofPerson) {}

    /** Counts an attempt under each of its keys, up to the first that is locked; empty when the attempt may go on. */
    public Optional<Lock> registerAttempt(AttemptKeys keys) {
        return register(keys.place(), perAddress, false)
                .or(() -> register(keys.personFromPlace(), perEmailAndAddress, true))
                .or(() -> register(keys.person(), perEmail, true));
    }

    private Optional<Lock> register(String key, int limit, boolean ofPerson) {
        return logins.registerAttempt(key, limit, window, lock)
                .map(until -> new Lock(until, until.equals(session.now().plus(lock)), ofPerson));
    }

    /**
     * A right password: what this person got wrong from this place is forgotten; person and place get this attempt back, but
     * what strangers tried elsewhere, or for others from here, still counts.
     */
    public void succeeded(AttemptKeys keys) {
        logins.clearAttempts(keys.personFromPlace());
        logins.forgiveAttempt(keys.person());
        logins.forgiveAttempt(keys.place());
    }

    public Optional<Logins.Login> login(String email) {
        return logins.byEmail(email);
    }

    public List<Logins.Membership> memberships(LoginId login) {
        return logins.memberships(login);
    }

    public Optional<Invitations.Key> invitation(String token) {
        return invitations.byTokenHash(Tokens.digest(token));
    }
}
