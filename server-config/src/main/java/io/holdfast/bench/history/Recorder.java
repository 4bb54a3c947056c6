package io.holdfast.bench.history;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** Keeps what many clients of this process do. All times are of its monotonic clock. */
public final class Recorder {
    private final long start = System.nanoTime();
    private final AtomicLong numbers = new AtomicLong();
    private final Queue<Operation> ended = new ConcurrentLinkedQueue<>();

    /** To be called before anything is sent. */
    public Open begin(int client, Action action, String subject, String node) {
        return new Open(numbers.incrementAndGet(), client, action, subject, node, System.nanoTime() - start);
    }

    /** What has ended so far. */
    public History history(String title) {
        return new History(title, List.copyOf(ended));
    }

    /** An operation under way. One of its ends is to be called, once. */
    public final class Open {
        private final long id;
        private final int client;
        private final Action action;
        private final String subject;
        private final String node;
        private final long invoked;

        private Open(long id, int client, Action action, String subject, String node, long invoked) {
            this.id = id;
            this.client = client;
            this.action = action;
            this.subject = subject;
            this.node = node;
            this.invoked = invoked;
        }

        public Operation ok(String value) {
            return end(Outcome.OK, value);
        }

        public Operation fail(String reason) {
            return end(Outcome.FAIL, reason);
        }

        public Operation unknown(String reason) {
            return end(Outcome.UNKNOWN, reason);
        }

        private Operation end(Outcome outcome, String value) {
            var operation = new Operation(
                    id, client, action, subject, node, invoked, System.nanoTime() - start, outcome, value);
            ended.add(operation);
            return operation;
        }
    }
}
