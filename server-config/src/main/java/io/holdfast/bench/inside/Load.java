package io.holdfast.bench.inside;

import io.holdfast.security.RunAs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * People who change rows, each on a thread of the server and with rows of their own. As fast as they can, or at a pace: then times
 * count from when a change was due.
 */
final class Load {
    private static final long SECOND = 1_000_000_000L;
    private static final int ROWS_OF_ONE = 64;

    private final RunAs runAs;
    private final Consumer<UUID> change;
    private final List<UUID> tenants;
    private final int threads;
    private final Map<String, Integer> wrong = new ConcurrentHashMap<>();

    Load(RunAs runAs, Consumer<UUID> change, List<UUID> tenants, int threads) {
        this.runAs = runAs;
        this.change = change;
        this.tenants = tenants;
        this.threads = threads;
    }

    /** The row that the benchmark has made for this person. */
    static UUID row(int person, int number) {
        return new UUID(0x8000L, ((long) person << 32) | (number % ROWS_OF_ONE) | 0x8000_0000_0000_0000L);
    }

    /**
     * @param seconds how long
     * @param perSecond of all together; 0 for as many as they can
     * @return nanoseconds of each change
     */
    long[] run(ThreadFactory server, int seconds, int perSecond) throws InterruptedException {
        List<List<Long>> taken = new ArrayList<>();
        List<Thread> people = new ArrayList<>();
        long start = System.nanoTime();
        for (int n = 0; n < threads; n++) {
            int number = n;
            List<Long> own = new ArrayList<>(1 << 16);
            taken.add(own);
            people.add(server.newThread(() -> work(number, own, start, start + seconds * SECOND, perSecond)));
        }
        people.forEach(Thread::start);
        for (var one : people) one.join();
        return taken.stream()
                .flatMap(List::stream)
                .mapToLong(Long::longValue)
                .sorted()
                .toArray();
    }

    /** What went wrong, and how often. */
    Map<String, Integer> wrong() {
        return new TreeMap<>(wrong);
    }

    private void work(int number, List<Long> taken, long start, long end, int perSecond) {
        var person = new Somebody(tenants.get(number % tenants.size()), number + 1);
        for (int i = 0; ; i++) {
            long due = perSecond == 0 ? System.nanoTime() : start + ((long) i * threads + number) * SECOND / perSecond;
            // Who is late makes fewer of them.
            if (due >= end || System.nanoTime() >= end) return;
            while (System.nanoTime() < due) LockSupport.parkNanos(due - System.nanoTime());
            UUID row = row(number, i);
            try {
                runAs.call(person.now(), () -> {
                    change.accept(row);
                    return null;
                });
                taken.add(System.nanoTime() - due);
            } catch (RuntimeException e) {
                wrong.merge(String.valueOf(e), 1, Integer::sum);
            }
        }
    }
}
