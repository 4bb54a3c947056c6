package io.holdfast.verify.note;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A note as it was read; nobody has looked at its signatures.
 *
 * @param text with its last newline, without the blank line
 */
record SignedNote(String text, List<Line> signatures) {
    /** Large enough for a hundred post-quantum signatures. */
    static final int MAX_BYTES = 1_000_000;

    private static final int MAX_SIGNATURES = 100;
    private static final String DASH = "\u2014 ";

    /** @param signature without the key id */
    record Line(String name, int keyId, byte[] signature) {}

    static SignedNote parse(byte[] bytes) throws NoteException {
        if (bytes.length > MAX_BYTES) throw NoteException.malformed("a note is larger than 1 MB");
        var note = utf8(bytes);
        if (note.chars().anyMatch(c -> c < ' ' && c != '\n'))
            throw NoteException.malformed("a note has control characters");
        var blank = note.lastIndexOf("\n\n");
        if (blank < 0) throw NoteException.malformed("a note has no blank line before its signatures");
        var lines = note.substring(blank + 2);
        if (!lines.endsWith("\n")) throw NoteException.malformed("a note has no signature, or its last line no end");
        return new SignedNote(note.substring(0, blank + 1), signatures(lines));
    }

    private static List<Line> signatures(String lines) throws NoteException {
        var all = new ArrayList<Line>();
        for (var line : lines.substring(0, lines.length() - 1).split("\n", -1)) {
            if (all.size() == MAX_SIGNATURES)
                throw NoteException.malformed("a note has more than " + MAX_SIGNATURES + " signatures");
            all.add(line(line));
        }
        return all;
    }

    private static Line line(String line) throws NoteException {
        var space = line.lastIndexOf(' ');
        if (!line.startsWith(DASH) || space < DASH.length())
            throw NoteException.malformed("a line below a note's blank line is no signature");
        var name = line.substring(DASH.length(), space);
        var bytes = Base64Text.decode(line.substring(space + 1));
        if (!isName(name) || bytes.isEmpty() || bytes.get().length <= Integer.BYTES)
            throw NoteException.malformed("a line below a note's blank line is no signature");
        var buffer = ByteBuffer.wrap(bytes.get());
        var keyId = buffer.getInt();
        var signature = new byte[buffer.remaining()];
        buffer.get(signature);
        return new Line(name, keyId, signature);
    }

    /** Not empty, without Unicode spaces and without plus. */
    static boolean isName(String name) {
        return !name.isEmpty() && name.indexOf('+') < 0 && name.codePoints().noneMatch(SignedNote::isSpace);
    }

    private static boolean isSpace(int c) {
        return Character.isSpaceChar(c) || Character.isWhitespace(c) || c == 0x85;
    }

    static String utf8(byte[] bytes) throws NoteException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw NoteException.malformed("a note is not UTF-8");
        }
    }
}
