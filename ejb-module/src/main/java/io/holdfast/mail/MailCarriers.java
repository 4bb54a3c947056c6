package io.holdfast.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;

/** The carrier that the settings ask for. */
@ApplicationScoped
class MailCarriers {
    @Inject
    MailSettings settings;

    @Inject
    Clock clock;

    private volatile Instant silentUntil = Instant.MIN;
    private MailCarrier carrier;

    /** Hands a mail over, or says why not. Switched off meanwhile, it waits. */
    public Verdict carry(Outgoing mail) {
        if (settings.mode() == MailSettings.Mode.OFF) {
            return new Verdict(Verdict.Kind.LATER, "Mail is switched off (holdfast.mail.mode).");
        }
        if (clock.instant().isBefore(silentUntil)) {
            return new Verdict(Verdict.Kind.LATER, "The mail server did not answer a moment ago.");
        }
        Verdict verdict = carrier().carry(mail);
        if (verdict.kind() == Verdict.Kind.UNREACHED) {
            // Mails that wait must not hold workers, one timeout after the other, while nobody answers.
            silentUntil = clock.instant().plus(settings.retryAfter());
        }
        return verdict;
    }

    private synchronized MailCarrier carrier() {
        if (carrier == null) {
            carrier = settings.mode() == MailSettings.Mode.FILE
                    ? new FileCarrier(settings.folder(), settings.sender(), settings.senderName())
                    : new SmtpCarrier(settings.server(), settings.sender(), settings.senderName(), settings.returnTo());
        }
        return carrier;
    }
}
