package io.holdfast.bench.cluster;

import io.holdfast.bench.product.Folders;
import java.io.IOException;
import java.nio.file.Path;

/** Stops the cluster and removes its folder, at the end or at Ctrl-C. */
public final class Ending implements AutoCloseable {
    private final Path folder;
    private final Thread hook;
    private Cluster cluster;
    private boolean done;

    public Ending(Path folder) {
        this.folder = folder;
        this.hook = new Thread(this::end, "end of the benchmark");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    public synchronized Cluster with(Cluster started) {
        cluster = started;
        return started;
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
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            io.holdfast.bench.report.Console.standard().progress("Could not remove " + folder + ": " + e.getMessage());
        }
    }
}
