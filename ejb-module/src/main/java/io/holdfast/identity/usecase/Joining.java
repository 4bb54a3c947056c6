package io.holdfast.identity.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.identity.model.Invitations;
import io.holdfast.identity.model.Invitations.Promise;
import io.holdfast.identity.model.Logins;
import io.holdfast.identity.model.User;
import io.holdfast.identity.model.Users;
import io.holdfast.mail.MailKind;
import io.holdfast.mail.NewMail;
import io.holdfast.mail.Outbox;
import io.holdfast.rbac.model.Area;
import io.holdfast.rbac.model.Assignments;
import io.holdfast.rbac.model.RoleGrants;
import io.holdfast.rbac.usecase.SeparationOfDuties;
import io.holdfast.rbac.usecase.TermLetters;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.id.AccountId;
import io.holdfast.shared.id.LoginId;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.ChangesRights;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import io.holdfast.tenancy.model.TenantSession;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes a person a member of the caller's tenant, with a login where the person has none. */
@Stateless
public class Joining {
    @Inject
    CallerContext context;

    @Inject
    Logins logins;

    @Inject
    Users users;

    @Inject
    Invitations invitations;

    @Inject
    RoleGrants grants;

    @Inject
    Assignments assignments;

    @Inject
    SeparationOfDuties separation;

    @Inject
    TermLetters terms;

    @Inject
    TenantSession tenantSession;

    @Inject
    AuditDraft draft;

    @Inject
    Outbox outbox;

    @Inject
    @ConfigProperty(name = "holdfast.public-url")
    URI publicUrl;

    /** A new member: {@code account} is null for people of no client organization. */
    public record Member(String email, String name, String role, AccountId account) {}

    /**
     * Accepts an invitation: single use, and only for the address that it names.
     *
     * @param knownLogin the person's login when the password was checked against it, else null
     * @param passwordHash for a new login
     */
    @Audited("user.join")
    @RequiresPermission(Permission.OPERATE)
    @ChangesRights
    public UserId accept(Invitations.Key key, String email, String name, LoginId knownLogin, String passwordHash) {
        var invitation = invitations
                .accept(key)
                .map(Invitations.Invitation::promise)
                .filter(i -> i.email().equals(email))
                .orElseThrow(SigningUp::invalid);
        var member = new Member(email, name, invitation.role(), invitation.account());
        draft.meta("invitation", key.id().toString());
        UserId user = join(member, invitation, knownLogin != null ? knownLogin : newLogin(email, passwordHash));
        outbox.offer(NewMail.of(MailKind.WELCOME, "welcome/" + user, email)
                .toMember(user)
                .named(name)
                .with("link", publicUrl + "/signin"));
        return user;
    }

    /** True when this invitation is open and names this address. */
    @RequiresPermission(Permission.OPERATE)
    public boolean isInvited(Invitations.Key key, String email) {
        return invitations
                .find(key)
                .filter(i -> i.promise().email().equals(email))
                .isPresent();
    }

    /** Adds a person without an invitation, for demo data. The role is not granted: grants may need a scope. */
    @Audited("user.add")
    @RequiresPermission(Permission.OPERATE)
    public UserId add(Member member, String passwordHash) {
        return create(member, newLogin(member.email(), passwordHash)).id();
    }

    /** The member with this address, in lower case. */
    @RequiresPermission(Permission.OPERATE)
    public Optional<UserId> find(String email) {
        return users.byEmail(context.tenant(), email).map(User::id);
    }

    private UserId join(Member member, Promise promise, LoginId login) {
        TenantId tenant = context.tenant();
        var role = grants.role(tenant, member.role())
                .orElseThrow(() -> new DomainException(
                        ProblemCode.INVITATION_INVALID, "The role of this invitation no longer exists."));
        User user = create(member, login);
        Instant now = tenantSession.now();
        // A role that has ended meanwhile is not given: the person is a member all the same.
        if (promise.to() == null || promise.to().isAfter(now)) {
            Instant from = promise.from() == null || promise.from().isBefore(now) ? null : promise.from();
            assignments
                    .add(tenant, user.id(), role, promise.scope(), from, promise.to(), Map.of(), promise.invitedBy())
                    .flatMap(id -> assignments.find(tenant, Area.ALL, id))
                    .ifPresent(terms::given);
            separation.checkAssignment(user.id(), role);
        }
        return user.id();
    }

    private User create(Member member, LoginId login) {
        TenantId tenant = context.tenant();
        if (users.byEmail(tenant, member.email()).isPresent()) {
            throw new DomainException(ProblemCode.CONFLICT, "This person is already a member.");
        }
        var user = User.joined(
                tenant,
                login,
                member.email(),
                member.name(),
                member.role(),
                member.account(),
                Tokens.next(),
                tenantSession.now());
        users.add(user);
        draft.entity("user", user.id());
        draft.newValue("role", member.role());
        draft.personal("email", member.email());
        draft.personal("name", member.name());
        return user;
    }

    private LoginId newLogin(String email, String passwordHash) {
        return logins.create(email, passwordHash)
                .orElseThrow(() -> new DomainException(
                        ProblemCode.INVITATION_INVALID,
                        "This address already signs in to Holdfast: use that password.",
                        List.of(new DomainException.FieldError("/password", "Use your present password."))));
    }
}
