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
    /** Of something that does not run. */
    static final ProcessMark NONE = new ProcessMark(0, "none");

    private static final int STATE = 0;
    private static final int START = 19;

    /**
     * Absent when there is no such process, or only its remains: in a container nobody may collect those, and they would
     * count as alive for ever.
     */
    static Optional<ProcessMark> of(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).flatMap(ProcessMark::of);
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

    private static Optional<ProcessMark> of(ProcessHandle handle) {
        try {
            var stat = Files.readString(Path.of("/proc/" + handle.pid() + "/stat"));
            // The name, in parentheses, may hold anything; what counts comes behind it.
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            if (fields[STATE].equals("Z") || fields[STATE].equals("X")) return Optional.empty();
            return Optional.of(new ProcessMark(handle.pid(), "ticks:" + fields[START]));
        } catch (IOException e) {
            // Not Linux, or it ended between the two looks.
            if (!handle.isAlive()) return Optional.empty();
            var start = handle.info().startInstant().map(Object::toString).orElse("unknown");
            return Optional.of(new ProcessMark(handle.pid(), start));
        }
    }
}
