package io.holdfast.identity.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.identity.model.Invitations;
import io.holdfast.identity.model.Invitations.Added;
import io.holdfast.identity.model.Invitations.Promise;
import io.holdfast.identity.model.OpenInvitations;
import io.holdfast.mail.MailLanguage;
import io.holdfast.rbac.model.RoleGrants;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.id.AccountId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.DomainException.FieldError;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import io.holdfast.shared.security.Scope;
import io.holdfast.tenancy.model.Account;
import io.holdfast.tenancy.model.Tenants;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/** Invites people into the caller's tenant. The token is answered once, mailed when mail is on, and kept sealed until then. */
@Stateless
public class InvitingPeople {
    @Inject
    CallerContext context;

    @Inject
    Invitations invitations;

    @Inject
    RoleGrants grants;

    @Inject
    Tenants tenants;

    @Inject
    AuditDraft draft;

    @Inject
    OpenInvitations open;

    @Inject
    InvitationLetters letters;

    /**
     * An invitation as it was made.
     *
     * @param link the sign-up page with the token
     * @param mailed true when the link goes to the invited person by mail
     */
    public record Invited(String token, URI link, Instant expiresAt, boolean mailed) {
        @Override
        public String toString() {
            return "Invited[until " + expiresAt + "]";
        }
    }

    /**
     * Invites one person. What was open for their address before is withdrawn.
     *
     * @param email in lower case
     * @param accountSlug of the client organization; null for others
     * @param language of the mail; null for the organization's
     * @throws DomainException {@link ProblemCode#INVALID_FIELD} for a role or account that the tenant does not have, {@link
     *     ProblemCode#TOO_MUCH_MAIL} when the organization or the invited person had too many mails within the last hour
     */
    @Audited("user.invite")
    @RequiresPermission(Permission.OPERATE)
    public Invited invite(String email, String name, String role, String accountSlug, MailLanguage language) {
        var tenant = context.tenant();
        if (grants.role(tenant, role).isEmpty()) {
            throw unknown("/role", "This organization has no role '" + role + "'.");
        }
        AccountId account = null;
        if (accountSlug != null) {
            account = tenants.account(tenant, accountSlug)
                    .map(Account::id)
                    .orElseThrow(() -> unknown("/account", "This organization has no account '" + accountSlug + "'."));
        }
        String token = Tokens.next();
        var promise = new Promise(
                email,
                name,
                role,
                account,
                account == null ? Scope.TENANT : new Scope(Scope.Type.ACCOUNT, account.value()),
                null,
                null,
                language == null ? null : language.word(),
                null);
        open.makeRoom(tenant, email, false);
        Added added = invitations
                .add(tenant, promise, Tokens.digest(token), letters.lifetime())
                .orElseThrow(() -> new DomainException(
                        ProblemCode.CONFLICT, "Somebody else invites this address at this moment."));
        draft.entity("invitation", null);
        draft.newValue("role", role).newSecret("token", token);
        draft.personal("email", email);
        return new Invited(
                token, letters.link(token), added.expiresAt(), letters.mail(token, promise, added.expiresAt()));
    }

    private static DomainException unknown(String pointer, String detail) {
        return new DomainException(ProblemCode.INVALID_FIELD, detail, List.of(new FieldError(pointer, detail)));
    }
}
