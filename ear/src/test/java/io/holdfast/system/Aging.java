package io.holdfast.system;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;

/** Time that passes until what the product keeps of Zoho is no longer fresh. */
final class Aging {
    /** Longer than the lifetime of a copy in these tests. */
    private static final Duration UNTIL_OLD = Duration.ofMillis(2_500);

    private Aging() {}

    static void untilCopiesAreOld() {
        Instant old = Instant.now().plus(UNTIL_OLD);
        await().atMost(UNTIL_OLD.multipliedBy(4)).until(() -> Instant.now().isAfter(old));
    }
}
