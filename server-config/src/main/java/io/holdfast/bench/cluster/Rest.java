package io.holdfast.bench.cluster;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Time that passes on purpose: the length of a fault, the pace of a client. */
public final class Rest {
    private Rest() {}

    public static void of(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }
}
