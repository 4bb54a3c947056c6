package io.holdfast.webshared.ui;

import io.holdfast.jobs.usecase.ReadingJobs;
import io.holdfast.mail.usecase.ReadingMails;
import io.holdfast.rbac.usecase.ReadingEmergencyAccess;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.security.CallerContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What waits for somebody who runs the system or the organization, counted per organization at most every few seconds: every page of
 * theirs shows it, and none is to cost a question for it. Where nothing else is said, only for those who hold {@code manage:system}.
 */
@ApplicationScoped
public class Waiting {
    /** No more than so many are counted. */
    static final int MOST = 100;

    private static final long KEPT_NANOS = Duration.ofSeconds(10).toNanos();

    @Inject
    ReadingJobs jobs;

    @Inject
    ReadingMails mails;

    @Inject
    ReadingEmergencyAccess emergencies;

    @Inject
    CallerContext context;

    private final Map<TenantId, Counts> known = new ConcurrentHashMap<>();

    private final Map<TenantId, Reviews> knownReviews = new ConcurrentHashMap<>();

    private record Counts(long deadJobs, long failedMails, long countedAt) {}

    private record Reviews(long waiting, long countedAt) {}

    long deadJobs() {
        return counts().deadJobs();
    }

    long failedMails() {
        return counts().failedMails();
    }

    /** Emergency access that somebody has to review. Only for those who hold {@code manage:all-users}. */
    long emergencies() {
        TenantId tenant = context.tenant();
        Reviews reviews = knownReviews.get(tenant);
        if (reviews == null || System.nanoTime() - reviews.countedAt() > KEPT_NANOS) {
            reviews = new Reviews(emergencies.waiting(MOST), System.nanoTime());
            knownReviews.put(tenant, reviews);
        }
        return reviews.waiting();
    }

    /** Has the caller's organization counted anew, because something was done about it. */
    public void changed() {
        known.remove(context.tenant());
        knownReviews.remove(context.tenant());
    }

    private Counts counts() {
        TenantId tenant = context.tenant();
        Counts counts = known.get(tenant);
        if (counts == null || System.nanoTime() - counts.countedAt() > KEPT_NANOS) {
            counts = new Counts(jobs.dead(MOST), mails.failed(MOST), System.nanoTime());
            known.put(tenant, counts);
        }
        return counts;
    }
}
