package io.holdfast.bench.peer;

import io.holdfast.bench.product.Memory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A program of the peer; what it says goes into a file of its own. */
final class Child implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration BETWEEN = Duration.ofMillis(50);

    private final Process process;
    private final Path said;

    private Child(Process process, Path said) {
        this.process = process;
        this.said = said;
    }

    static Child start(Path folder, String name, Map<String, String> environment, List<String> command)
            throws IOException {
        var said = folder.resolve(name + ".log");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        return new Child(process, said);
    }

    /** Waits for its end. @throws NotMeasured when it fails or takes longer */
    void finish(String what, Duration limit) throws IOException, InterruptedException, NotMeasured {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            close();
            throw new NotMeasured(what + " did not end within " + limit.toSeconds() + " s");
        }
        if (process.exitValue() != 0) throw new NotMeasured(what + " failed: " + lastLine());
    }

    void await(String what, Duration limit, BooleanSupplier ready) throws IOException, NotMeasured {
        var deadline = System.nanoTime() + limit.toNanos();
        while (!ready.getAsBoolean()) {
            if (!process.isAlive()) throw new NotMeasured(what + " ended: " + lastLine());
            if (System.nanoTime() > deadline) throw new NotMeasured(what + " was not ready in time");
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }

    boolean says(String text) {
        try {
            return Files.readString(said).contains(text);
        } catch (IOException e) {
            return false;
        }
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    OptionalLong memory() throws IOException {
        return Memory.ofTree(process.toHandle());
    }

    @Override
    public void close() {
        var children = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        children.forEach(ProcessHandle::destroyForcibly);
    }

    private String lastLine() throws IOException {
        var lines =
                Files.readString(said).lines().filter(line -> !line.isBlank()).toList();
        return lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1).strip();
    }
}
