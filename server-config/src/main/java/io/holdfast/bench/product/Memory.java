package io.holdfast.bench.product;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Resident memory of a process, where the system tells (Linux). */
public final class Memory {
    private Memory() {}

    /** In megabytes of the process alone; empty where it cannot be known. */
    public static OptionalLong ofProcess(long pid) throws IOException {
        var status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.isReadable(status)) return OptionalLong.empty();
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst();
    }

    /** In megabytes, with everything that it has started. */
    public static OptionalLong ofTree(ProcessHandle process) throws IOException {
        long sum = 0;
        for (var one : (Iterable<ProcessHandle>) Stream.concat(Stream.of(process), process.descendants())::iterator) {
            var memory = ofProcess(one.pid());
            if (memory.isEmpty()) return memory;
            sum += memory.getAsLong();
        }
        return OptionalLong.of(sum);
    }
}
