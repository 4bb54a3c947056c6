package io.holdfast.verify.log;

import io.holdfast.verify.bundle.MalformedException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Cuts a stream into blocks of whole lines. Blocks are used again, so memory stays the same however long the stream is. */
final class LineBlocks {
    static final int MAX_LINE = 256 * 1024;

    private static final int SIZE = 4 * MAX_LINE;

    private final InputStream in;
    private final String name;
    private final BlockingQueue<byte[]> free = new LinkedBlockingQueue<>();
    private byte[] rest = {};
    private boolean ended;

    /** @param length up to and with the last newline */
    record Block(byte[] bytes, int length) {}

    /** @param name what the stream is called in messages */
    LineBlocks(InputStream in, String name) {
        this.in = in;
        this.name = name;
    }

    /** The next block, null at the end. */
    Block next() throws IOException, MalformedException {
        if (ended) return null;
        var reused = free.poll();
        var bytes = reused == null ? new byte[SIZE] : reused;
        System.arraycopy(rest, 0, bytes, 0, rest.length);
        var length = rest.length + in.readNBytes(bytes, rest.length, SIZE - rest.length);
        ended = length < SIZE;
        var lines = length;
        while (lines > 0 && bytes[lines - 1] != '\n') lines--;
        if (length - lines > MAX_LINE) throw new MalformedException(name + " has a line longer than 256 KiB");
        if (ended && lines < length) throw new MalformedException(name + " ends within a line");
        rest = Arrays.copyOfRange(bytes, lines, length);
        return lines == 0 ? null : new Block(bytes, lines);
    }

    /** Gives a block back that nobody reads any more. */
    void reuse(Block block) {
        free.add(block.bytes);
    }

    /** Where the line that begins at {@code from} ends: at its newline. */
    static int endOfLine(byte[] bytes, int from) {
        var at = from;
        while (bytes[at] != '\n') at++;
        return at;
    }
}
