package io.holdfast.rbac.usecase;

import io.holdfast.mail.MailKind;
import io.holdfast.mail.NewMail;
import io.holdfast.mail.Outbox;
import io.holdfast.rbac.model.AccessReview;
import io.holdfast.rbac.model.Area;
import io.holdfast.rbac.model.PeopleList;
import io.holdfast.rbac.model.ReviewItems;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Collaborator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells those for whom something waits in a review. */
@ApplicationScoped
@Collaborator
public class ReviewLetters {
    @Inject
    CallerContext context;

    @Inject
    ReviewItems items;

    @Inject
    PeopleList people;

    @Inject
    Outbox outbox;

    @Inject
    @ConfigProperty(name = "holdfast.public-url")
    URI publicUrl;

    /**
     * Mails everybody for whom something waits.
     *
     * @param round why; each person is told once for each
     * @return how many people
     */
    public int tell(AccessReview review, String round) {
        TenantId tenant = context.tenant();
        Map<UserId, Long> waiting = items.waiting(tenant, review.id());
        waiting.forEach((reviewer, count) -> people.find(tenant, Area.ALL, reviewer)
                .filter(PeopleList.Member::active)
                .ifPresent(member -> outbox.offer(NewMail.of(
                                MailKind.REVIEW_WAITING,
                                "review/" + review.id() + "/" + round + "/" + reviewer,
                                member.email())
                        .named(member.name())
                        .toMember(reviewer)
                        .with("review", review.name())
                        .with("count", count)
                        .with("until", review.dueAt())
                        .with("link", link(review.id()))
                        .until(review.dueAt()))));
        return waiting.size();
    }

    private URI link(UUID review) {
        return URI.create(publicUrl + "/reviews/" + review);
    }
}
