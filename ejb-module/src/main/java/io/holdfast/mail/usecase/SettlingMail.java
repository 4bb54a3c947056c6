package io.holdfast.mail.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.mail.model.MailState;
import io.holdfast.mail.model.MailSuppressions;
import io.holdfast.mail.model.OutboxMails;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.id.MailId;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Puts on record how a mail ended. */
@Stateless
@RequiresPermission(Permission.OPERATE)
public class SettlingMail {
    private static final String NOUN = "mail";
    private static final String STATE = "state";

    @Inject
    OutboxMails mails;

    @Inject
    MailSuppressions suppressions;

    @Inject
    CallerContext context;

    @Inject
    AuditDraft draft;

    /** The mail server took it. */
    @Audited("mail.send")
    public void sent(MailId id) {
        draft.entity(NOUN, id).oldValue(STATE, MailState.WAITING).newValue(STATE, MailState.SENT);
        mails.sent(context.tenant(), id);
    }

    /** There is no such reader: the mail bounced, and nothing more is sent there. */
    @Audited("mail.bounce")
    public void gone(MailId id, String address, String said) {
        draft.entity(NOUN, id).oldValue(STATE, MailState.WAITING).newValue(STATE, MailState.BOUNCED);
        mails.unsent(context.tenant(), id, MailState.BOUNCED, said);
        suppressions.add(context.tenant(), address, said);
    }

    /**
     * The mail server took it, and it came back.
     *
     * @param suppressed the address that gets nothing more; null when the address is not to blame
     */
    @Audited("mail.bounce")
    public void returned(MailId id, String suppressed, String said) {
        draft.entity(NOUN, id).oldValue(STATE, MailState.SENT).newValue(STATE, MailState.BOUNCED);
        mails.returned(context.tenant(), id, said);
        if (suppressed != null) {
            suppressions.add(context.tenant(), suppressed, said);
        }
    }

    /**
     * It is not sent, for another reason.
     *
     * @param state {@code BOUNCED}, {@code SUPPRESSED} or {@code FAILED}
     */
    @Audited("mail.give-up")
    public void unsent(MailId id, MailState state, String why) {
        draft.entity(NOUN, id).oldValue(STATE, MailState.WAITING).newValue(STATE, state);
        mails.unsent(context.tenant(), id, state, why);
    }
}
