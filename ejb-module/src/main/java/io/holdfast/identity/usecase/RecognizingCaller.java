package io.holdfast.identity.usecase;

import io.holdfast.identity.model.Sessions;
import io.holdfast.identity.model.TenantSwitches;
import io.holdfast.rbac.model.RoleGrants;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.CallerContext.AsRead;
import io.holdfast.shared.security.Collaborator;
import io.holdfast.shared.security.Grants;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.Scope;
import io.holdfast.shared.security.TenantSwitch;
import io.holdfast.tenancy.model.Tenant;
import io.holdfast.tenancy.model.TenantSession;
import io.holdfast.tenancy.model.Tenants;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Turns what a request carries into a caller with grants, by asking the database. */
@Stateless
@Collaborator
public class RecognizingCaller {
    /** Nothing is remembered longer, whatever its own end. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    @Inject
    CallerContext context;

    @Inject
    Sessions sessions;

    @Inject
    RoleGrants grants;

    @Inject
    TenantSession tenantSession;

    @Inject
    TenantSwitches switches;

    @Inject
    Tenants tenants;

    @Inject
    @ConfigProperty(name = "holdfast.session.idle")
    Duration idle;

    /** The caller of an open session, found by the cookie's token. */
    public Optional<Recognized> bySessionToken(String token, Visit visit) {
        return sessions.byTokenHash(Tokens.digest(token)).flatMap(key -> bySession(key, visit));
    }

    /** The caller of an open session that an access token named; in the organization that the session has entered, if it has. */
    public Optional<Recognized> bySession(Sessions.Key key, Visit visit) {
        return door(key.tenant(), visit, () -> atHome(key, visit).map(known -> entered(known, visit)));
    }

    /** The same where the session belongs, wherever it acts. */
    public Optional<Recognized> bySessionAtHome(Sessions.Key key, Visit visit) {
        return door(key.tenant(), visit, () -> atHome(key, visit));
    }

    /** Only reads: in a write's own transaction, which is in the tenant already, nothing has to be said to the database. */
    private <T> T door(TenantId tenant, Visit visit, Supplier<T> work) {
        if (tenantSession.isIn(tenant)) {
            return work.get();
        }
        return tenantSession.as(Caller.system("door", tenant, Grants.NONE, visit.origin()), work);
    }

    private Optional<Recognized> atHome(Sessions.Key key, Visit visit) {
        return sessions.live(key)
                .map(live -> visit.background() ? live : used(live))
                .map(live -> recognized(live, visit));
    }

    /**
     * Follows a session of the platform to where it acts, as long as the person may enter organizations and this one is active. The
     * rights there are those that they hold for the platform as a whole, but for entering a further one.
     */
    private Recognized entered(Recognized known, Visit visit) {
        Caller caller = known.caller();
        if (!caller.tenant().equals(Caller.PLATFORM) || !caller.grants().hasInTenant(Permission.MANAGE_TENANTS)) {
            return known;
        }
        return switches.live(caller.tenant(), caller.session())
                .flatMap(open -> door(open.organization(), visit, () -> tenants.find(open.organization()))
                        .filter(Tenant::active)
                        .map(organization -> caller.entering(
                                open.organization(),
                                forOthers(caller.grants()),
                                new TenantSwitch(
                                        open.id(),
                                        caller.tenant(),
                                        organization.name(),
                                        open.begunAt(),
                                        open.endsAt()))))
                .map(there -> new Recognized(there, known.until(), known.touchDue()))
                .orElse(known);
    }

    private static Grants forOthers(Grants grants) {
        return new Grants(
                grants.all().stream()
                        .filter(grant -> grant.scope().equals(Scope.TENANT)
                                && !grant.permission().equals(Permission.MANAGE_TENANTS.key()))
                        .toList(),
                grants.roles());
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
        context.read(new AsRead(key.session(), live.epoch(), until));
        return new Recognized(caller, until, live.touchDue());
    }
}
