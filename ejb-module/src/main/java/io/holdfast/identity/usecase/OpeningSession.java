package io.holdfast.identity.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.identity.model.Sessions;
import io.holdfast.identity.model.Users;
import io.holdfast.rbac.model.RoleGrants;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import io.holdfast.tenancy.model.TenantSession;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Opens a session for a person whose password was right, in that person's tenant. */
@Stateless
public class OpeningSession {
    @Inject
    CallerContext context;

    @Inject
    Sessions sessions;

    @Inject
    Users users;

    @Inject
    RoleGrants grants;

    @Inject
    TenantSession tenantSession;

    @Inject
    AuditDraft draft;

    @Inject
    @ConfigProperty(name = "holdfast.session.idle")
    Duration idle;

    @Inject
    @ConfigProperty(name = "holdfast.session.absolute")
    Duration absolute;

    /** Opens the caller's session and notes the sign-in; answers when the session ends at the latest. */
    @Audited("LOGIN")
    @RequiresPermission(Permission.SIGNED_IN)
    public Instant open(byte[] tokenHash) {
        Caller caller = context.caller();
        var user = users.find(caller.tenant(), caller.user())
                .orElseThrow(() -> new DomainException(ProblemCode.SIGN_IN_FAILED, SigningIn.FAILED));
        user.signedIn(tenantSession.now());
        Instant expiresAt = sessions.open(caller, tokenHash, idle, absolute);
        context.enter(new Caller(
                caller.kind(),
                caller.tenant(),
                caller.user(),
                caller.session(),
                caller.name(),
                user.accountId().map(a -> a.value()).orElse(null),
                grants.of(caller.tenant(), caller.user()),
                caller.origin()));
        draft.entity("session", caller.session());
        draft.meta("method", "password");
        return expiresAt;
    }
}
