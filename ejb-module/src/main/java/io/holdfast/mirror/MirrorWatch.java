package io.holdfast.mirror;

import io.holdfast.mirror.Freshness.Asked;
import io.holdfast.mirror.model.RefreshState;
import io.holdfast.security.RunAs;
import io.holdfast.shared.log.FailureLog;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.zoho.calls.CallPriority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tells readers how old a mirror is, and has it renewed when it is due, without letting them wait for Zoho: the one reader whose
 * look starts a refresh waits for it as long as {@code holdfast.cache.patience}; all others take what is there. Only when nothing
 * was ever read does everybody wait, because there is nothing to show.
 *
 * <p>A node remembers what it saw, so that most questions need no database; it looks again every second while somebody reads, and
 * at once when another node says that the mirror has changed.
 */
@ApplicationScoped
public class MirrorWatch {
    private static final Logger LOG = Logger.getLogger(MirrorWatch.class.getName());
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Duration FIRST_READING = Duration.ofSeconds(20);

    /** As long as the pool lets the one who looks wait for a connection. */
    private static final Duration FIRST_LOOK = Duration.ofSeconds(3);

    private final Map<MirrorId, Standing> standings = new ConcurrentHashMap<>();

    @Inject
    RefreshLedger ledger;

    @Inject
    RefreshingProjections refreshing;

    @Inject
    CallPriority priority;

    @Inject
    RunAs runAs;

    @Inject
    CallerContext context;

    @Inject
    @ConfigProperty(name = "holdfast.cache.lifetime")
    Duration lifetime;

    @Inject
    @ConfigProperty(name = "holdfast.cache.patience")
    Duration patience;

    @Resource
    ManagedExecutorService background;

    /** Makes it ready here: on a thread of the grid, which may bring the first news of a mirror, it would get no executor. */
    public void prepare() {
        LOG.fine("watching mirrors");
    }

    /** The age of a mirror of the caller's tenant; when it is due and nobody reads it, a refresh begins. Call it outside transactions. */
    public Freshness freshness(Projection<?> projection) {
        MirrorId id = new MirrorId(context.tenant(), projection.name());
        Standing standing = standings.computeIfAbsent(id, key -> new Standing());
        Asked asked = ask(id, projection, standing);
        if (standing.seen().state().refreshedAt() == null) {
            await(standing.reading(), FIRST_READING);
        }
        return standing.seen().freshness(lifetime, underWay(projection), asked, System.nanoTime());
    }

    /** The same after a reading of Zoho, however young the mirror is. Waits for it, unless somebody else reads at this moment. */
    public Freshness renewed(Projection<?> projection) {
        MirrorId id = new MirrorId(context.tenant(), projection.name());
        Standing standing = standings.computeIfAbsent(id, key -> new Standing());
        long askedAt = System.nanoTime();
        RefreshStart start = asSystem(id, () -> ledger.beginNow(projection.name()));
        RefreshState after =
                priority.whileSomebodyWaits(() -> asSystem(id, () -> refreshing.carryOut(projection, start)));
        var sighting = new Sighting(after, askedAt);
        standing.see(sighting);
        Freshness found = sighting.freshness(lifetime, underWay(projection), Asked.REQUESTED, System.nanoTime());
        boolean read = start.claim() != null && start.claim().at().equals(after.refreshedAt());
        return read
                ? found
                : new Freshness(
                        found.lastSynced(),
                        found.age(),
                        lifetime,
                        true,
                        sighting.hasNotFailed(),
                        sighting.reason(underWay(projection)),
                        start.claim() == null ? Asked.NO : Asked.REQUESTED);
    }

    /** Lets the next reader on this node look at the database, because another node has renewed the mirror. */
    public void outdate(MirrorId id) {
        Standing standing = standings.get(id);
        if (standing != null) {
            standing.outdate();
        }
    }

    private Asked ask(MirrorId id, Projection<?> projection, Standing standing) {
        Sighting seen = standing.seen();
        if (seen == null) {
            return firstLook(id, projection, standing);
        }
        long now = System.nanoTime();
        boolean due = seen.isDue(lifetime, now);
        boolean newlyDue = due && !seen.wasDue(lifetime);
        if (!(newlyDue || standing.isOutdated() || seen.isOlderThan(LOOK_AGAIN, now)) || !standing.begin()) {
            return Asked.NO;
        }
        if (due) {
            return lookAndWait(id, projection, standing);
        }
        lookLater(id, projection, standing);
        return Asked.NO;
    }

    private Asked firstLook(MirrorId id, Projection<?> projection, Standing standing) {
        if (standing.begin()) {
            return look(id, projection, standing) ? await(standing) : Asked.NO;
        }
        await(standing.first(), FIRST_LOOK);
        if (standing.seen() == null) {
            throw new DomainException(
                    ProblemCode.UNAVAILABLE, "The age of the " + projection.name() + " is not known yet.");
        }
        return Asked.NO;
    }

    private Asked lookAndWait(MirrorId id, Projection<?> projection, Standing standing) {
        return lookOrGoOn(id, projection, standing) ? await(standing) : Asked.NO;
    }

    private void lookLater(MirrorId id, Projection<?> projection, Standing standing) {
        try {
            background.execute(() -> lookOrGoOn(id, projection, standing));
        } catch (RejectedExecutionException e) {
            standing.end();
            LOG.log(Level.FINE, "no look: the server is stopping", e);
        }
    }

    private boolean lookOrGoOn(MirrorId id, Projection<?> projection, Standing standing) {
        try {
            return look(id, projection, standing);
        } catch (RuntimeException e) {
            // What was seen before still holds, and its age goes on.
            FailureLog.log(LOG, Level.WARNING, e, "the age of the " + projection.name() + " could not be looked up");
            return false;
        }
    }

    /** @return true when this node now reads Zoho */
    private boolean look(MirrorId id, Projection<?> projection, Standing standing) {
        boolean handedOver = false;
        try {
            long askedAt = System.nanoTime();
            RefreshStart start = asSystem(id, () -> ledger.begin(projection.name()));
            standing.see(new Sighting(start.state(), askedAt));
            if (start.claim() != null) {
                read(id, projection, standing, start, askedAt);
                handedOver = true;
            }
            return handedOver;
        } finally {
            if (!handedOver) {
                standing.reads(CompletableFuture.completedFuture(null));
                standing.end();
            }
        }
    }

    private void read(MirrorId id, Projection<?> projection, Standing standing, RefreshStart start, long askedAt) {
        var done = new CompletableFuture<Void>();
        standing.reads(done);
        background.execute(() -> {
            try {
                RefreshState after = asSystem(id, () -> refreshing.carryOut(projection, start));
                standing.see(new Sighting(after, askedAt));
            } catch (RuntimeException e) {
                FailureLog.log(LOG, Level.SEVERE, e, "the " + projection.name() + " could not be renewed");
            } finally {
                standing.end();
                done.complete(null);
            }
        });
    }

    private <T> T asSystem(MirrorId id, Supplier<T> task) {
        return runAs.call(RefreshingProjections.caller(id.tenant()), task);
    }

    private Asked await(Standing standing) {
        boolean never = standing.seen().state().refreshedAt() == null;
        await(standing.reading(), never ? FIRST_READING : patience);
        return never ? Asked.MISSING : Asked.STALE;
    }

    private static void await(CompletableFuture<?> reading, Duration limit) {
        try {
            reading.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.log(Level.FINE, "a reader did not wait longer for Zoho", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a reading of Zoho never completes with an error", e);
        }
    }

    private static String underWay(Projection<?> projection) {
        return "The " + projection.name() + " are being read from Zoho at this moment.";
    }
}
