package io.holdfast.launcher;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;

/** Stops what a killed launcher left behind: its children live on, in sessions of their own. */
final class Leftovers {
    private static final Duration GRACE = Duration.ofSeconds(30);

    private Leftovers() {}

    /** True when there was something. */
    static boolean stop(State state, Console console) {
        var members = new ArrayList<>(state.members());
        Collections.reverse(members);
        var found = false;
        for (var member : members) {
            var process = member.process();
            if (!process.isAlive()) continue;
            found = true;
            console.line("  Stopping " + member.name() + " (process " + process.pid()
                    + "), left by a launcher that was killed.");
            if (member.kind().equals("database")) Processes.interrupt(process, GRACE);
            else Processes.stop(process, GRACE);
        }
        return found;
    }
}
