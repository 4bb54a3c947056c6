package io.holdfast.identity.usecase;

import io.holdfast.identity.model.Sessions;
import io.holdfast.rbac.model.RoleGrants;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.Collaborator;
import io.holdfast.shared.security.Grants;
import io.holdfast.tenancy.model.TenantSession;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The door: turns what a request carries into a caller with grants. Every request asks anew, so an ended session is over at once. */
@Stateless
@Collaborator
public class RecognizingCaller {
    @Inject
    Sessions sessions;

    @Inject
    RoleGrants grants;

    @Inject
    TenantSession tenantSession;

    @Inject
    @ConfigProperty(name = "holdfast.session.idle")
    Duration idle;

    /** The caller of an open session, found by the cookie's token. */
    public Optional<Caller> bySessionToken(String token, Caller.Origin origin) {
        return sessions.byTokenHash(Tokens.digest(token)).flatMap(key -> bySession(key, origin));
    }

    /** The caller of an open session that an access token named. */
    public Optional<Caller> bySession(Sessions.Key key, Caller.Origin origin) {
        tenantSession.enter(Caller.system("door", key.tenant(), Grants.NONE, origin));
        return sessions.live(key).map(live -> {
            sessions.touch(live, tenantSession.now(), idle);
            return new Caller(
                    Caller.Kind.USER,
                    key.tenant(),
                    live.user(),
                    key.session(),
                    live.email(),
                    live.account() == null ? null : live.account().value(),
                    grants.of(key.tenant(), live.user()),
                    origin);
        });
    }
}
