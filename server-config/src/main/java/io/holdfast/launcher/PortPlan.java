package io.holdfast.launcher;

import java.util.ArrayList;
import java.util.List;

/** The ports of a start, looked at before anything is started. */
final class PortPlan {
    private final List<Wanted> all = new ArrayList<>();

    private record Wanted(String purpose, int port, String setting) {}

    void add(String purpose, int port, String setting) {
        all.add(new Wanted(purpose, port, setting));
    }

    /** @throws LauncherException when two things want the same port, or another program has it */
    void requireFree() {
        for (var one : all) {
            for (var other : all) {
                if (one != other && one.port() == other.port())
                    throw LauncherException.withCode(
                            ExitCode.USAGE,
                            "Port " + one.port() + " is wanted twice, by " + one.purpose() + " (" + one.setting()
                                    + ") and by " + other.purpose() + " (" + other.setting() + ").");
            }
            if (one.port() > 65_535)
                throw LauncherException.withCode(
                        ExitCode.USAGE, one.setting() + " leaves no port for " + one.purpose() + ".");
            Ports.requireFree(one.purpose(), one.port(), one.setting());
        }
    }
}
