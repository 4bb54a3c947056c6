package io.holdfast.webshared.ui;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.holdfast.jobs.usecase.ReadingJobs;
import io.holdfast.mail.usecase.ReadingMails;
import io.holdfast.rbac.usecase.ReadingReviews;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.security.CallerContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What waits for somebody: for those who run the system (only for who holds {@code manage:system}) counted per organization, for a
 * reviewer per person. At most every few seconds: every page of theirs shows it, and none is to cost a question for it.
 */
@ApplicationScoped
public class Waiting {
    /** No more than so many are counted. */
    static final int MOST = 100;

    private static final Duration KEPT = Duration.ofSeconds(10);
    private static final long KEPT_NANOS = KEPT.toNanos();

    @Inject
    ReadingJobs jobs;

    @Inject
    ReadingMails mails;

    @Inject
    CallerContext context;

    @Inject
    ReadingReviews reviews;

    private final Cache<UserId, Long> answers =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(KEPT).build();

    private final Map<TenantId, Counts> known = new ConcurrentHashMap<>();

    private record Counts(long deadJobs, long failedMails, long countedAt) {}

    long deadJobs() {
        return counts().deadJobs();
    }

    long failedMails() {
        return counts().failedMails();
    }

    /** How many assignments wait for the caller's answer in reviews. */
    long reviews() {
        return answers.get(context.caller().user(), user -> reviews.waiting());
    }

    /** Has the caller's organization, and what waits for them, counted anew, because something was done about it. */
    public void changed() {
        known.remove(context.tenant());
        context.caller().userId().ifPresent(answers::invalidate);
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
