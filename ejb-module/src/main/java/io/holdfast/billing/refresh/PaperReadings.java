package io.holdfast.billing.refresh;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.holdfast.mirror.RefreshingProjections;
import io.holdfast.security.RunAs;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.log.FailureLog;
import io.holdfast.zoho.Outcome;
import io.holdfast.zoho.books.BooksGateway;
import io.holdfast.zoho.books.BooksPaper;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What Books said of single invoices, kept on this node. Data only: who may see it is decided before. Nobody waits for Books
 * longer than a good answer takes; what comes later is there for the next one who asks.
 */
@ApplicationScoped
public class PaperReadings {
    private static final Logger LOG = Logger.getLogger(PaperReadings.class.getName());
    private static final int MOST = 1000;
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Duration BETWEEN_FAILURES = Duration.ofSeconds(10);
    private static final long PATIENCE_MILLIS = 1000;

    @Inject
    BooksGateway books;

    @Inject
    RunAs runAs;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "holdfast.cache.lifetime")
    Duration lifetime;

    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    ManagedExecutorService executor;

    private final Cache<Key, Reading> kept =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LONGEST).build();
    private final ConcurrentMap<Key, CompletableFuture<Void>> underWay = new ConcurrentHashMap<>();

    /**
     * The last reading of an invoice.
     *
     * @param paper null when none succeeded yet
     * @param readAt when that was; null with {@code paper}
     * @param failure why the last attempt gave nothing, for people; null when it did
     * @param triedAt when that was
     */
    public record Reading(BooksPaper paper, Instant readAt, String failure, Instant triedAt) {
        static final Reading NONE = new Reading(null, null, null, Instant.MIN);
    }

    /** An invoice of Books in a tenant. */
    private record Key(TenantId tenant, String source) {}

    /** What is known of an invoice now, read again if that is longer ago than a copy counts as fresh. Never null. */
    public Reading of(TenantId tenant, String source) {
        Key key = new Key(tenant, source);
        Reading known = known(key);
        if (isDue(known)) {
            // A copy: whoever loses patience ends his own waiting, not the reading.
            underWay.computeIfAbsent(key, this::begin)
                    .copy()
                    .completeOnTimeout(null, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                    .join();
        }
        return known(key);
    }

    private boolean isDue(Reading known) {
        Instant now = clock.instant();
        return known.failure() == null
                ? known.paper() == null || !known.readAt().plus(lifetime).isAfter(now)
                : !known.triedAt().plus(BETWEEN_FAILURES).isAfter(now);
    }

    private Reading known(Key key) {
        Reading known = kept.getIfPresent(key);
        return known == null ? Reading.NONE : known;
    }

    private CompletableFuture<Void> begin(Key key) {
        var end = new CompletableFuture<Void>();
        executor.execute(() -> {
            read(key);
            underWay.remove(key);
            end.complete(null);
        });
        return end;
    }

    private void read(Key key) {
        try {
            Outcome<BooksPaper> answer =
                    runAs.call(RefreshingProjections.caller(key.tenant()), () -> books.invoice(key.source()));
            Instant now = clock.instant();
            Reading before = known(key);
            kept.put(
                    key,
                    answer instanceof Outcome.Ok<BooksPaper> ok
                            ? new Reading(ok.value(), now, null, now)
                            : new Reading(before.paper(), before.readAt(), answer.sentence(), now));
        } catch (RuntimeException e) {
            FailureLog.log(LOG, Level.SEVERE, e, "an invoice could not be read from Zoho Books");
        }
    }
}
