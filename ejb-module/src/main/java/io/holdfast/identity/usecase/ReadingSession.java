package io.holdfast.identity.usecase;

import io.holdfast.identity.model.Sessions;
import io.holdfast.identity.model.Users;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Grants;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import io.holdfast.shared.security.TenantSwitch;
import io.holdfast.tenancy.model.Tenant;
import io.holdfast.tenancy.model.Tenants;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;

/** Tells a signed-in person who they are here. */
@Stateless
public class ReadingSession {
    private static final String PLATFORM = "SUPER_ADMIN";

    @Inject
    CallerContext context;

    @Inject
    Users users;

    @Inject
    Tenants tenants;

    @Inject
    Sessions sessions;

    /** The caller's own session. Never null. */
    @RequiresPermission(Permission.SIGNED_IN)
    public SessionView current() {
        var caller = context.caller();
        if (caller.entered() != null) {
            return entered(caller);
        }
        var user = users.find(caller.tenant(), caller.user()).orElseThrow(ReadingSession::ended);
        var tenant = tenants.find(caller.tenant()).orElseThrow(ReadingSession::ended);
        var live = sessions.live(new Sessions.Key(caller.tenant(), caller.session()))
                .orElseThrow(ReadingSession::ended);
        return new SessionView(
                new SessionView.UserView(
                        user.id().toString(),
                        user.email(),
                        user.name(),
                        user.accountId().map(Object::toString).orElse(null),
                        user.role()),
                words(tenant),
                tenants.isAboveOthers(),
                grants(caller.grants()),
                List.copyOf(caller.grants().permissionKeys()),
                live.expiresAt(),
                null);
    }

    /** Somebody who is no member here: who they are is told by the organization that they come from. */
    private SessionView entered(Caller caller) {
        var tenant = tenants.find(caller.tenant()).orElseThrow(ReadingSession::ended);
        TenantSwitch by = caller.entered();
        return new SessionView(
                new SessionView.UserView(caller.user().toString(), caller.name(), caller.name(), null, PLATFORM),
                words(tenant),
                tenants.isAboveOthers(),
                grants(caller.grants()),
                List.copyOf(caller.grants().permissionKeys()),
                by.endsAt(),
                new SessionView.EnteredView(by.id().toString(), by.begunAt(), by.endsAt()));
    }

    private static SessionView.TenantView words(Tenant tenant) {
        return new SessionView.TenantView(
                tenant.id().toString(),
                tenant.slug(),
                tenant.name(),
                tenant.kind().word());
    }

    private static List<SessionView.GrantView> grants(Grants grants) {
        return grants.all().stream()
                .map(g -> new SessionView.GrantView(
                        g.role(),
                        g.scope().type().word(),
                        g.scope().id() == null ? null : g.scope().id().toString()))
                .distinct()
                .toList();
    }

    private static DomainException ended() {
        return new DomainException(ProblemCode.UNAUTHENTICATED, "The session has ended.");
    }
}
