package io.holdfast.nodelog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Appends lines to a file. Whoever cuts the file back to nothing, as rotation does, finds the next line at its beginning. A line
 * that cannot be written is lost and counted: nobody's request fails for it.
 */
final class LineFile {
    private static final int BUFFER = 64 * 1024;

    private final OutputStream file;
    private final AtomicLong lost = new AtomicLong();

    private LineFile(OutputStream file) {
        this.file = file;
    }

    /** Opens it, makes it when it is missing. */
    static LineFile open(Path path) throws IOException {
        return new LineFile(new BufferedOutputStream(
                Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND), BUFFER));
    }

    synchronized void write(String line) {
        try {
            file.write(line.getBytes(UTF_8));
        } catch (IOException e) {
            lost.incrementAndGet();
        }
    }

    synchronized void flush() {
        try {
            file.flush();
        } catch (IOException e) {
            lost.incrementAndGet();
        }
    }

    /** How many could not be written, since the start. */
    long lost() {
        return lost.get();
    }

    synchronized void close() throws IOException {
        file.close();
    }
}
