package io.holdfast.identity.usecase;

import io.holdfast.identity.model.Invitations.Promise;
import io.holdfast.identity.model.Users;
import io.holdfast.mail.MailAddress;
import io.holdfast.mail.MailLanguage;
import io.holdfast.rbac.model.Area;
import io.holdfast.rbac.model.RoleGrants;
import io.holdfast.rbac.usecase.AssignmentChanges;
import io.holdfast.rbac.usecase.ManagedPeople;
import io.holdfast.shared.id.AccountId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.DomainException.FieldError;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Collaborator;
import io.holdfast.shared.security.Scope;
import io.holdfast.tenancy.model.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Whom administrators may invite: into what they look after, with a role that is theirs to give there. */
@ApplicationScoped
@Collaborator
public class InvitationRules {
    private static final int LONGEST = 255;

    @Inject
    CallerContext context;

    @Inject
    Tenants tenants;

    @Inject
    Users users;

    @Inject
    RoleGrants grants;

    @Inject
    AssignmentChanges assignments;

    /**
     * What an invitation after this wish promises.
     *
     * @throws DomainException {@link ProblemCode#INVALID_FIELD} for what is missing or not known where the caller looks after people
     */
    public Promise promise(InvitationWish wish) {
        String email = wish.email() == null ? "" : wish.email().strip().toLowerCase(Locale.ROOT);
        require(
                email.length() <= LONGEST && MailAddress.of(email).isPresent(),
                "/email",
                "No mail can be sent to this address.");
        require(wish.role() != null, "/role", "Choose a role.");
        String name = SigningUp.called(wish.name() == null ? "" : wish.name());
        String language = wish.language() == null
                ? null
                : MailLanguage.of(wish.language())
                        .map(MailLanguage::word)
                        .orElseThrow(() -> invalid("/language", "Mails are written in en, de, fr and es."));
        Scope scope = wish.scope() != null
                ? wish.scope()
                : wish.account() == null ? Scope.TENANT : new Scope(Scope.Type.ACCOUNT, wish.account());
        AccountId account = account(wish.account(), scope);
        return new Promise(
                email,
                name,
                wish.role(),
                account,
                scope,
                wish.from(),
                wish.to(),
                language,
                context.caller().member());
    }

    /** People of no client organization are everybody's: who looks after accounts alone invites into these. */
    private AccountId account(UUID wanted, Scope scope) {
        Area area = ManagedPeople.areaOf(context.caller());
        if (wanted == null) {
            require(
                    area.all() || scope.type() == Scope.Type.LOCATION,
                    "/accountId",
                    "Say which client organization the person belongs to.");
            return null;
        }
        var account = new AccountId(wanted);
        require(
                (area.all() || area.accounts().contains(wanted))
                        && tenants.account(context.tenant(), account).isPresent(),
                "/accountId",
                "There is no such account here.");
        return account;
    }

    /**
     * Refuses a promise that is not the caller's to give, or to somebody who is a member already.
     *
     * @param from when the role begins; null for as soon as the person joins
     * @throws DomainException as {@link io.holdfast.rbac.usecase.AssigningRoles#assign}; {@link ProblemCode#CONFLICT} for a member
     */
    public void judge(Promise promise, Instant from) {
        assignments.judgeNewcomer(promise.role(), promise.scope(), from, promise.to());
        if (users.byEmail(context.tenant(), promise.email()).isPresent()) {
            throw new DomainException(
                    ProblemCode.CONFLICT, "This address belongs to a member of your organization already.");
        }
    }

    /** Refuses to withdraw what is not the caller's to give. A role that is gone is nobody's. @throws DomainException {@link ProblemCode#ASSIGNMENT_REFUSED} */
    public void judgeTaking(Promise promise) {
        if (grants.role(context.tenant(), promise.role()).isPresent()) {
            assignments.judgeNewcomer(promise.role(), promise.scope(), null, null);
        }
    }

    private static void require(boolean holds, String pointer, String detail) {
        if (!holds) {
            throw invalid(pointer, detail);
        }
    }

    private static DomainException invalid(String pointer, String detail) {
        return new DomainException(ProblemCode.INVALID_FIELD, detail, List.of(new FieldError(pointer, detail)));
    }
}
