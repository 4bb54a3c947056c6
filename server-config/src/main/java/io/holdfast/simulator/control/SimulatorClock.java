package io.holdfast.simulator.control;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** The time of the simulator: the machine's, moved forward by as much as a test asks for. UTC. */
public final class SimulatorClock extends Clock {
    private final Clock machine;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    public SimulatorClock(Clock machine) {
        this.machine = machine;
    }

    public void advance(Duration by) {
        ahead.updateAndGet(by::plus);
    }

    public void reset() {
        ahead.set(Duration.ZERO);
    }

    public Duration ahead() {
        return ahead.get();
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? this : Clock.offset(machine.withZone(zone), ahead.get());
    }
}
