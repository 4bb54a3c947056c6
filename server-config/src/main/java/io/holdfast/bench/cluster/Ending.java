package io.holdfast.bench.cluster;

import io.holdfast.bench.product.Folders;
import io.holdfast.bench.report.Console;
import java.io.IOException;
import java.nio.file.Path;

/** Stops the cluster, at the end or at Ctrl-C, and removes its folder when all was right: else its logs are wanted. */
public final class Ending implements AutoCloseable {
    private final Path folder;
    private final Thread hook;
    private Cluster cluster;
    private boolean done;
    private boolean right;

    public Ending(Path folder) {
        this.folder = folder;
        this.hook = new Thread(this::end, "end of the benchmark");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    public synchronized Cluster with(Cluster started) {
        cluster = started;
        return started;
    }

    /** Nothing is left to find out. */
    public synchronized void allRight(boolean yes) {
        right = yes;
    }

    @Override
    public void close() {
        end();
        Runtime.getRuntime().removeShutdownHook(hook);
    }

    private synchronized void end() {
        if (done) return;
        done = true;
        if (cluster != null) cluster.close();
        if (!right) {
            Console.standard().progress("Kept, with the logs of all processes: " + folder);
            return;
        }
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            Console.standard().progress("Could not remove " + folder + ": " + e.getMessage());
        }
    }
}
