package io.holdfast.mail;

import io.holdfast.mail.model.MailState;
import io.holdfast.mail.model.MailSuppressions;
import io.holdfast.mail.model.OutboxMail;
import io.holdfast.mail.model.OutboxMails;
import io.holdfast.mail.model.OutboxMails.Owned;
import io.holdfast.mail.usecase.SettlingMail;
import io.holdfast.shared.id.MailId;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.TenantBound;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;

/** What is noted before and after an attempt, each in a short transaction: none is open while a mail server is spoken to. */
@Stateless
@TenantBound
public class MailLedger {
    @Inject
    OutboxMails mails;

    @Inject
    MailSuppressions suppressions;

    @Inject
    SealedLetters sealed;

    @Inject
    SettlingMail settling;

    @Inject
    MailSettings settings;

    @Inject
    CallerContext context;

    /** Begins an attempt; empty when there is nothing to send, or nothing any more. */
    public Optional<Outgoing> begin(MailId id) {
        TenantId tenant = context.tenant();
        OutboxMail mail = mails.lock(tenant, id)
                .filter(m -> m.state() == MailState.WAITING)
                .orElse(null);
        if (mail == null) {
            return Optional.empty();
        }
        if (mail.expiresAt() != null && mail.expiresAt().isBefore(mails.now())) {
            settling.unsent(id, MailState.FAILED, "What it says has ended meanwhile.");
            return Optional.empty();
        }
        if (suppressions.holds(tenant, mail.to())) {
            settling.unsent(id, MailState.SUPPRESSED, "Mail to this address bounced before.");
            return Optional.empty();
        }
        Optional<MailAddress> to = MailAddress.of(mail.to());
        Optional<String> content = mails.content(tenant, id);
        if (to.isEmpty() || content.isEmpty()) {
            settling.unsent(id, MailState.FAILED, "There is nothing left to send.");
            return Optional.empty();
        }
        mails.tried(tenant, id);
        return Optional.of(new Outgoing(
                mail.kind(),
                to.get(),
                mail.messageId(),
                mail.createdAt(),
                sealed.open(tenant, id, mail.subject(), content.get())));
    }

    /** Whose mail it is, of all tenants: the server that reports knows no tenants. */
    public Optional<Owned> find(String messageId) {
        return mails.byMessageId(messageId);
    }

    /**
     * Notes what was reported of a mail that a server had taken. Who sent the report is not known, so what it says of addresses
     * counts for nothing: the mail's own address is the one that may be suppressed.
     *
     * @return false when the mail is not one that was sent, or that was noted already
     */
    public boolean returned(MailId id, DeliveryReport report) {
        TenantId tenant = context.tenant();
        OutboxMail mail =
                mails.lock(tenant, id).filter(m -> m.state() == MailState.SENT).orElse(null);
        if (mail == null) {
            return false;
        }
        switch (report.kind()) {
            case GONE -> settling.returned(id, mail.to(), report.said());
            case BOUNCED -> settling.returned(id, null, report.said());
            case DELAYED -> mails.delayed(tenant, id, report.said());
        }
        return true;
    }

    /** Notes what an attempt ended with; answers false when the mail is to be tried again. */
    public boolean end(MailId id, Verdict verdict) {
        TenantId tenant = context.tenant();
        OutboxMail mail = mails.lock(tenant, id)
                .filter(m -> m.state() == MailState.WAITING)
                .orElse(null);
        if (mail == null) {
            return true;
        }
        switch (verdict.kind()) {
            case TAKEN -> settling.sent(id);
            case GONE -> settling.gone(id, mail.to(), verdict.said());
            case BOUNCED -> settling.unsent(id, MailState.BOUNCED, verdict.said());
            case REFUSED -> settling.unsent(id, MailState.FAILED, verdict.said());
            case LATER, UNREACHED -> {
                mails.postponed(tenant, id, verdict.said());
                boolean givenUp = mail.queuedAt().plus(settings.giveUp()).isBefore(mails.now());
                if (givenUp) {
                    settling.unsent(id, MailState.FAILED, "Given up: " + verdict.said());
                }
                return givenUp;
            }
        }
        return true;
    }
}
