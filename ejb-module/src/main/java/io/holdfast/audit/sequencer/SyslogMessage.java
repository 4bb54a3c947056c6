package io.holdfast.audit.sequencer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.holdfast.audit.model.MirrorDoors.Lacking;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A note as a message of RFC 5424, in the octet counting of RFC 5425. The note is JSON on one line in ASCII, because receivers
 * change line feeds and what they take for another encoding.
 */
final class SyslogMessage {
    /** Facility 13 (log audit), severity 5 (notice). */
    private static final int PRIORITY = 13 * 8 + 5;

    private static final int LAST_ASCII = 0x7e;

    private SyslogMessage() {}

    /**
     * The bytes of one message.
     *
     * @param host the node's name
     */
    static byte[] framed(Lacking note, String host, Instant now) {
        String message = "<" + PRIORITY + ">1 " + now.truncatedTo(ChronoUnit.MICROS) + " " + word(host)
                + " holdfast - audit-checkpoint - {\"note\":\"" + json(note.note()) + "\"}";
        return (message.length() + " " + message).getBytes(US_ASCII);
    }

    private static String word(String name) {
        String word = name.replaceAll("[^!-~]", "_");
        return word.isEmpty() ? "-" : word.substring(0, Math.min(255, word.length()));
    }

    private static String json(String text) {
        var json = new StringBuilder();
        text.chars().forEach(c -> {
            if (c == '\n') {
                json.append("\\n");
            } else if (c == '"' || c == '\\') {
                json.append('\\').append((char) c);
            } else if (c < ' ' || c > LAST_ASCII) {
                json.append(String.format("\\u%04x", c));
            } else {
                json.append((char) c);
            }
        });
        return json.toString();
    }
}
