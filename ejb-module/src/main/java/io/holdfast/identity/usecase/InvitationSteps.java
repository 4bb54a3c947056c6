package io.holdfast.identity.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.audit.usecase.EventDraft;
import io.holdfast.identity.model.Invitations;
import io.holdfast.identity.model.Invitations.Added;
import io.holdfast.identity.model.Invitations.Promise;
import io.holdfast.identity.model.OpenInvitations;
import io.holdfast.rbac.usecase.AssignmentSteps.Whole;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Collaborator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;

/** Invites in the caller's transaction: one person by themselves, or one of many. */
@ApplicationScoped
@Collaborator
public class InvitationSteps {
    static final String NOUN = "invitation";

    @Inject
    CallerContext context;

    @Inject
    InvitationRules rules;

    @Inject
    Invitations invitations;

    @Inject
    OpenInvitations open;

    @Inject
    InvitationLetters letters;

    @Inject
    AuditDraft draft;

    /**
     * Invites one person.
     *
     * @param whole of which this is a part, for the log; null when it stands for itself
     * @return the id of the invitation
     * @throws DomainException as {@link AdministeringInvitations#invite}
     */
    @Audited("user.invite")
    public UUID invite(InvitationWish wish, Whole whole) {
        draft.entity(NOUN, null).newValue("role", wish.role());
        if (whole != null) {
            draft.meta(whole.noun(), whole.id());
        }
        Promise promise = promise(wish);
        String token = Tokens.next();
        Added added = add(promise, token);
        tell(added.id(), promise, token).newValue("expiresAt", added.expiresAt());
        mail(token, promise, added.expiresAt());
        return added.id();
    }

    /** The same without a mail, for a transaction that is taken back. @throws DomainException likewise */
    public void rehearse(InvitationWish wish) {
        Promise promise = promise(wish);
        if (!letters.canGoOut()) {
            throw mailIsOff();
        }
        add(promise, Tokens.next());
    }

    private Promise promise(InvitationWish wish) {
        Promise promise = rules.promise(wish);
        rules.judge(promise, promise.from());
        return promise;
    }

    private Added add(Promise promise, String token) {
        TenantId tenant = context.tenant();
        open.makeRoom(tenant, promise.email(), true);
        return invitations
                .add(tenant, promise, Tokens.digest(token), letters.lifetime())
                .orElseThrow(() -> new DomainException(
                        ProblemCode.CONFLICT, "This address has an open invitation. Send that again, or withdraw it."));
    }

    /** Tells the log what an invitation promises. */
    public EventDraft tell(UUID id, Promise promise, String token) {
        return draft.entity(NOUN, id)
                .newValue("role", promise.role())
                .newValue("account", promise.account())
                .newValue(
                        "scope",
                        promise.scope().type().word()
                                + (promise.scope().id() == null
                                        ? ""
                                        : "/" + promise.scope().id()))
                .newValue("validFrom", promise.from())
                .newValue("validTo", promise.to())
                .newSecret("token", token)
                .personal("email", promise.email())
                .personal("name", promise.name());
    }

    /** Mails the link. @throws DomainException {@link ProblemCode#CONFLICT} while mail is switched off, {@link ProblemCode#TOO_MUCH_MAIL} */
    public void mail(String token, Promise promise, Instant expiresAt) {
        if (!letters.mail(token, promise, expiresAt)) {
            throw mailIsOff();
        }
    }

    private static DomainException mailIsOff() {
        return new DomainException(
                ProblemCode.CONFLICT,
                "Mail is switched off here, so that nobody can be invited. The operator invites at the command line.");
    }
}
