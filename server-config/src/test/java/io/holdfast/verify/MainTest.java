package io.holdfast.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    private static final TestLog LOG = TestLog.of(30);

    @TempDir
    Path folder;

    @Test
    void aPersonIsToldWhatWasVerified() {
        var outcome = Outcome.inWords(bundle(), "--key", LOG.keyText(), "--last", Mirror.write(folder, LOG, 10, 20));

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.text())
                .startsWith("VERIFIED: 30 events, positions 0 to 29: nothing was changed, removed or put in.")
                .contains("size 30, signed 2026-11-29T12:00:30Z")
                .contains("2026-11-29T12:00:00Z to 2026-11-29T12:00:29Z")
                .contains("2 checkpoints are part of this log");
    }

    @Test
    void aPersonIsToldWhereItFailsAndWhatThatMeans() {
        var bundle = TestBundle.all(LOG)
                .replace("events.jsonl", "\"count\":12", "\"count\":13")
                .write(folder);

        var outcome = Outcome.inWords(bundle, "--key", LOG.keyText());

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.text())
                .startsWith("FAILED: between position 11 and position 12")
                .contains("EVENT_CHANGED", "the event at position 12 was changed", "EVENT_CHANGED means: ");
    }

    @Test
    void withoutAKeyNothingIsAuthenticated() {
        assertThat(Outcome.of(bundle()).exitCode()).isEqualTo(3);
        assertThat(Outcome.of(bundle()).verdict()).isEqualTo("UNAUTHENTICATED");
        assertThat(Outcome.inWords(bundle()).text())
                .startsWith("UNAUTHENTICATED: ")
                .contains("--key");
    }

    @Test
    void aBundleThatDoesNotFitFailsWithoutAKeyToo() {
        var bundle = TestBundle.all(LOG)
                .replace("events.jsonl", "\"count\":12", "\"count\":13")
                .write(folder);

        assertThat(Outcome.of(bundle).exitCode()).isEqualTo(1);
    }

    @Test
    void keysCanBeGivenAsAFile() throws IOException {
        var keys = Files.writeString(folder.resolve("keys"), TestLog.of(0).keyText() + "\n\n" + LOG.keyText() + "\n");
        assertThat(Outcome.of(bundle(), "--key", keys).verdict()).isEqualTo("VERIFIED");

        var noKeys = Files.writeString(folder.resolve("no-keys"), LOG.keyText() + "\nnonsense\n");
        assertThat(Outcome.of(bundle(), "--key", noKeys).exitCode()).isEqualTo(2);
    }

    @Test
    void wrongArgumentsAreExplained() {
        assertThat(Outcome.inWords("--wrong").errors()).contains("There is no option --wrong");
        assertThat(Outcome.inWords("--json").exitCode()).isEqualTo(2);
        assertThat(Outcome.inWords(bundle(), "--key").errors()).contains("--key needs a value");
        assertThat(Outcome.inWords(bundle(), "--key", "nonsense").exitCode()).isEqualTo(2);
        assertThat(Outcome.inWords(bundle(), bundle()).errors()).contains("One bundle at a time");
        assertThat(Outcome.inWords("a\0b").exitCode()).isEqualTo(2);
    }

    @Test
    void helpIsForThoseWhoAsk() {
        assertThat(Outcome.inWords("--help").exitCode()).isZero();
        assertThat(Outcome.inWords("--help").text())
                .contains("BUNDLE", "--key", "--last", "--accept-restore", "Exit codes");
        assertThat(Outcome.inWords().exitCode()).isEqualTo(2);
    }

    @Test
    void whatABundleSaysCannotSteerATerminal() {
        var bundle = TestBundle.all(LOG).text("a\u001b[2Jb\u202e", "x").write(folder);

        assertThat(Outcome.inWords(bundle, "--key", LOG.keyText()).text())
                .contains("a?[2Jb?")
                .doesNotContain("\u001b", "\u202e");
    }

    private Path bundle() {
        return TestBundle.all(LOG).write(folder);
    }
}
