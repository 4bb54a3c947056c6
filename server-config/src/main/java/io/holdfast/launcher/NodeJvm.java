package io.holdfast.launcher;

import java.nio.file.Path;
import java.util.List;

/** Options of a node's Java machine, the same for both archives. */
final class NodeJvm {
    private NodeJvm() {}

    static List<String> options(Settings settings, Path folder) {
        return List.of(
                "-Xmx" + heap(settings),
                // G1 would otherwise expect young collections so large that it marks the old ones once a second under
                // load.
                "-XX:-G1UseAdaptiveIHOP",
                "-Duser.timezone=UTC",
                "-Djava.io.tmpdir=" + folder.resolve("tmp"),
                "-Djava.net.preferIPv4Stack=true",
                // Without it the grid listens on every address, whatever the chosen interface.
                "-Dhazelcast.socket.bind.any=false",
                "-Dhazelcast.phone.home.enabled=false",
                // A paused member would block callers for up to two minutes.
                "-Dhazelcast.operation.call.timeout.millis=2000",
                "-Dhazelcast.heartbeat.interval.seconds=1",
                "-Dhazelcast.max.no.heartbeat.seconds=10",
                // Parts of a split grid find each other again after minutes otherwise.
                "-Dhazelcast.merge.first.run.delay.seconds=15",
                "-Dhazelcast.merge.next.run.delay.seconds=15");
    }

    static String heap(Settings settings) {
        var heap = settings.text("holdfast.node-heap", "512m");
        if (heap.matches("\\d+[kmgKMG]?")) return heap;
        throw LauncherException.withCode(
                ExitCode.USAGE, "HOLDFAST_NODE_HEAP is \"" + heap + "\" but must be a size such as 512m or 2g.");
    }
}
