package io.holdfast.audit.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The size and root of a tree under its name (C2SP tlog-checkpoint).
 *
 * @param origin which log: one line
 * @param root 32 bytes
 */
public record Checkpoint(String origin, long size, byte[] root) {
    private static final Pattern LINES = Pattern.compile("(?<=\n)");
    private static final String DASH = "— ";
    private static final Pattern NOTE =
            Pattern.compile("([^\n]+)\n(0|[1-9][0-9]{0,18})\n([A-Za-z0-9+/=]{44})\n\n((?:— [^\n]+\n)+)");

    public Checkpoint {
        if (origin.isEmpty() || origin.indexOf('\n') >= 0 || size < 0 || root.length != TreeHashes.LENGTH) {
            throw new IllegalArgumentException("not a checkpoint");
        }
        root = root.clone();
    }

    @Override
    public byte[] root() {
        return root.clone();
    }

    /** The three lines that are signed. */
    public String text() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
    }

    /**
     * The signed note (C2SP signed-note): each key signs the text by the origin's name, and by the log's name the text with a time
     * (C2SP tlog-cosignature).
     *
     * @param time whole seconds
     */
    public String signed(List<SigningKey> keys, Instant time) {
        var note = new StringBuilder(text()).append('\n');
        for (SigningKey key : keys) {
            VerifierKey origins = key.verifier().as(origin, VerifierKey.LOG);
            note.append(line(origins, key.sign(text().getBytes(UTF_8))));
            VerifierKey cosigner = key.verifier().as(key.logName(), VerifierKey.COSIGNER);
            byte[] signature = key.sign(timed(time.getEpochSecond()));
            note.append(line(
                    cosigner,
                    ByteBuffer.allocate(Long.BYTES + signature.length)
                            .putLong(time.getEpochSecond())
                            .put(signature)
                            .array()));
        }
        return note.toString();
    }

    /** The checkpoint that a note holds; empty when it is none. Says nothing about signatures. */
    public static Optional<Checkpoint> of(String note) {
        Matcher parts = NOTE.matcher(note);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Checkpoint(
                    parts.group(1),
                    Long.parseLong(parts.group(2)),
                    Base64.getDecoder().decode(parts.group(3))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** True when this key signed a note of this checkpoint by the origin's name. */
    public boolean isSignedBy(VerifierKey key, String note) {
        VerifierKey named = key.as(origin, VerifierKey.LOG);
        return signatures(note, named).stream()
                .anyMatch(signature -> named.verifies(text().getBytes(UTF_8), signature));
    }

    /** When this key signed a note of this checkpoint by the log's name; empty when it did not. */
    public Optional<Instant> signedAt(VerifierKey key, String note) {
        VerifierKey cosigner = key.as(key.name(), VerifierKey.COSIGNER);
        return signatures(note, cosigner).stream()
                .filter(signature -> signature.length > Long.BYTES)
                .filter(signature -> cosigner.verifies(
                        timed(ByteBuffer.wrap(signature).getLong()),
                        Arrays.copyOfRange(signature, Long.BYTES, signature.length)))
                .map(signature ->
                        Instant.ofEpochSecond(ByteBuffer.wrap(signature).getLong()))
                .findFirst();
    }

    /** The notes of a file, one after the other: a line that is no signature after one that is begins the next. */
    public static List<String> notes(String file) {
        List<String> notes = new ArrayList<>();
        var note = new StringBuilder();
        boolean signed = false;
        for (String line : LINES.splitAsStream(file).toList()) {
            boolean signature = line.startsWith(DASH);
            if (signed && !signature) {
                notes.add(note.toString());
                note.setLength(0);
            }
            note.append(line);
            signed = signature;
        }
        if (signed) {
            notes.add(note.toString());
        }
        return notes;
    }

    private byte[] timed(long seconds) {
        return ("cosignature/v1\ntime " + seconds + "\n" + text()).getBytes(UTF_8);
    }

    private static String line(VerifierKey key, byte[] signature) {
        byte[] whole = ByteBuffer.allocate(VerifierKey.ID_LENGTH + signature.length)
                .put(key.id())
                .put(signature)
                .array();
        return DASH + key.name() + " " + Base64.getEncoder().encodeToString(whole) + "\n";
    }

    private static List<byte[]> signatures(String note, VerifierKey key) {
        List<byte[]> found = new ArrayList<>();
        for (String line : note.lines().toList()) {
            if (line.startsWith(DASH + key.name() + " ")) {
                byte[] whole = decoded(line.substring(DASH.length() + key.name().length() + 1));
                if (whole.length > VerifierKey.ID_LENGTH
                        && Arrays.equals(Arrays.copyOf(whole, VerifierKey.ID_LENGTH), key.id())) {
                    found.add(Arrays.copyOfRange(whole, VerifierKey.ID_LENGTH, whole.length));
                }
            }
        }
        return found;
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Checkpoint that && text().equals(that.text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }
}
