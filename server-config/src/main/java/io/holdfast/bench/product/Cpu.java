package io.holdfast.bench.product;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.stream.Stream;

/** Processor time of processes: unlike other times it hardly depends on who else uses the machine. */
public final class Cpu {
    /** Linux counts in hundredths of a second, whatever its own clock does: USER_HZ, see proc(5). */
    private static final long TICK_NANOS = 10_000_000;

    private Cpu() {}

    /** What these and all that they have started used so far. On Linux also what ended meanwhile, as connections to a database do. */
    public static Duration of(Collection<ProcessHandle> processes) {
        return processes.stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .map(Cpu::of)
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration of(ProcessHandle process) {
        try {
            var stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            // Behind the name, which may hold blanks: utime, stime, and both of the children that were waited for.
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long ticks = 0;
            for (int field = 11; field <= 14; field++) ticks += Long.parseLong(fields[field]);
            return Duration.ofNanos(ticks * TICK_NANOS);
        } catch (IOException noSuchSystemOrEnded) {
            return process.info().totalCpuDuration().orElse(Duration.ZERO);
        }
    }
}
