package io.holdfast.verify.log;

/** One line of a range, after {@link #parse}. For one thread at a time. */
final class RangeLine {
    private static final byte[] NUMBER = LineCursor.word("{\"n\":");
    private static final byte[] CHAIN = LineCursor.word(",\"chain\":\"");
    private static final byte[] EVENT = LineCursor.word("\",\"event\":");
    private static final byte[] LEAF = LineCursor.word("\",\"leaf\":\"");
    private static final byte[] END = LineCursor.word("\"}");

    private final LineCursor cursor = new LineCursor();
    private long position;
    private byte[] chain;
    private byte[] leaf;
    private int eventFrom;
    private int eventTo;

    /** False when it is no such line. @param to where its newline stands */
    boolean parse(byte[] bytes, int from, int to) {
        cursor.start(bytes, from, to);
        if (!cursor.skip(NUMBER)) return false;
        position = cursor.number();
        if (position == LineCursor.NO_NUMBER || !cursor.skip(CHAIN)) return false;
        chain = cursor.hash();
        if (chain == null) return false;
        leaf = null;
        if (cursor.skip(EVENT)) {
            eventFrom = cursor.at();
            eventTo = to - 1;
            return eventFrom < eventTo && bytes[eventTo] == '}';
        }
        if (!cursor.skip(LEAF)) return false;
        leaf = cursor.hash();
        return leaf != null && cursor.skip(END) && cursor.at() == to;
    }

    long position() {
        return position;
    }

    byte[] chain() {
        return chain;
    }

    /** The leaf of an event that is not there any more; null where it is there. */
    byte[] leaf() {
        return leaf;
    }

    int eventFrom() {
        return eventFrom;
    }

    int eventTo() {
        return eventTo;
    }
}
