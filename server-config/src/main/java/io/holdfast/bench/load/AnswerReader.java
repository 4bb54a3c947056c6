package io.holdfast.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Puts one answer together from what arrives, however it is cut. Reads bodies with a length and chunked ones. */
final class AnswerReader {
    private static final int NO_BODY_YET = -1;

    private byte[] bytes = new byte[16 * 1024];
    private int filled;
    private int searched;
    private int bodyStart = NO_BODY_YET;
    private String head;
    private int status;
    private boolean chunked;
    private int expected;

    void begin() {
        filled = 0;
        searched = 0;
        bodyStart = NO_BODY_YET;
    }

    boolean isEmpty() {
        return filled == 0;
    }

    /** True when the answer is whole. @throws IOException when it is no HTTP/1.1 */
    boolean take(ByteBuffer arrived) throws IOException {
        int more = arrived.remaining();
        if (filled + more > bytes.length) bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, filled + more));
        arrived.get(bytes, filled, more);
        filled += more;
        if (bodyStart == NO_BODY_YET && !readHead()) return false;
        return chunked ? lastChunkArrived() : filled - bodyStart >= expected;
    }

    Answer answer(boolean withBody) throws IOException {
        byte[] body = chunked ? joined() : Arrays.copyOfRange(bytes, bodyStart, bodyStart + expected);
        return new Answer(status, head, body.length, withBody ? body : new byte[0]);
    }

    boolean closesConnection() {
        return Answer.says(head, "Connection", "close");
    }

    private boolean readHead() throws IOException {
        int end = endOfHead();
        if (end < 0) return false;
        head = new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
        bodyStart = end + 4;
        if (!head.startsWith("HTTP/1.1 ") || head.length() < 12) throw new IOException("not HTTP/1.1: " + head);
        status = Integer.parseInt(head.substring(9, 12));
        chunked = Answer.says(head, "Transfer-Encoding", "chunked");
        boolean without = status == 204 || status == 304;
        expected = without
                ? 0
                : Answer.valueIn(head, "Content-Length").map(Integer::parseInt).orElse(0);
        return true;
    }

    private int endOfHead() {
        for (int i = Math.max(0, searched - 3); i + 3 < filled; i++)
            if (bytes[i] == '\r' && bytes[i + 1] == '\n' && bytes[i + 2] == '\r' && bytes[i + 3] == '\n') return i;
        searched = filled;
        return -1;
    }

    private boolean lastChunkArrived() throws IOException {
        int at = bodyStart;
        while (true) {
            int line = endOfLine(at);
            if (line < 0) return false;
            int size = chunkSize(at, line);
            at = line + 2 + size + 2;
            if (at > filled) return false;
            if (size == 0) return true;
        }
    }

    private byte[] joined() throws IOException {
        byte[] body = new byte[filled - bodyStart];
        int length = 0;
        int at = bodyStart;
        while (true) {
            int line = endOfLine(at);
            int size = chunkSize(at, line);
            if (size == 0) return Arrays.copyOf(body, length);
            System.arraycopy(bytes, line + 2, body, length, size);
            length += size;
            at = line + 2 + size + 2;
        }
    }

    private int endOfLine(int from) {
        for (int i = from; i + 1 < filled; i++) if (bytes[i] == '\r' && bytes[i + 1] == '\n') return i;
        return -1;
    }

    private int chunkSize(int from, int to) throws IOException {
        String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        try {
            return Integer.parseInt(text.split(";", 2)[0].strip(), 16);
        } catch (NumberFormatException e) {
            throw new IOException("not a chunk: " + text, e);
        }
    }
}
