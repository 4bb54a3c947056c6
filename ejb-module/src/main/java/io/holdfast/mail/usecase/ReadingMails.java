package io.holdfast.mail.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.mail.model.MailState;
import io.holdfast.mail.model.OutboxMail;
import io.holdfast.mail.model.OutboxMails;
import io.holdfast.mail.model.OutboxStanding;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.audit.AuditedList;
import io.holdfast.shared.id.MailId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;

/** Shows an administrator which mails the organization sent or could not send, and never what they say. */
@Stateless
@RequiresPermission(Permission.MANAGE_SYSTEM)
public class ReadingMails {
    private static final String CURSOR = "mails.newest.1";
    private static final String NOUN = "mail";

    @Inject
    OutboxMails mails;

    @Inject
    CallerContext context;

    @Inject
    AuditDraft draft;

    /**
     * The mails, the newest first.
     *
     * @param state null for every state
     * @param cursor where to go on, as the page before said; null for the first page
     * @param limit how many at most, 1 to 200
     * @throws DomainException {@link ProblemCode#INVALID_PARAMETER} for a limit or cursor that is none
     */
    @AuditedList("mail.list")
    public MailPage list(MailState state, String cursor, int limit) {
        Pages.check(limit);
        // One more than asked for tells whether another page follows.
        List<OutboxMail> found = mails.page(context.tenant(), state, Pages.place(CURSOR, cursor), limit + 1);
        if (found.size() <= limit) {
            return new MailPage(found, null);
        }
        OutboxMail last = found.get(limit - 1);
        return new MailPage(
                found.subList(0, limit),
                Pages.cursor(CURSOR, last.createdAt(), last.id().value()));
    }

    /** @throws DomainException {@link ProblemCode#NOT_FOUND} when there is none, or not in this organization */
    @Audited("mail.read")
    public OutboxMail find(MailId id) {
        draft.entity(NOUN, id);
        return mails.find(context.tenant(), id).orElseThrow(() -> DomainException.notFound(NOUN));
    }

    /** How the organization's outbox stands. */
    @RequiresPermission(action = "mail.standing")
    public OutboxStanding standing() {
        return mails.standing(context.tenant());
    }

    /** How many mails could not be sent and can be tried again, counted up to a most. */
    @RequiresPermission(action = "mail.standing")
    public long failed(int most) {
        return mails.failed(context.tenant(), most);
    }
}
