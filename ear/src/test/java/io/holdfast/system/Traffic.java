package io.holdfast.system;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * People who look at the same things at a fixed pace, whatever comes back. Every answer is judged as it arrives and then
 * forgotten; what was wrong with it is kept.
 */
final class Traffic implements AutoCloseable {
    private static final int THREADS = 6;
    private static final int KEPT_EACH = 3;

    /** @param judge says what is wrong with an answer, empty when nothing is */
    private record Look(String name, Supplier<Answer> deed, Function<Answer, Optional<String>> judge) {}

    private final ScheduledExecutorService people = Executors.newScheduledThreadPool(THREADS);
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final Map<String, AtomicLong> answers = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> problems = new ConcurrentHashMap<>();
    private final AtomicLong slowestNanos = new AtomicLong();
    private final List<Future<?>> work = new ArrayList<>();

    /** Adds one look at a time, the next one {@code pause} after the answer to the last. */
    Traffic every(Duration pause, String name, Supplier<Answer> deed, Function<Answer, Optional<String>> judge) {
        Look look = new Look(name, deed, judge);
        answers.put(name, new AtomicLong());
        problems.put(name, new AtomicLong());
        work.add(people.scheduleWithFixedDelay(() -> take(look), 0, pause.toMillis(), TimeUnit.MILLISECONDS));
        return this;
    }

    /** What was wrong so far; of each look only the first few are kept. */
    List<String> wrong() {
        return List.copyOf(wrong);
    }

    /** How many answers each look has had. */
    Map<String, Long> answers() {
        Map<String, Long> counts = new ConcurrentHashMap<>();
        answers.forEach((name, count) -> counts.put(name, count.get()));
        return counts;
    }

    /** The longest that anybody waited for an answer. */
    Duration slowest() {
        return Duration.ofNanos(slowestNanos.get());
    }

    private void take(Look look) {
        long start = System.nanoTime();
        try {
            Answer answer = look.deed().get();
            slowestNanos.accumulateAndGet(System.nanoTime() - start, Math::max);
            answers.get(look.name()).incrementAndGet();
            look.judge().apply(answer).ifPresent(problem -> note(look, problem));
        } catch (RuntimeException | AssertionError e) {
            // A look that brings no answer at all is as wrong as a wrong answer, and must not end the looking.
            note(look, e.toString());
        }
    }

    private void note(Look look, String problem) {
        if (problems.get(look.name()).incrementAndGet() <= KEPT_EACH) {
            wrong.add(look.name() + ": " + problem);
        }
    }

    @Override
    public void close() {
        people.shutdown();
        work.forEach(one -> one.cancel(false));
        try {
            if (!people.awaitTermination(60, TimeUnit.SECONDS)) {
                throw new AssertionError("somebody still waits for an answer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
