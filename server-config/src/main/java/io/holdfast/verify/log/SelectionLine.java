package io.holdfast.verify.log;

import java.util.ArrayList;
import java.util.List;

/** One line of a selection, after {@link #parse}. For one thread at a time. */
final class SelectionLine {
    private static final byte[] NUMBER = LineCursor.word("{\"n\":");
    private static final byte[] PROOF = LineCursor.word(",\"proof\":[");
    private static final byte[] QUOTE = LineCursor.word("\"");
    private static final byte[] COMMA = LineCursor.word(",");
    private static final byte[] EVENT = LineCursor.word("],\"event\":");
    /** As many levels as a tree can have. */
    private static final int MAX_HASHES = 64;

    private final LineCursor cursor = new LineCursor();
    private final List<byte[]> proof = new ArrayList<>();
    private long position;
    private int eventFrom;
    private int eventTo;

    boolean parse(byte[] bytes, int from, int to) {
        cursor.start(bytes, from, to);
        proof.clear();
        if (!cursor.skip(NUMBER)) return false;
        position = cursor.number();
        if (position == LineCursor.NO_NUMBER || !cursor.skip(PROOF)) return false;
        while (cursor.skip(QUOTE)) {
            var hash = cursor.hash();
            if (hash == null || !cursor.skip(QUOTE) || proof.size() == MAX_HASHES) return false;
            proof.add(hash);
            if (!cursor.skip(COMMA)) break;
        }
        if (!cursor.skip(EVENT)) return false;
        eventFrom = cursor.at();
        eventTo = to - 1;
        return eventFrom < eventTo && bytes[eventTo] == '}';
    }

    long position() {
        return position;
    }

    List<byte[]> proof() {
        return proof;
    }

    int eventFrom() {
        return eventFrom;
    }

    int eventTo() {
        return eventTo;
    }
}
