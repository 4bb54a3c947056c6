package io.holdfast.audit.sequencer;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.audit.model.MirrorDoors.Lacking;
import io.holdfast.audit.proof.Checkpoint;
import io.holdfast.audit.proof.SigningKey;
import io.holdfast.audit.proof.TreeHashes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MirrorFileTest {
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
    private static final SigningKey KEY = SigningKey.of("localhost/3f9a1c0e77d2", new byte[32]);

    @TempDir
    Path folder;

    @Test
    void notesAreAppendedOneAfterTheOther() throws IOException {
        MirrorFile mirror = new MirrorFile(file());
        long first = mirror.take(List.of(note(1), note(2)));
        long second = mirror.take(List.of(note(3)));
        assertThat(second).isGreaterThan(first).isEqualTo(Files.size(file()));
        assertThat(Checkpoint.notes(Files.readString(file())))
                .containsExactly(note(1).note(), note(2).note(), note(3).note());
    }

    @Test
    void aNoteThatWasNotWrittenToItsEndMakesRoomForItsNextTry() throws IOException {
        MirrorFile mirror = new MirrorFile(file());
        mirror.take(List.of(note(1)));
        String cut = note(2).note().substring(0, note(2).note().length() - 20);
        Files.writeString(file(), cut, StandardOpenOption.APPEND);
        mirror.take(List.of(note(2)));
        assertThat(Files.readString(file())).isEqualTo(note(1).note() + note(2).note());
    }

    @Test
    void oneThatLacksItsSecondSignatureIsNotWrittenToItsEndEither() throws IOException {
        MirrorFile mirror = new MirrorFile(file());
        mirror.take(List.of(note(1)));
        String text = note(2).note();
        Files.writeString(file(), text.substring(0, text.lastIndexOf("— ")), StandardOpenOption.APPEND);
        mirror.take(List.of(note(2)));
        assertThat(Files.readString(file())).isEqualTo(note(1).note() + text);
    }

    @Test
    void aFileOfNothingButTheBeginningOfANoteIsBegunAnew() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "localhost/3f9a");
        new MirrorFile(file()).take(List.of(note(1)));
        assertThat(Files.readString(file())).isEqualTo(note(1).note());
    }

    @Test
    void theNotesBehindAPlaceAreFoundAndThoseOfTheLastMegabyteAnyway() throws IOException {
        MirrorFile mirror = new MirrorFile(file());
        long place = mirror.take(List.of(note(1)));
        mirror.take(List.of(note(2)));
        assertThat(mirror.notesFrom(place)).containsExactly(note(1).note(), note(2).note());
        assertThat(mirror.length()).isEqualTo(Files.size(file()));
        MirrorFile none = new MirrorFile(folder.resolve("none"));
        assertThat(none.notesFrom(0)).isEmpty();
        assertThat(none.length()).isZero();
    }

    private Path file() {
        return folder.resolve("mirror").resolve("checkpoints");
    }

    static Lacking note(long number) {
        var checkpoint = new Checkpoint("localhost/3f9a1c0e77d2/t/x", number, TreeHashes.empty());
        return new Lacking(number, checkpoint.signed(List.of(KEY), NOON), NOON);
    }
}
