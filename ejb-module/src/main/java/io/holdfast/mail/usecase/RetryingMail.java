package io.holdfast.mail.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.mail.Deliveries;
import io.holdfast.mail.model.MailState;
import io.holdfast.mail.model.OutboxMail;
import io.holdfast.mail.model.OutboxMails;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.id.MailId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Has a mail tried again that could not be sent. */
@Stateless
@RequiresPermission(Permission.MANAGE_SYSTEM)
public class RetryingMail {
    private static final String NOUN = "mail";

    @Inject
    OutboxMails mails;

    @Inject
    Deliveries deliveries;

    @Inject
    CallerContext context;

    @Inject
    AuditDraft draft;

    /**
     * Queues the mail again. A suppressed address has to be lifted first, or the mail ends as it did.
     *
     * @throws DomainException {@link ProblemCode#NOT_FOUND} when there is none; {@link ProblemCode#CONFLICT} when it was sent, waits
     *     already, or what it said is gone
     */
    @Audited("mail.retry")
    public void retry(MailId id) {
        OutboxMail mail = mails.lock(context.tenant(), id).orElseThrow(() -> DomainException.notFound(NOUN));
        draft.entity(NOUN, id).oldValue("state", mail.state());
        if (!mails.requeue(context.tenant(), id)) {
            throw new DomainException(ProblemCode.CONFLICT, refusal(mail));
        }
        draft.newValue("state", MailState.WAITING);
        deliveries.submit(id, mail.kind());
    }

    private static String refusal(OutboxMail mail) {
        return switch (mail.state()) {
            case SENT -> "This mail was sent already.";
            case WAITING -> "This mail is waiting to be sent already.";
            default -> "What this mail said is not kept any longer. Have a new one made.";
        };
    }
}
