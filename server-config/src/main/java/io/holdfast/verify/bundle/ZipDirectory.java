package io.holdfast.verify.bundle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * How large a ZIP file's table of entries is. The JDK reads that table into memory before anybody can ask, so a hostile one has to
 * be refused first.
 */
final class ZipDirectory {
    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int LOCATOR = 0x07064b50;
    private static final int LOCATOR_LENGTH = 20;
    private static final int END_64 = 0x06064b50;
    private static final int END_64_LENGTH = 56;
    private static final int MAX_BYTES = 64 * 1024;

    private ZipDirectory() {}

    /** @throws UnreadableException when the file is no ZIP file, ends in a comment, or has a larger table than any bundle */
    static void requireSmall(Path file) throws IOException, UnreadableException {
        try (var channel = FileChannel.open(file)) {
            // Where a comment follows, the JDK and others may take different places for the end.
            var at = channel.size() - END_LENGTH;
            var end = read(channel, Math.max(0, at), END_LENGTH);
            if (end.limit() < END_LENGTH || end.getInt(0) != END || end.getShort(20) != 0)
                throw new UnreadableException(file + " is not a ZIP file.");
            requireSmall(Integer.toUnsignedLong(end.getInt(12)), large(channel, at));
        }
    }

    private static void requireSmall(long bytes, long bytes64) throws UnreadableException {
        // The JDK believes the second one where the first is full; neither may be large.
        var full = bytes == 0xFFFFFFFFL;
        if ((!full && bytes > MAX_BYTES) || bytes64 < 0 || bytes64 > MAX_BYTES || (full && bytes64 == 0))
            throw new UnreadableException("The ZIP file has a larger table of entries than any bundle.");
    }

    /** The table's size by the end record of ZIP64, 0 when there is none. */
    private static long large(FileChannel channel, long end) throws IOException {
        var locator = read(channel, Math.max(0, end - LOCATOR_LENGTH), LOCATOR_LENGTH);
        if (locator.limit() < LOCATOR_LENGTH || locator.getInt(0) != LOCATOR) return 0;
        var at = locator.getLong(8);
        if (at < 0 || at > channel.size() - END_64_LENGTH) return -1;
        var record = read(channel, at, END_64_LENGTH);
        return record.getInt(0) == END_64 ? record.getLong(40) : -1;
    }

    private static ByteBuffer read(FileChannel channel, long from, int length) throws IOException {
        var buffer = ByteBuffer.allocate((int) Math.min(length, channel.size() - from))
                .order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) if (channel.read(buffer, from + buffer.position()) < 0) break;
        return buffer.flip();
    }
}
