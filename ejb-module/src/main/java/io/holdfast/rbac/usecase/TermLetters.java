package io.holdfast.rbac.usecase;

import io.holdfast.mail.MailKind;
import io.holdfast.mail.NewMail;
import io.holdfast.mail.Outbox;
import io.holdfast.rbac.model.Addressee;
import io.holdfast.rbac.model.AssignedRole;
import io.holdfast.rbac.model.EndingTerms.EndingTerm;
import io.holdfast.rbac.usecase.AssignmentChanges.Prolonged;
import io.holdfast.shared.security.Collaborator;
import io.holdfast.tenancy.model.TenantSession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells people of the terms of their roles. A courtesy: a mail that cannot be made hinders nothing. Within the transaction of what it tells of. */
@ApplicationScoped
@Collaborator
public class TermLetters {
    @Inject
    Outbox outbox;

    @Inject
    TenantSession tenantSession;

    @Inject
    @ConfigProperty(name = "holdfast.public-url")
    URI publicUrl;

    /** Somebody was given a role. One that holds from now on and for ever is no term. */
    public void given(AssignedRole assigned) {
        boolean later = assigned.validFrom().isAfter(tenantSession.now());
        if (later || assigned.validTo() != null) {
            outbox.offer(about(MailKind.TERM_GIVEN, "term-given/" + assigned.id(), assigned));
        }
    }

    /** Somebody's role ends at another time, or does not end any more. @return what they have now */
    AssignedRole prolonged(Prolonged prolonged) {
        AssignedRole now = prolonged.now();
        if (!Objects.equals(prolonged.former().validTo(), now.validTo())) {
            // An end that comes back is news again, so that the moment tells one mail from another.
            String reason =
                    "term-changed/" + now.id() + "/" + tenantSession.now().toEpochMilli();
            outbox.offer(about(MailKind.TERM_CHANGED, reason, now));
        }
        return now;
    }

    private NewMail about(MailKind kind, String reason, AssignedRole assigned) {
        return NewMail.of(kind, reason, assigned.email())
                .toMember(assigned.user())
                .named(assigned.name())
                .with("role", words(assigned.role()))
                .with("from", assigned.validFrom())
                .with("until", assigned.validTo() == null ? "–" : assigned.validTo())
                .with("link", publicUrl);
    }

    /** A person's term ends soon. @return whether a mail was made: of each end of a term there is one */
    boolean ending(EndingTerm term) {
        return outbox.offer(about(MailKind.TERM_ENDING, term, term.holder()).with("link", publicUrl))
                .isPresent();
    }

    /** The same for somebody who looks after that person. */
    boolean ending(EndingTerm term, Addressee administrator) {
        return outbox.offer(about(MailKind.TERM_ENDING_OF_OTHER, term, administrator)
                        .with("holder", term.holder().name())
                        .with("link", URI.create(publicUrl + "/offices")))
                .isPresent();
    }

    private static NewMail about(MailKind kind, EndingTerm term, Addressee reader) {
        Instant end = term.end();
        return NewMail.of(
                        kind,
                        kind.word() + "/" + term.assignment() + "/" + end.getEpochSecond() + "/" + reader.user(),
                        reader.email())
                .toMember(reader.user())
                .named(reader.name())
                .with("role", words(term.role()))
                .with("until", end)
                .until(end);
    }

    /** {@code vice_president} becomes "vice president". */
    private static String words(String role) {
        return role.replace('_', ' ');
    }
}
