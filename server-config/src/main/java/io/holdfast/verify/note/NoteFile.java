package io.holdfast.verify.note;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file of notes, one after the other, such as a mirror: what does not begin with a dash after a signature begins the next. */
public final class NoteFile implements Closeable {
    private static final byte[] DASH = "\u2014 ".getBytes(StandardCharsets.UTF_8);

    private final InputStream in;
    private byte[] ahead = {};
    private boolean ended;

    private NoteFile(InputStream in) {
        this.in = in;
    }

    public static NoteFile open(Path file) throws IOException {
        return new NoteFile(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
    }

    /** The next note, as bytes that may be none; empty at the end of the file. */
    public Optional<byte[]> next() throws IOException, NoteException {
        var note = new ByteArrayOutputStream();
        var signed = false;
        while (true) {
            var line = ahead.length > 0 ? ahead : line();
            ahead = new byte[0];
            if (line.length == 0) return note.size() == 0 ? Optional.empty() : Optional.of(note.toByteArray());
            var signature = startsWithDash(line);
            if (signed && !signature) {
                ahead = line;
                return Optional.of(note.toByteArray());
            }
            // Blank lines between notes are nobody's.
            if (note.size() == 0 && line.length == 1 && line[0] == '\n') continue;
            signed = signature;
            note.writeBytes(line);
            if (note.size() > SignedNote.MAX_BYTES) throw NoteException.malformed("a note is larger than 1 MB");
        }
    }

    /** True when the note that was read last is the last one of the file. */
    public boolean isAtEnd() {
        return ended && ahead.length == 0;
    }

    /** With its end; empty at the end of the file. */
    private byte[] line() throws IOException, NoteException {
        var line = new ByteArrayOutputStream();
        while (true) {
            var c = in.read();
            ended = c < 0;
            if (ended) break;
            line.write(c);
            if (c == '\n') break;
            if (line.size() > SignedNote.MAX_BYTES) throw NoteException.malformed("a line is larger than 1 MB");
        }
        return line.toByteArray();
    }

    private static boolean startsWithDash(byte[] line) {
        if (line.length < DASH.length) return false;
        for (int i = 0; i < DASH.length; i++) if (line[i] != DASH[i]) return false;
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
