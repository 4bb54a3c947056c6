package io.holdfast.webshared.ui;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.holdfast.jobs.usecase.ReadingJobs;
import io.holdfast.mail.usecase.ReadingMails;
import io.holdfast.rbac.usecase.ReadingEmergencyAccess;
import io.holdfast.rbac.usecase.ReadingReviews;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.security.CallerContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * What waits for somebody: for those who run the system or the organization counted per organization, for a reviewer per person. At
 * most every few seconds: every page of theirs shows it, and none is to cost a question for it. Where nothing else is said, only for
 * those who hold {@code manage:system}.
 */
@ApplicationScoped
public class Waiting {
    /** No more than so many are counted. */
    static final int MOST = 100;

    private static final Duration KEPT = Duration.ofSeconds(10);
    private static final int MOST_KEPT = 10_000;

    @Inject
    ReadingJobs jobs;

    @Inject
    ReadingMails mails;

    @Inject
    ReadingEmergencyAccess emergencies;

    @Inject
    ReadingReviews reviews;

    @Inject
    CallerContext context;

    private final Cache<TenantId, Counts> ofSystem = kept();
    private final Cache<TenantId, Long> ofEmergencies = kept();
    private final Cache<Reviewer, Long> ofReviews = kept();

    private record Counts(long deadJobs, long failedMails) {}

    private record Reviewer(TenantId tenant, UserId user) {}

    private static <K, V> Cache<K, V> kept() {
        return Caffeine.newBuilder()
                .maximumSize(MOST_KEPT)
                .expireAfterWrite(KEPT)
                .build();
    }

    long deadJobs() {
        return system().deadJobs();
    }

    long failedMails() {
        return system().failedMails();
    }

    private Counts system() {
        return ofSystem.get(context.tenant(), tenant -> new Counts(jobs.dead(MOST), mails.failed(MOST)));
    }

    /** Emergency access that somebody has to review. Only for those who hold {@code manage:all-users}. */
    long emergencies() {
        return ofEmergencies.get(context.tenant(), tenant -> emergencies.waiting(MOST));
    }

    /** How many assignments wait for the caller's answer in reviews. */
    long reviews() {
        return ofReviews.get(new Reviewer(context.tenant(), context.caller().user()), reviewer -> reviews.waiting());
    }

    /** Has the caller's organization, and what waits for them, counted anew, because something was done about it. */
    public void changed() {
        ofSystem.invalidate(context.tenant());
        ofEmergencies.invalidate(context.tenant());
        context.caller().userId().ifPresent(user -> ofReviews.invalidate(new Reviewer(context.tenant(), user)));
    }
}
