package io.holdfast.mail;

import io.holdfast.mail.model.NewOutboxMail;
import io.holdfast.mail.model.OutboxMails;
import io.holdfast.shared.id.MailId;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.DomainException.FieldError;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Where mail is handed in, by use cases that have checked who asks. It joins the caller's transaction: the mail exists exactly
 * when the change does, and leaves after it.
 */
@ApplicationScoped
public class Outbox {
    private static final Logger LOG = Logger.getLogger(Outbox.class.getName());
    private static final Duration HOUR = Duration.ofHours(1);
    private static final long RETRY_AFTER_SECONDS = 600;

    private final Letters letters = new Letters();

    @Inject
    OutboxMails mails;

    @Inject
    SealedLetters sealed;

    @Inject
    MailSettings settings;

    @Inject
    Deliveries deliveries;

    @Inject
    CallerContext context;

    /** False while mail is switched off. */
    public boolean isOn() {
        return settings.mode() != MailSettings.Mode.OFF;
    }

    /**
     * Puts a mail into the outbox of the caller's tenant.
     *
     * @return its id; empty when mail is switched off, or when the same reason made a mail before
     * @throws DomainException {@link ProblemCode#TOO_MUCH_MAIL} when the organization or the reader had too many within the last
     *     hour; {@link ProblemCode#INVALID_FIELD} when no mail can be sent to that address
     */
    public Optional<MailId> queue(NewMail mail) {
        if (!isOn()) {
            return Optional.empty();
        }
        if (isTooMuch(mail)) {
            throw new DomainException(
                    ProblemCode.TOO_MUCH_MAIL,
                    "Too many mails were made within the last hour. Try again later.",
                    List.of(),
                    Map.of("retryAfterSeconds", RETRY_AFTER_SECONDS));
        }
        return add(mail, MailAddress.of(mail.to()).orElseThrow(Outbox::notAnAddress));
    }

    /** The same for a mail that is only a courtesy: when it cannot be made, the reason for it stands all the same. */
    public Optional<MailId> offer(NewMail mail) {
        Optional<MailAddress> to = MailAddress.of(mail.to());
        if (settings.mode() == MailSettings.Mode.OFF || to.isEmpty()) {
            return Optional.empty();
        }
        if (isTooMuch(mail)) {
            LOG.log(Level.WARNING, "Not mailed, because too many mails were made lately: {0}", mail);
            return Optional.empty();
        }
        return add(mail, to.get());
    }

    private Optional<MailId> add(NewMail mail, MailAddress to) {
        TenantId tenant = context.tenant();
        MailLanguage language = language(tenant, mail);
        NewMail known = mail.with("organization", mails.organization(tenant).orElse("Holdfast"));
        Letter letter = letters.write(mail.kind(), language, mail.name(), known.values());
        MailId id = MailId.next();
        boolean added = mails.add(
                tenant,
                new NewOutboxMail(
                        id,
                        mail.key(),
                        mail.kind().word(),
                        language.word(),
                        to.toString(),
                        mail.user(),
                        letter.subject(),
                        sealed.seal(tenant, id, letter),
                        "<" + id + "@" + settings.sender().domain() + ">",
                        mail.expiresAt()));
        if (!added) {
            return Optional.empty();
        }
        deliveries.submit(id, mail.kind().word());
        return Optional.of(id);
    }

    private MailLanguage language(TenantId tenant, NewMail mail) {
        return Optional.ofNullable(mail.language())
                .or(() -> mails.language(tenant, mail.to()).flatMap(MailLanguage::of))
                .orElse(MailLanguage.EN);
    }

    private boolean isTooMuch(NewMail mail) {
        return mails.madeWithin(context.tenant(), HOUR) >= settings.limitPerHour()
                || mails.madeWithin(context.tenant(), mail.to(), HOUR) >= settings.limitPerAddress();
    }

    private static DomainException notAnAddress() {
        String detail = "No mail can be sent to this address.";
        return new DomainException(ProblemCode.INVALID_FIELD, detail, List.of(new FieldError("/email", detail)));
    }
}
