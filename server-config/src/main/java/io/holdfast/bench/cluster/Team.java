package io.holdfast.bench.cluster;

import io.holdfast.bench.product.BenchException;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several clients at once. */
public final class Team {
    /** What one of them does. */
    public interface Deed {
        void by(int number) throws Exception;
    }

    private Team() {}

    /** Returns when all are done. */
    public static void of(int count, Deed deed) throws InterruptedException {
        var people = Executors.newFixedThreadPool(count);
        try {
            var all = new ArrayList<Future<?>>();
            for (int n = 0; n < count; n++) {
                int number = n;
                all.add(people.submit(() -> {
                    deed.by(number);
                    return null;
                }));
            }
            for (var one : all) one.get();
        } catch (ExecutionException e) {
            throw new BenchException("A client failed: " + e.getCause(), e.getCause());
        } finally {
            people.shutdownNow();
        }
    }
}
