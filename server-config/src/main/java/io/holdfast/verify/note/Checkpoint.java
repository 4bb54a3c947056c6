package io.holdfast.verify.note;

import io.holdfast.verify.report.Kind;
import io.holdfast.verify.tree.Hashes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a log signed: so many leaves, this root, at this time.
 *
 * @param root 32 bytes
 * @param key the one that signed both; null when nobody did
 */
public record Checkpoint(Origin origin, long size, byte[] root, Instant time, LogKey key) {
    private static final int SIGNATURE = 64;

    /** Beyond the year 9999, which is the last that an event can name. */
    private static final long END_OF_TIME = 253_402_300_800L;

    /** Reads a note and verifies it with the keys of its log; signatures of keys that are not known say nothing. */
    public static Checkpoint open(byte[] bytes, TrustedKeys keys) throws NoteException {
        var note = SignedNote.parse(bytes);
        return signed(note, unsigned(note), keys);
    }

    /** What a note says, whoever signed it: of use only to tell where it is wrong. Its time is the end of all time. */
    public static Checkpoint unsigned(byte[] bytes) throws NoteException {
        return unsigned(SignedNote.parse(bytes));
    }

    private static Checkpoint unsigned(SignedNote note) throws NoteException {
        var lines = note.text().split("\n", -1);
        // The text ends in a newline, so the last element is empty.
        if (lines.length < 4 || Arrays.stream(lines, 0, lines.length - 1).anyMatch(String::isEmpty))
            throw NoteException.malformed("a checkpoint has fewer than three lines, or an empty one");
        var origin = Origin.parse(lines[0])
                .orElseThrow(() -> NoteException.malformed("a checkpoint's first line is no origin of Holdfast"));
        var size = Decimal.parse(lines[1]);
        if (size.isEmpty()) throw NoteException.malformed("a checkpoint's second line is no size");
        var root = Base64Text.decode(lines[2])
                .filter(hash -> hash.length == Hashes.LENGTH)
                .orElseThrow(() -> NoteException.malformed("a checkpoint's third line is no root"));
        return new Checkpoint(origin, size.getAsLong(), root, Instant.ofEpochSecond(END_OF_TIME), null);
    }

    private static Checkpoint signed(SignedNote note, Checkpoint unsigned, TrustedKeys keys) throws NoteException {
        Optional<Checkpoint> signed = Optional.empty();
        var known = false;
        for (var key : keys.of(unsigned.origin)) {
            var plain = isSigned(note, unsigned.origin.text(), key);
            // The key may sign under the log's own name too; that is another known key.
            var own = isSigned(note, unsigned.origin.log(), key);
            var time = time(note, unsigned.origin, key);
            known |= plain || own || time.isPresent();
            if (plain && time.isPresent() && signed.isEmpty())
                signed = Optional.of(new Checkpoint(unsigned.origin, unsigned.size, unsigned.root, time.get(), key));
        }
        if (signed.isPresent()) return signed.get();
        if (known)
            throw new NoteException(
                    Kind.SIGNATURE_WRONG,
                    "the checkpoint of size " + unsigned.size + " lacks one of its two signatures");
        throw new NoteException(
                Kind.KEY_UNKNOWN, "the checkpoint of size " + unsigned.size + " is signed by no key that is trusted");
    }

    private static boolean isSigned(SignedNote note, String name, LogKey key) throws NoteException {
        var found = false;
        for (var line : note.signatures()) {
            if (!line.name().equals(name) || line.keyId() != key.id(name, LogKey.PLAIN)) continue;
            if (!key.verifies(note.text().getBytes(StandardCharsets.UTF_8), line.signature())) throw wrong(name);
            found = true;
        }
        return found;
    }

    /** The time of the first timed signature. */
    private static Optional<Instant> time(SignedNote note, Origin origin, LogKey key) throws NoteException {
        Optional<Instant> first = Optional.empty();
        for (var line : note.signatures()) {
            if (!line.name().equals(origin.log()) || line.keyId() != key.id(origin.log(), LogKey.TIMED)) continue;
            if (line.signature().length != Long.BYTES + SIGNATURE) throw wrong(origin.log());
            var seconds = ByteBuffer.wrap(line.signature()).getLong();
            var message = "cosignature/v1\ntime " + seconds + "\n" + note.text();
            var signature = Arrays.copyOfRange(line.signature(), Long.BYTES, line.signature().length);
            if (seconds < 0
                    || seconds > END_OF_TIME
                    || !key.verifies(message.getBytes(StandardCharsets.UTF_8), signature)) throw wrong(origin.log());
            if (first.isEmpty()) first = Optional.of(Instant.ofEpochSecond(seconds));
        }
        return first;
    }

    private static NoteException wrong(String name) {
        return new NoteException(Kind.SIGNATURE_WRONG, "a signature of the known key " + name + " does not verify");
    }
}
