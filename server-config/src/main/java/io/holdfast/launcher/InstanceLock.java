package io.holdfast.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Held by a launcher as long as it lives; the operating system takes it back from a killed one. */
final class InstanceLock implements AutoCloseable {
    private final FileChannel channel;
    private final FileLock lock;

    private InstanceLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /** Absent when another launcher of this installation runs. */
    static Optional<InstanceLock> take(Path file) {
        try {
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = channel.tryLock();
            if (lock != null) return Optional.of(new InstanceLock(channel, lock));
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            throw new LauncherException("Cannot lock " + file + ": " + e.getMessage() + ".", e);
        }
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new LauncherException("Cannot release the launcher's lock: " + e.getMessage() + ".", e);
        }
    }
}
