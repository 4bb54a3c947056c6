package io.holdfast.mail;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.mail.model.OutboxMails;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.security.TenantBound;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;

/** Tidies up the outbox, a portion in a transaction. */
@Stateless
@TenantBound
public class MailTidying {
    /** Beyond giving up: whoever still waits then has no job that could end it. */
    private static final Duration LOST = Duration.ofHours(6);

    static final int PORTION = 1000;

    @Inject
    OutboxMails mails;

    @Inject
    MailSettings settings;

    @Inject
    AuditDraft draft;

    /** Answers how many rows it touched: fewer than a portion means that there are no more. */
    @Audited("housekeeping.sweep")
    public int portion() {
        int touched = mails.tidy(settings.giveUp().plus(LOST), settings.keepUnsent(), settings.keep(), PORTION);
        draft.entity("housekeeping", null).meta("count", touched);
        return touched;
    }
}
