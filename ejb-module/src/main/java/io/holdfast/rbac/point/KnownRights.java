package io.holdfast.rbac.point;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.holdfast.security.Lease;
import io.holdfast.security.Moment;
import io.holdfast.security.RunAs;
import io.holdfast.security.Stamp;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.security.Collaborator;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The rights of the organizations that were asked about lately. What changed is read again by the first request that notices; when
 * that is everything, a thread beside reads it, and until then the database is asked.
 */
@ApplicationScoped
@Collaborator
public class KnownRights {
    private static final Logger LOG = Logger.getLogger(KnownRights.class.getName());
    private static final Duration UNUSED = Duration.ofMinutes(10);
    /** How long a request waits for another one that reads the same; asking for itself costs about as much. */
    private static final Duration PATIENCE = Duration.ofMillis(50);
    /** Reading everything again and again takes at most this part of the time. */
    private static final int SHARE = 5;

    private static final int ATTEMPTS = 3;

    @Inject
    Lease lease;

    @Inject
    ReadingRights reading;

    @Inject
    RunAs runAs;

    @Inject
    @ConfigProperty(name = "holdfast.rights.remembered")
    int most;

    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    ManagedExecutorService executor;

    private final Map<TenantId, Refresh> refreshes = new ConcurrentHashMap<>();
    private Cache<TenantId, RightsAt> known;

    @PostConstruct
    void begin() {
        known = Caffeine.newBuilder()
                .maximumWeight(most)
                .weigher((TenantId tenant, RightsAt at) -> at.rights().size())
                .expireAfterAccess(UNUSED)
                .build();
    }

    /**
     * The rights of an organization, when this node may decide by what it remembers. Empty: ask the database. To be called by a
     * request of that organization, outside transactions.
     */
    public Optional<RightsNow> of(TenantId tenant) {
        return lease.now()
                .filter(moment -> moment.holds(tenant, moment.stamp(tenant)))
                .flatMap(moment -> of(tenant, moment));
    }

    private Optional<RightsNow> of(TenantId tenant, Moment moment) {
        Stamp stamp = moment.stamp(tenant);
        RightsAt at = known.getIfPresent(tenant);
        if (at == null || !at.holdsAt(stamp)) {
            at = refreshes.computeIfAbsent(tenant, Refresh::new).to(stamp);
        }
        return Optional.ofNullable(at)
                .map(held -> new RightsNow(held.rights(), held.position(), moment.databaseTime()));
    }

    /** Bringing the rights of one organization up to date: one thread at a time. */
    private final class Refresh {
        private final TenantId tenant;
        private final Lock lock = new ReentrantLock();
        private boolean running;
        private long earliest = System.nanoTime();

        Refresh(TenantId tenant) {
            this.tenant = tenant;
        }

        /** Null when they are not known at that stamp, or not soon. */
        RightsAt to(Stamp stamp) {
            try {
                if (!lock.tryLock(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
                    return null;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return null;
            }
            try {
                RightsAt before = known.getIfPresent(tenant);
                if (before == null) {
                    readBeside();
                    return null;
                }
                if (before.holdsAt(stamp)) {
                    return before;
                }
                Optional<RightsAt> later = reading.since(tenant, before);
                later.ifPresentOrElse(at -> known.put(tenant, at), this::readBeside);
                return later.filter(at -> at.holdsAt(stamp)).orElse(null);
            } finally {
                lock.unlock();
            }
        }

        private void readBeside() {
            if (running || System.nanoTime() - earliest < 0) {
                return;
            }
            try {
                executor.execute(this::readWhole);
                running = true;
            } catch (RejectedExecutionException e) {
                LOG.log(Level.FINE, "no thread reads rights beside requests", e);
            }
        }

        private void readWhole() {
            long began = System.nanoTime();
            Optional<RightsAt> read = Optional.empty();
            try {
                for (int attempt = 0; attempt < ATTEMPTS && read.isEmpty(); attempt++) {
                    read = runAs.call(RunAs.system("rights", tenant), () -> reading.whole(tenant));
                }
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "the rights of tenant " + tenant + " cannot be read; the database is asked", e);
            }
            over(began, read);
        }

        private void over(long began, Optional<RightsAt> read) {
            long took = System.nanoTime() - began;
            lock.lock();
            try {
                running = false;
                earliest = System.nanoTime() + SHARE * took;
                read.ifPresent(at -> {
                    known.put(tenant, at);
                    if (at.rights().size() > most) {
                        earliest = System.nanoTime() + UNUSED.toNanos();
                        LOG.info(() ->
                                "tenant " + tenant + " has more people and places than holdfast.rights.remembered:"
                                        + " the database is asked");
                    }
                });
            } finally {
                lock.unlock();
            }
        }
    }
}
