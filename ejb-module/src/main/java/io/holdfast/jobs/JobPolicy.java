package io.holdfast.jobs;

import static java.util.Objects.requireNonNull;

import io.holdfast.shared.security.Permission;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How the jobs of a type are run. Immutable; begin with {@link #STANDARD} and change what differs.
 *
 * @param attempts how many failures a job may have before it is dead
 * @param backoff until the second attempt; doubled for each further one
 * @param backoffCap the longest time between attempts
 * @param jitter by which part of it a time between attempts is lengthened or shortened at random, 0 to 1
 * @param timeout after which an attempt has failed and its claim is void
 * @param priority 0 to 9; a step is worth a minute of waiting
 * @param permissions what the system caller {@code job:<type>} may
 * @param outside whether most of its time goes by in waiting for another system: such jobs hold at most half of a node's workers
 */
public record JobPolicy(
        int attempts,
        Duration backoff,
        Duration backoffCap,
        double jitter,
        Duration timeout,
        int priority,
        List<Permission> permissions,
        boolean outside) {
    /** Beyond it a doubled time is over any cap. */
    private static final int MOST_DOUBLINGS = 30;

    private static final int HIGHEST_PRIORITY = 9;
    private static final Duration LONGEST_TIMEOUT = Duration.ofDays(1);

    /** After the constants above, which its own construction needs. */
    public static final JobPolicy STANDARD = new JobPolicy(
            5,
            Duration.ofSeconds(5),
            Duration.ofMinutes(15),
            0.2,
            Duration.ofMinutes(1),
            5,
            List.of(Permission.OPERATE),
            false);

    public JobPolicy {
        requireNonNull(backoff, "backoff");
        requireNonNull(backoffCap, "backoffCap");
        permissions = List.copyOf(permissions);
        if (attempts < 1 || backoff.isNegative() || jitter < 0 || jitter > 1) {
            throw new IllegalArgumentException("a policy has attempts, and no time before now");
        }
        checkPriority(priority);
        checkTimeout(timeout);
    }

    static void checkPriority(int priority) {
        if (priority < 0 || priority > HIGHEST_PRIORITY) {
            throw new IllegalArgumentException("a priority is between 0 and " + HIGHEST_PRIORITY);
        }
    }

    static void checkTimeout(Duration timeout) {
        if (timeout.toMillis() < 1 || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new IllegalArgumentException("a timeout is between a millisecond and " + LONGEST_TIMEOUT);
        }
    }

    public JobPolicy withAttempts(int newAttempts) {
        return new JobPolicy(newAttempts, backoff, backoffCap, jitter, timeout, priority, permissions, outside);
    }

    public JobPolicy withBackoff(Duration first, Duration cap) {
        return new JobPolicy(attempts, first, cap, jitter, timeout, priority, permissions, outside);
    }

    public JobPolicy withJitter(double newJitter) {
        return new JobPolicy(attempts, backoff, backoffCap, newJitter, timeout, priority, permissions, outside);
    }

    public JobPolicy withTimeout(Duration newTimeout) {
        return new JobPolicy(attempts, backoff, backoffCap, jitter, newTimeout, priority, permissions, outside);
    }

    public JobPolicy withPriority(int newPriority) {
        return new JobPolicy(attempts, backoff, backoffCap, jitter, timeout, newPriority, permissions, outside);
    }

    public JobPolicy withPermissions(Permission... newPermissions) {
        return new JobPolicy(
                attempts, backoff, backoffCap, jitter, timeout, priority, Arrays.asList(newPermissions), outside);
    }

    /** Of a handler that speaks to another system, which may be slow. */
    public JobPolicy waitingOutside() {
        return new JobPolicy(attempts, backoff, backoffCap, jitter, timeout, priority, permissions, true);
    }

    /** How long after a failure the next attempt begins. @param failures before this one */
    Duration delayAfter(int failures) {
        double millis = backoff.toMillis() * Math.pow(2, Math.min(failures, MOST_DOUBLINGS));
        double capped = Math.min(millis, backoffCap.toMillis());
        double factor = 1 + jitter * (2 * ThreadLocalRandom.current().nextDouble() - 1);
        return Duration.ofMillis((long) (capped * factor));
    }
}
