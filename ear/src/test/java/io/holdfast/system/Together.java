package io.holdfast.system;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several people who do something at the same time, once each. */
final class Together {
    private Together() {}

    /** What one of them does. */
    interface Deed {
        Answer by(int number);
    }

    /** @return the answers, in the order of the numbers from 0 */
    static List<Answer> all(int count, Deed deed) throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(count);
        try {
            List<Callable<Answer>> deeds = new ArrayList<>();
            for (int number = 0; number < count; number++) {
                int who = number;
                deeds.add(() -> deed.by(who));
            }
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> one : people.invokeAll(deeds)) {
                answers.add(one.get());
            }
            return answers;
        } finally {
            people.shutdown();
        }
    }
}
