package io.holdfast.jobs;

import io.holdfast.jobs.model.ClaimedJob;
import io.holdfast.shared.id.JobId;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;

/** One attempt on this node: what the handler sees of it, and what the engine does to it. */
final class Attempt implements JobRun {
    private static final long PROGRESS_EVERY = 1_000_000_000L;

    private final ClaimedJob job;
    private final JobLedger ledger;
    private final JobJson json;
    private final long begunAt = System.nanoTime();
    private final AtomicReference<String> result = new AtomicReference<>();
    private volatile Future<?> thread;
    private volatile boolean lost;
    private volatile boolean finished;
    private volatile boolean over;
    private long progressAt = begunAt - PROGRESS_EVERY;

    Attempt(ClaimedJob job, JobLedger ledger, JobJson json) {
        this.job = job;
        this.ledger = ledger;
        this.json = json;
    }

    @Override
    public JobId id() {
        return job.id();
    }

    @Override
    public int attempt() {
        return job.attempt();
    }

    @Override
    public String payload() {
        return job.payload();
    }

    @Override
    public <T> T payload(Class<T> type) {
        return json.read(job.payload(), type);
    }

    @Override
    public void progress(long done, long total, String unit) {
        if (lost) {
            throw new JobTakenAway(job.type());
        }
        long now = System.nanoTime();
        if (now - progressAt >= PROGRESS_EVERY || done == total) {
            progressAt = now;
            ledger.progress(job, done, total, unit);
        }
    }

    @Override
    public boolean isCancelled() {
        return lost;
    }

    @Override
    public void result(Object value) {
        result.set(json.write(value));
    }

    @Override
    public void finishing(Runnable effect) {
        if (finished) {
            throw new IllegalStateException("a job is finished once");
        }
        if (lost) {
            throw new JobTakenAway(job.type());
        }
        ledger.finish(job, effect, result::get);
        finished = true;
    }

    /** Marks the job done unless its handler did. */
    void completeIfOpen() {
        if (!finished) {
            ledger.complete(job, result.get());
            finished = true;
        }
    }

    ClaimedJob job() {
        return job;
    }

    boolean isFinished() {
        return finished;
    }

    boolean isOverdue(long now) {
        return now - begunAt > job.timeout().toNanos();
    }

    /** Its thread is free again. */
    void over() {
        over = true;
    }

    boolean isOver() {
        return over;
    }

    void runsIn(Future<?> newThread) {
        thread = newThread;
    }

    /** From now on nothing that it writes stays; its thread is asked to stop. */
    void takeAway() {
        lost = true;
        Future<?> running = thread;
        if (running != null) {
            running.cancel(true);
        }
    }
}
