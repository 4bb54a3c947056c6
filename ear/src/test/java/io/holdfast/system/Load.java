package io.holdfast.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** A few people who do the same thing over and over until told to stop; keeps every answer. */
final class Load implements AutoCloseable {
    private final AtomicBoolean running = new AtomicBoolean(true);
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final ExecutorService people;
    private final List<Future<?>> work = new ArrayList<>();

    private Load(int count) {
        this.people = Executors.newFixedThreadPool(count);
    }

    static Load of(int count, Supplier<Answer> deed) {
        Load load = new Load(count);
        for (int i = 0; i < count; i++) {
            load.work.add(load.people.submit(() -> load.repeat(deed)));
        }
        return load;
    }

    /** The answers so far, in the order of arrival. */
    List<Answer> answers() {
        return List.copyOf(answers);
    }

    private void repeat(Supplier<Answer> deed) {
        while (running.get()) {
            answers.add(deed.get());
        }
    }

    /** Waits for the last answers; a deed that failed without an answer fails here. */
    @Override
    public void close() throws Exception {
        running.set(false);
        people.shutdown();
        for (Future<?> one : work) {
            one.get(60, TimeUnit.SECONDS);
        }
    }
}
