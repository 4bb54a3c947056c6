package io.holdfast.audit.sequencer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.holdfast.audit.model.MirrorDoors.Lacking;
import io.holdfast.audit.proof.Checkpoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A file of notes, one after the other. Notes are appended and synced, and never taken away; only a last one that was not written
 * to its end, and which therefore counts as not taken, makes room for its next try.
 */
final class MirrorFile implements Mirror {
    static final String NAME = "file";

    /** What is read of the end, at least: far more than one round of notes. */
    private static final int TAIL = 1 << 20;

    private static final byte[] DASH = "— ".getBytes(UTF_8);

    private final Path file;

    MirrorFile(Path file) {
        this.file = file;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public long take(List<Lacking> notes) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        boolean isNew = !Files.exists(file);
        try (FileChannel channel = FileChannel.open(file, CREATE, WRITE, READ)) {
            long end = endOfTheLastNote(channel);
            if (end < channel.size()) {
                channel.truncate(end);
            }
            var text = new StringBuilder();
            notes.forEach(note -> text.append(note.note()));
            ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(UTF_8));
            channel.position(end);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
            if (isNew) {
                syncFolder(folder);
            }
            return channel.position();
        }
    }

    /** The notes from a place on, and at least those of the last megabyte. Empty without a file. */
    List<String> notesFrom(long place) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (FileChannel channel = FileChannel.open(file, READ)) {
            long from = Math.max(0, Math.min(place, channel.size() - TAIL));
            // The first may be cut by the place where reading begins; then it is no checkpoint.
            return Checkpoint.notes(new String(read(channel, from, channel.size()), UTF_8));
        }
    }

    /** How long the file is; 0 without one. */
    long length() throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /** A note ends with two signatures of each key; anything behind is the beginning of another. */
    private static long endOfTheLastNote(FileChannel channel) throws IOException {
        long from = Math.max(0, channel.size() - TAIL);
        byte[] tail = read(channel, from, channel.size());
        int end = 0;
        int signatures = 0;
        int begin = 0;
        for (int at = 0; at < tail.length; at++) {
            if (tail[at] == '\n') {
                boolean signature = startsWithDash(tail, begin);
                signatures = signature ? signatures + 1 : 0;
                if (signature && signatures % 2 == 0) {
                    end = at + 1;
                }
                begin = at + 1;
            }
        }
        return end == 0 && from > 0 ? channel.size() : from + end;
    }

    private static boolean startsWithDash(byte[] text, int at) {
        return at + DASH.length <= text.length && Arrays.equals(text, at, at + DASH.length, DASH, 0, DASH.length);
    }

    private static byte[] read(FileChannel channel, long from, long to) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(to - from, Integer.MAX_VALUE - 8));
        channel.position(from);
        int read;
        do {
            read = channel.read(bytes);
        } while (read >= 0 && bytes.hasRemaining());
        return bytes.array();
    }

    /** On Linux the name of a new file is durable once its folder is synced; elsewhere that cannot be asked for. */
    private static void syncFolder(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, READ)) {
                channel.force(true);
            }
        }
    }
}
