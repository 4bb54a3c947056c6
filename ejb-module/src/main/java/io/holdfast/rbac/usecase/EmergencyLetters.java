package io.holdfast.rbac.usecase;

import io.holdfast.mail.MailKind;
import io.holdfast.mail.NewMail;
import io.holdfast.mail.Outbox;
import io.holdfast.rbac.model.Administrators;
import io.holdfast.rbac.model.EmergencyOpening;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Collaborator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells the administrators of an organization by mail that somebody has opened an emergency access. */
@ApplicationScoped
@Collaborator
public class EmergencyLetters {
    /** Further ones see it in the navigation. */
    private static final int MOST = 20;

    @Inject
    CallerContext context;

    @Inject
    Administrators administrators;

    @Inject
    Outbox outbox;

    @Inject
    @ConfigProperty(name = "holdfast.public-url")
    URI publicUrl;

    /** Tells those who may review it, each in a language of theirs. */
    public void tell(EmergencyOpening opened) {
        administrators.of(context.tenant(), MOST + 1).stream()
                .filter(reader -> !reader.user().equals(opened.user()))
                .limit(MOST)
                .forEach(reader -> outbox.offer(NewMail.of(
                                MailKind.EMERGENCY_ACCESS,
                                "emergency-access/" + opened.id() + "/" + reader.user(),
                                reader.email())
                        .toMember(reader.user())
                        .named(reader.name())
                        .with("person", opened.name())
                        .with("role", opened.role())
                        .with("until", opened.endsAt())
                        .with("reason", opened.reason())
                        .with("link", publicUrl + "/emergency")));
    }
}
