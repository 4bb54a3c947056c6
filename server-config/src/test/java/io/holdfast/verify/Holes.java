package io.holdfast.verify;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A file in which an entry of gigabytes is a hole, which takes no room on a disk. */
final class Holes extends OutputStream {
    private static final byte[] ZEROS = new byte[1 << 20];

    private final FileChannel file;

    Holes(Path path) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** Puts in an entry of so many zeros, stored as they are. */
    void entry(ZipOutputStream zip, String name, long bytes) throws IOException {
        var crc = new CRC32();
        for (long left = bytes; left > 0; left -= ZEROS.length) crc.update(ZEROS, 0, part(left));
        var entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        for (long left = bytes; left > 0; left -= ZEROS.length) zip.write(ZEROS, 0, part(left));
        zip.closeEntry();
    }

    private static int part(long left) {
        return (int) Math.min(ZEROS.length, left);
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    /** A stored entry comes as it was given, so that its zeros are known by where they stand. */
    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (bytes == ZEROS) {
            file.position(file.position() + length);
            return;
        }
        var buffer = ByteBuffer.wrap(bytes, from, length);
        while (buffer.hasRemaining()) file.write(buffer);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
