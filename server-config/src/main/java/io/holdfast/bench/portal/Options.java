package io.holdfast.bench.portal;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param seconds of one run
 * @param warmup seconds of load on each address before anything counts
 * @param rounds how often each run is made, in turn with the others
 * @param rate calls per second of the open loop
 * @param scale the cold phase has ten times as many projects
 */
record Options(int seconds, int warmup, int rounds, int rate, int scale) {
    /** Seconds of traffic in the outage for each second of a run: five minutes when nothing else is asked for. */
    private static final int OUTAGE = 30;

    private static final int CALM = 20;

    /** Seconds that stand for an hour, likewise. */
    private static final int HOUR = 6;

    Duration run() {
        return Duration.ofSeconds(seconds);
    }

    /** Requests per second where nothing is measured at its limits: a twentieth. */
    int calmRate() {
        return Math.max(1, rate / CALM);
    }

    /** The whole traffic of the outage. */
    Duration outage() {
        return Duration.ofSeconds((long) OUTAGE * seconds);
    }

    /** What stands for an hour. */
    Duration hour() {
        return Duration.ofSeconds((long) HOUR * seconds);
    }

    /** A time of the product as long as it is in the shortened hour. */
    Duration shortened(Duration real) {
        return Duration.ofMillis(Math.round(real.toMillis() * (hour().toMillis() / 3_600_000.0)));
    }
}
