package io.holdfast.bench.product;

import java.time.Duration;
import java.util.Collection;
import java.util.stream.Stream;

/** Processor time of processes: unlike other times it hardly depends on who else uses the machine. */
public final class Cpu {
    private Cpu() {}

    /** What these and all that they have started used so far. */
    public static Duration of(Collection<ProcessHandle> processes) {
        return processes.stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
