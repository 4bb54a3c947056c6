package io.holdfast.identity.usecase;

import io.holdfast.identity.model.Invitations;
import io.holdfast.identity.model.Logins;
import io.holdfast.shared.id.LoginId;
import io.holdfast.shared.security.Collaborator;
import io.holdfast.shared.security.TenantBound;
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

    /** Counts an attempt for the address and for the e-mail; answers until when either is locked, or empty. */
    public Optional<Instant> registerAttempt(String emailKey, String addressKey) {
        Optional<Instant> address = logins.registerAttempt(addressKey, perAddress, window, lock);
        return address.isPresent() ? address : logins.registerAttempt(emailKey, perEmail, window, lock);
    }

    /** A right password: the e-mail's count ends, the address gets this attempt back. */
    public void succeeded(String emailKey, String addressKey) {
        logins.clearAttempts(emailKey);
        logins.forgiveAttempt(addressKey);
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
