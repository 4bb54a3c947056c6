package io.holdfast.jobs;

import io.holdfast.identity.usecase.ActingMembers;
import io.holdfast.jobs.model.ClaimedJob;
import io.holdfast.security.RunAs;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.Permission;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs one attempt from its claim to its end, on the present thread. */
@ApplicationScoped
public class JobRunner {
    private static final Logger LOG = Logger.getLogger(JobRunner.class.getName());
    private static final Duration SHORTEST_WITHOUT_HANDLER = Duration.ofSeconds(30);

    @Inject
    JobHandlers handlers;

    @Inject
    JobLedger ledger;

    @Inject
    ActingMembers members;

    @Inject
    RunAs runAs;

    /** Never throws: whatever goes wrong is the job's failure, and where even that cannot be written its claim lapses. */
    void run(Attempt attempt) {
        ClaimedJob job = attempt.job();
        try {
            attempt(attempt, job);
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, e, () -> "the end of job " + job.id() + " could not be written; its claim lapses");
        }
    }

    /** Ends an attempt that took too long; it was taken away before. */
    void timedOut(Attempt attempt) {
        ClaimedJob job = attempt.job();
        JobPolicy policy = handlers.policyOf(job.type());
        LOG.warning(() -> "attempt " + job.attempt() + " at job " + job.id() + " of type " + job.type()
                + " took longer than " + job.timeout());
        try {
            fail(
                    system(job, policy),
                    job,
                    "It took longer than its timeout.",
                    policy.delayAfter(job.failures()),
                    false);
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, e, () -> "the end of job " + job.id() + " could not be written; its claim lapses");
        }
    }

    private static Caller system(ClaimedJob job, JobPolicy policy) {
        return RunAs.system(
                "job:" + job.type(), job.tenant(), policy.permissions().toArray(Permission[]::new));
    }

    private void attempt(Attempt attempt, ClaimedJob job) {
        Optional<JobHandler> handler = handlers.of(job.type());
        JobPolicy policy = handlers.policyOf(job.type());
        Caller system = system(job, policy);
        if (handler.isEmpty()) {
            Duration delay = policy.withBackoff(SHORTEST_WITHOUT_HANDLER, policy.backoffCap())
                    .delayAfter(job.failures());
            fail(system, job, "No node that tried it knows the type '" + job.type() + "'.", delay, false);
            return;
        }
        Caller caller = system;
        if (job.asUser()) {
            Optional<Caller> person = runAs.call(system, () -> members.caller(job.user()));
            if (person.isEmpty()) {
                fail(system, job, "The person who asked for it may not act any more.", Duration.ZERO, true);
                return;
            }
            caller = person.get();
        }
        Exception failure = runAs.call(caller, () -> failureOf(handler.get(), attempt));
        if (failure != null) {
            ended(attempt, system, policy, failure);
        }
    }

    /** @return null when all went well */
    private static Exception failureOf(JobHandler handler, Attempt attempt) {
        try {
            handler.run(attempt);
            attempt.completeIfOpen();
            return null;
        } catch (Exception e) {
            return e;
        } catch (Error e) {
            // The job's fault rather than the node's: without an end of its own it would hold its place until its claim
            // lapses.
            return new IllegalStateException(e);
        }
    }

    private void ended(Attempt attempt, Caller system, JobPolicy policy, Exception failure) {
        ClaimedJob job = attempt.job();
        Throwable cause = unwrapped(failure);
        if (attempt.isFinished()) {
            LOG.log(
                    Level.WARNING,
                    cause,
                    () -> "job " + job.id() + " of type " + job.type() + " is done, and its handler failed afterwards");
        } else if (cause instanceof JobTakenAway || attempt.isCancelled()) {
            LOG.info(() ->
                    "job " + job.id() + " of type " + job.type() + " was taken away from attempt " + job.attempt());
        } else {
            boolean last = cause instanceof JobRefused || job.failures() + 1 >= job.maxAttempts();
            LOG.log(
                    last ? Level.WARNING : Level.INFO,
                    cause,
                    () -> "attempt " + job.attempt() + " at job " + job.id() + " of type " + job.type() + " failed");
            fail(system, job, wordsOf(cause), policy.delayAfter(job.failures()), last);
        }
    }

    private void fail(Caller system, ClaimedJob job, String error, Duration delay, boolean last) {
        boolean interrupted = Thread.interrupted();
        try {
            runAs.call(system, () -> {
                if (last || job.failures() + 1 >= job.maxAttempts()) {
                    ledger.gaveUp(job, error);
                    // Said for its tenant, which finds it in the system log.
                    LOG.warning(() -> "job " + job.id() + " of type " + job.type() + " is dead: " + error);
                } else {
                    ledger.failed(job, error, delay);
                }
                return null;
            });
        } catch (JobTakenAway e) {
            LOG.log(Level.FINE, "a job that failed was taken away before that could be written", e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof EJBException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** Messages of our own say what people may read; others may hold what somebody sent. */
    private static String wordsOf(Throwable failure) {
        return failure instanceof DomainException || failure instanceof JobRefused || failure instanceof JobFailure
                ? failure.getMessage()
                : "An error of our own (" + failure.getClass().getSimpleName() + "); the log has it.";
    }
}
