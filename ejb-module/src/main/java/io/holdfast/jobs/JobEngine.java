package io.holdfast.jobs;

import io.holdfast.cluster.ThisNode;
import io.holdfast.jobs.model.ClaimedJob;
import io.holdfast.jobs.model.Claims;
import io.holdfast.shared.id.JobId;
import io.holdfast.shared.id.TenantId;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Runs jobs on this node, as many at once as {@code holdfast.jobs.workers} says. It asks for work when something may have come and,
 * in case that was missed, every few seconds; an idle node asks no more often than that.
 */
@ApplicationScoped
public class JobEngine {
    private static final Logger LOG = Logger.getLogger(JobEngine.class.getName());
    private static final long LOOK_AFTER_MILLIS = 1000;
    private static final int RENEWALS_PER_LEASE = 3;

    @Inject
    ThisNode self;

    @Inject
    JobClaims claims;

    @Inject
    JobRunner runner;

    @Inject
    JobPlanning planning;

    @Inject
    JobHandlers handlers;

    @Inject
    JobLedger ledger;

    @Inject
    JobJson json;

    @Inject
    JobMetrics metrics;

    @Inject
    @ConfigProperty(name = "holdfast.jobs.workers")
    int workers;

    @Inject
    @ConfigProperty(name = "holdfast.jobs.poll")
    Duration poll;

    @Inject
    @ConfigProperty(name = "holdfast.jobs.lease")
    Duration lease;

    @Resource
    ManagedExecutorService executor;

    @Resource
    ManagedScheduledExecutorService timers;

    private final Map<UUID, Attempt> running = new ConcurrentHashMap<>();

    /** Attempts that were taken away and whose thread has not stopped yet: they have no worker's place any more. */
    private final Set<Attempt> stuck = ConcurrentHashMap.newKeySet();

    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean open;
    private volatile boolean mayBeMore;
    private boolean failing;
    private TenantId servedLast;
    private long renewedAt;
    private PollTimer timer;
    private ScheduledFuture<?> lookingAfter;

    @PostConstruct
    void check() {
        if (workers < 0 || lease.toSeconds() < 2 || poll.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "holdfast.jobs.workers, .lease and .poll are not below 0, PT2S and PT0.001S");
        }
    }

    void start() {
        metrics.register();
        if (workers > 0) {
            timer = new PollTimer(timers, poll, this::wake);
            open = true;
            lookingAfter = timers.scheduleWithFixedDelay(
                    this::lookAfter, LOOK_AFTER_MILLIS, LOOK_AFTER_MILLIS, TimeUnit.MILLISECONDS);
            timer.later();
        }
    }

    void stop() {
        open = false;
        if (lookingAfter != null) {
            lookingAfter.cancel(false);
            timer.cancel();
        }
        running.values().forEach(Attempt::takeAway);
    }

    private boolean takesWork() {
        return open && self.takesWork();
    }

    /** True when another node had better hear of a new job too. */
    boolean isFull() {
        return !takesWork() || running.size() >= workers;
    }

    /** How many jobs run on this node now. */
    public int running() {
        return running.size();
    }

    /** Looks for work soon, because something may have come. Does not wait. */
    public void wake() {
        if (open && asked.getAndIncrement() == 0) {
            try {
                executor.execute(this::poll);
            } catch (RejectedExecutionException e) {
                asked.set(0);
                LOG.log(Level.FINE, "no work any more: the server is stopping", e);
            }
        }
    }

    private void poll() {
        int seen;
        do {
            seen = asked.get();
            try {
                planning.begin();
                claim();
                if (failing) {
                    failing = false;
                    LOG.info("jobs can be claimed again");
                }
            } catch (RuntimeException e) {
                if (!failing) {
                    failing = true;
                    LOG.log(Level.WARNING, "jobs cannot be claimed; this node tries again in a while", e);
                }
                timer.later();
            }
        } while (!asked.compareAndSet(seen, 0));
    }

    private void claim() {
        int room = workers - running.size();
        if (!takesWork() || room <= 0 || stuck.size() >= workers) {
            mayBeMore = true;
            return;
        }
        List<ClaimedJob> jobs = running.values().stream().map(Attempt::job).toList();
        int outside = Math.max(1, workers / 2) - outside(jobs);
        Claims found = claims.claim(
                self.id(),
                room,
                servedLast,
                jobs.stream().map(ClaimedJob::tenant).toList(),
                Math.max(1, workers - Math.max(1, workers / 4)),
                lease,
                outside);
        // Of what waits for other systems more may be there than was asked for.
        mayBeMore = !found.jobs().isEmpty() || outside <= 0;
        for (ClaimedJob job : found.jobs()) {
            servedLast = job.tenant();
            begin(job);
        }
        if (found.jobs().size() < room && outside(found.jobs()) > 0) {
            // Tenants with nothing else may have had the turns of those that have.
            asked.incrementAndGet();
        }
        planning.plan(found.schedulesDue(), poll);
        if (found.jobs().isEmpty()) {
            timer.after(found.untilNext());
        } else {
            // What was found may take long, and there may be room for what comes meanwhile.
            timer.laterUnlessPlanned();
        }
    }

    private int outside(List<ClaimedJob> jobs) {
        return (int) jobs.stream()
                .filter(job -> handlers.policyOf(job.type()).outside())
                .count();
    }

    private void begin(ClaimedJob job) {
        metrics.claimed(job.type(), job.waited());
        var attempt = new Attempt(job, ledger, json);
        running.put(job.claim(), attempt);
        try {
            attempt.runsIn(executor.submit(() -> work(attempt)));
        } catch (RejectedExecutionException e) {
            running.remove(job.claim());
            LOG.log(Level.FINE, "no work any more: the server is stopping", e);
        }
    }

    private void work(Attempt attempt) {
        long begun = System.nanoTime();
        try {
            runner.run(attempt);
        } finally {
            metrics.ran(attempt.job().type(), Duration.ofNanos(System.nanoTime() - begun));
            attempt.over();
            running.remove(attempt.job().claim());
            stuck.remove(attempt);
            if (mayBeMore || attempt.job().scheduled()) {
                wake();
            }
        }
    }

    /** Ends attempts that take too long, and prolongs the claims of the others. */
    private void lookAfter() {
        long now = System.nanoTime();
        try {
            for (Attempt attempt : running.values()) {
                if (attempt.isOverdue(now) && freePlace(attempt)) {
                    executor.execute(() -> end(attempt));
                }
            }
            if (!running.isEmpty() && now - renewedAt > lease.toNanos() / RENEWALS_PER_LEASE) {
                renew();
                renewedAt = now;
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the claims of running jobs could not be prolonged", e);
        }
    }

    private void renew() {
        List<Attempt> attempts = List.copyOf(running.values());
        Set<UUID> held = claims.renew(attempts.stream().map(Attempt::job).toList(), lease);
        for (Attempt attempt : attempts) {
            if (!held.contains(attempt.job().claim()) && !attempt.isFinished()) {
                takeAway(attempt);
            }
        }
    }

    /** Stops the thread of a job that was cancelled, if it runs here. */
    void cancelled(JobId id) {
        running.values().stream()
                .filter(attempt -> attempt.job().id().equals(id))
                .forEach(this::takeAway);
    }

    /** First the fence in the database, then the thread: what it still writes is void before it can know. */
    private void end(Attempt attempt) {
        runner.timedOut(attempt);
        attempt.takeAway();
        if (mayBeMore) {
            wake();
        }
    }

    private void takeAway(Attempt attempt) {
        freePlace(attempt);
        attempt.takeAway();
        if (mayBeMore) {
            wake();
        }
    }

    /** Gives the place of an attempt to another job; its thread may go on for a while. False when it has ended. */
    private boolean freePlace(Attempt attempt) {
        boolean held = running.remove(attempt.job().claim()) != null;
        if (held) {
            stuck.add(attempt);
        }
        if (attempt.isOver()) {
            stuck.remove(attempt);
        }
        return held;
    }
}
