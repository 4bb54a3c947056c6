package io.holdfast.identity.usecase;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.identity.model.Invitations.Promise;
import io.holdfast.mail.MailKind;
import io.holdfast.mail.MailLanguage;
import io.holdfast.mail.NewMail;
import io.holdfast.mail.Outbox;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.Collaborator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Brings the token of an invitation to whom it is for. */
@ApplicationScoped
@Collaborator
public class InvitationLetters {
    @Inject
    Outbox outbox;

    @Inject
    @ConfigProperty(name = "holdfast.invitation.lifetime")
    Duration lifetime;

    @Inject
    @ConfigProperty(name = "holdfast.public-url")
    URI publicUrl;

    /** False while mail is switched off. */
    public boolean canGoOut() {
        return outbox.isOn();
    }

    /** How long a token is good. */
    public Duration lifetime() {
        return lifetime;
    }

    /** The sign-up page with the token. */
    public URI link(String token) {
        return URI.create(publicUrl + "/signup?invitation=" + URLEncoder.encode(token, UTF_8));
    }

    /**
     * Mails the link, in the language of the invitation.
     *
     * @return false when mail is switched off
     * @throws DomainException {@link ProblemCode#TOO_MUCH_MAIL}, and {@link ProblemCode#INVALID_FIELD} for an address that no mail can be sent to
     */
    public boolean mail(String token, Promise promise, Instant expiresAt) {
        MailLanguage language = promise.language() == null
                ? null
                : MailLanguage.of(promise.language()).orElse(null);
        var mail = NewMail.of(MailKind.INVITATION, "invitation/" + Tokens.digestText(token), promise.email())
                .named(promise.name())
                .in(language)
                .with("link", link(token))
                .with("until", expiresAt)
                .until(expiresAt);
        return outbox.queue(mail).isPresent();
    }
}
