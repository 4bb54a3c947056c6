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
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Turns what a request carries into a caller with grants, by asking the database. */
@Stateless
@Collaborator
public class RecognizingCaller {
    /** Nothing is remembered longer, whatever its own end. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

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
    public Optional<Recognized> bySessionToken(String token, Visit visit) {
        return sessions.byTokenHash(Tokens.digest(token)).flatMap(key -> bySession(key, visit));
    }

    /** The caller of an open session that an access token named. */
    public Optional<Recognized> bySession(Sessions.Key key, Visit visit) {
        tenantSession.enter(Caller.system("door", key.tenant(), Grants.NONE, visit.origin()));
        return sessions.live(key)
                .map(live -> visit.background() ? live : used(live))
                .map(live -> recognized(live, visit));
    }

    private Sessions.Live used(Sessions.Live live) {
        return sessions.touch(live, tenantSession.now(), idle);
    }

    private Recognized recognized(Sessions.Live live, Visit visit) {
        Sessions.Key key = live.key();
        RoleGrants.Held held = grants.heldBy(key.tenant(), live.user(), key.session());
        var caller = new Caller(
                Caller.Kind.USER,
                key.tenant(),
                live.user(),
                key.session(),
                live.email(),
                live.account() == null ? null : live.account().value(),
                held.grants(),
                visit.origin());
        Instant until = Stream.of(
                        tenantSession.now().plus(LONGEST), live.idleExpiresAt(), live.expiresAt(), held.changesAt())
                .filter(end -> end != null)
                .min(Instant::compareTo)
                .orElseThrow();
        return new Recognized(caller, until, live.touchDue());
    }
}
