package io.holdfast.jobs;

import io.holdfast.jobs.model.JobQueueDoor;
import io.holdfast.jobs.model.JobState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * Tells how the jobs stand as MicroProfile Metrics, by type. What the installation has is counted when somebody asks, a few seconds
 * apart at least: nobody asks, nothing is counted.
 */
@ApplicationScoped
public class JobMetrics {
    private static final Logger LOG = Logger.getLogger(JobMetrics.class.getName());
    private static final long KEPT_NANOS = Duration.ofSeconds(5).toNanos();
    private static final String TYPE = "type";

    @Inject
    MetricRegistry registry;

    @Inject
    JobHandlers handlers;

    @Inject
    JobClaims claims;

    private List<JobQueueDoor.Count> counts;
    private long countedAt;

    void register() {
        for (JobHandler handler : handlers.all()) {
            gauge(handler.type(), JobState.WAITING, "jobs that wait for their turn or their time");
            gauge(handler.type(), JobState.RUNNING, "jobs that run on some node");
            gauge(handler.type(), JobState.DEAD, "jobs that failed for good");
        }
    }

    void claimed(String type, Duration waited) {
        registry.counter(named("holdfast_jobs_claims", "jobs that this node began"), new Tag(TYPE, type))
                .inc();
        registry.timer(
                        named("holdfast_jobs_start_latency", "how long jobs waited after their time had come"),
                        new Tag(TYPE, type))
                .update(waited);
    }

    void ran(String type, Duration time) {
        registry.timer(named("holdfast_jobs_duration", "how long attempts took"), new Tag(TYPE, type))
                .update(time);
    }

    private void gauge(String type, JobState state, String description) {
        registry.gauge(
                named("holdfast_jobs_" + state.name().toLowerCase(Locale.ROOT), description),
                this,
                metrics -> metrics.count(type, state),
                new Tag(TYPE, type));
    }

    /** Not a number while the database does not answer. */
    private double count(String type, JobState state) {
        List<JobQueueDoor.Count> now = counts();
        return now == null
                ? Double.NaN
                : now.stream()
                        .filter(count -> count.state() == state && count.type().equals(type))
                        .mapToLong(JobQueueDoor.Count::jobs)
                        .sum();
    }

    private synchronized List<JobQueueDoor.Count> counts() {
        if (countedAt == 0 || System.nanoTime() - countedAt > KEPT_NANOS) {
            try {
                counts = claims.counts();
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "jobs cannot be counted", e);
                counts = null;
            }
            countedAt = System.nanoTime();
        }
        return counts;
    }

    private static Metadata named(String name, String description) {
        return Metadata.builder().withName(name).withDescription(description).build();
    }
}
