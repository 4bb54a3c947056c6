package io.holdfast.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One process and no later one with the same number. @param start ticks since boot where the system tells (a clock step
 * does not change them), else the start time
 */
record ProcessMark(long pid, String start) {

    /** Absent when there is no such process. */
    static Optional<ProcessMark> of(long pid) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(handle -> new ProcessMark(pid, startOf(handle)));
    }

    static ProcessMark ofThisProcess() {
        return of(ProcessHandle.current().pid()).orElseThrow();
    }

    boolean isAlive() {
        return of(pid).filter(this::equals).isPresent();
    }

    /** The process, as long as it lives. */
    Optional<ProcessHandle> handle() {
        return isAlive() ? ProcessHandle.of(pid) : Optional.empty();
    }

    private static String startOf(ProcessHandle handle) {
        try {
            var stat = Files.readString(Path.of("/proc/" + handle.pid() + "/stat"));
            // The name, in parentheses, may hold anything; field 22 is counted from behind it.
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return "ticks:" + fields[19];
        } catch (IOException | RuntimeException e) {
            return handle.info().startInstant().map(Object::toString).orElse("unknown");
        }
    }
}
