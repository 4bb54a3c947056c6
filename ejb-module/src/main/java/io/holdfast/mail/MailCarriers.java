package io.holdfast.mail;

import io.holdfast.mail.SmtpCarrier.Server;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The carrier that the settings ask for. */
@ApplicationScoped
class MailCarriers {
    @Inject
    MailSettings settings;

    private MailCarrier carrier;

    /** Hands a mail over, or says why not. Switched off meanwhile, it waits. */
    public Verdict carry(Outgoing mail) {
        return settings.mode() == MailSettings.Mode.OFF
                ? new Verdict(Verdict.Kind.LATER, "Mail is switched off (holdfast.mail.mode).")
                : carrier().carry(mail);
    }

    private synchronized MailCarrier carrier() {
        if (carrier == null) {
            carrier = settings.mode() == MailSettings.Mode.FILE
                    ? new FileCarrier(settings.folder(), settings.sender(), settings.fromName)
                    : new SmtpCarrier(server(), settings.sender(), settings.fromName);
        }
        return carrier;
    }

    private Server server() {
        return new Server(
                settings.host.orElseThrow(),
                settings.port,
                settings.tls(),
                settings.user.orElse(null),
                settings.password.orElse(null),
                settings.timeout);
    }
}
