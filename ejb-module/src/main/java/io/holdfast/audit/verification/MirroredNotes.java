package io.holdfast.audit.verification;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.audit.proof.Checkpoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiConsumer;

/** Reads a file of checkpoints from its beginning, one note at a time. */
final class MirroredNotes {
    private static final String SIGNATURE = "— ";

    private MirroredNotes() {}

    /** @param taker is told each checkpoint of that origin with its note */
    static void read(Path file, String origin, BiConsumer<Checkpoint, String> taker) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file, UTF_8)) {
            var note = new StringBuilder();
            boolean signed = false;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                boolean signature = line.startsWith(SIGNATURE);
                if (signed && !signature) {
                    take(note.toString(), origin, taker);
                    note.setLength(0);
                }
                note.append(line).append('\n');
                signed = signature;
            }
            if (signed) {
                take(note.toString(), origin, taker);
            }
        }
    }

    private static void take(String note, String origin, BiConsumer<Checkpoint, String> taker) {
        if (note.startsWith(origin + "\n")) {
            Checkpoint.of(note).ifPresent(checkpoint -> taker.accept(checkpoint, note));
        }
    }
}
