package io.holdfast.verify.log;

import java.time.Duration;

/** Longer than any transaction of Holdfast is open, and than clocks of one installation differ. */
final class Patience {
    static final Duration TIME = Duration.ofMinutes(5);
    static final long MICROS = TIME.toNanos() / 1000;

    private Patience() {}
}
