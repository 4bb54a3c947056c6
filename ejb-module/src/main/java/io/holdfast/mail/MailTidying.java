package io.holdfast.mail;

import io.holdfast.mail.model.OutboxMails;
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

    /** Answers how many rows it touched: fewer than a portion means that there are no more. */
    public int portion() {
        return mails.tidy(settings.giveUp().plus(LOST), settings.keepUnsent(), settings.keep(), PORTION);
    }
}
