package io.holdfast.bench.portal;

import io.holdfast.bench.load.ClosedLoop;
import io.holdfast.bench.load.Figures;
import io.holdfast.bench.load.Tally;
import io.holdfast.bench.load.Wrk;
import io.holdfast.bench.product.Programs;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The closed loop with 16 connections: by wrk when the machine has it, else by the client that comes along. */
final class ClosedRuns {
    private static final int CONNECTIONS = 16;

    private final Optional<Wrk> wrk;

    /** @param folder of this user alone */
    ClosedRuns(Path folder) {
        this.wrk = Programs.find("wrk").map(program -> new Wrk(program, folder));
    }

    String tool() {
        return wrk.isPresent() ? "wrk" : "built-in client";
    }

    Figures run(Target target, Duration time) throws IOException, InterruptedException {
        if (wrk.isPresent())
            return wrk.get().run(target.name(), target.url(), target.headers().fresh(), CONNECTIONS, time);
        var tally = new Tally();
        var taken = new ClosedLoop(target.address(), CONNECTIONS).run(target.call(), time, tally);
        return tally.over(Duration.ofNanos(taken));
    }
}
