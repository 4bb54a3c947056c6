package io.holdfast.jobs;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/**
 * A job to be done. Immutable; begin with {@link #of} and add what differs from the handler's policy.
 *
 * <p>Usage: {@code queue.submit(NewJob.of("mail.deliver", new Delivery(id)).withTitle("Invitation").withKey(id.toString()))}
 *
 * @param payload what the handler needs, as a value that JSON-B can write; names rows rather than copying them
 * @param title for people; null for the type
 * @param key at most one job of a type has it; null when each submission is a job of its own
 * @param runAt not before this; null for now
 * @param priority null for the policy's
 * @param attempts null for the policy's
 * @param timeout null for the policy's
 * @param asCaller whether it runs with the rights that the person who submits it holds then, and not as a system caller
 */
public record NewJob(
        String type,
        Object payload,
        String title,
        String key,
        Instant runAt,
        Integer priority,
        Integer attempts,
        Duration timeout,
        boolean asCaller) {
    public NewJob {
        requireNonNull(type, "type");
        if (priority != null) {
            JobPolicy.checkPriority(priority);
        }
        if (timeout != null) {
            JobPolicy.checkTimeout(timeout);
        }
        if (attempts != null && attempts < 1) {
            throw new IllegalArgumentException("a job has at least one attempt");
        }
    }

    public static NewJob of(String type, Object payload) {
        return new NewJob(type, payload, null, null, null, null, null, null, false);
    }

    public NewJob withTitle(String newTitle) {
        return new NewJob(type, payload, newTitle, key, runAt, priority, attempts, timeout, asCaller);
    }

    public NewJob withKey(String newKey) {
        return new NewJob(type, payload, title, newKey, runAt, priority, attempts, timeout, asCaller);
    }

    public NewJob withRunAt(Instant newRunAt) {
        return new NewJob(type, payload, title, key, newRunAt, priority, attempts, timeout, asCaller);
    }

    public NewJob withPriority(int newPriority) {
        return new NewJob(type, payload, title, key, runAt, newPriority, attempts, timeout, asCaller);
    }

    public NewJob withAttempts(int newAttempts) {
        return new NewJob(type, payload, title, key, runAt, priority, newAttempts, timeout, asCaller);
    }

    public NewJob withTimeout(Duration newTimeout) {
        return new NewJob(type, payload, title, key, runAt, priority, attempts, newTimeout, asCaller);
    }

    public NewJob onBehalfOfCaller() {
        return new NewJob(type, payload, title, key, runAt, priority, attempts, timeout, true);
    }
}
