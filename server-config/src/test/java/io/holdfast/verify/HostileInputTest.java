package io.holdfast.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bundle is anybody's bytes: whatever they are, the verifier ends with a verdict or a sentence, and believes nothing. */
class HostileInputTest {
    private static final TestLog LOG = TestLog.of(40);

    @TempDir
    Path folder;

    @Test
    void whatIsNoZipFileIsUnreadable() throws IOException {
        assertUnreadable(Files.write(folder.resolve("empty"), new byte[0]), "is not a ZIP file");
        assertUnreadable(Files.writeString(folder.resolve("text"), "PK nothing ".repeat(50)), "is not a ZIP file");
        assertUnreadable(folder, "There is no file");
        assertUnreadable(folder.resolve("absent.zip"), "There is no file");
        assertUnreadable(new TestBundle().text("other.txt", "x").write(folder), "no manifest.json");
    }

    @Test
    void aTableOfEntriesThatIsTooLargeIsNotReadIntoMemory() throws IOException {
        var many = new TestBundle();
        for (int i = 0; i < 3000; i++) many.text("entry-" + i, "");
        assertUnreadable(many.write(folder), "larger table of entries");
        var some = TestBundle.all(LOG);
        for (int i = 0; i < 100; i++) some.text("entry-" + i, "");
        assertUnreadable(some.write(folder), "more entries");

        // A table of 1 GB by ZIP64, in a file of a few bytes.
        var end64 = ByteBuffer.allocate(56 + 20 + 22).order(ByteOrder.LITTLE_ENDIAN);
        end64.putInt(0, 0x06064b50).putLong(4, 44).putLong(40, 1L << 30);
        end64.putInt(56, 0x07064b50).putLong(64, 0).putInt(72, 1);
        end64.putInt(76, 0x06054b50)
                .putShort(84, (short) -1)
                .putShort(86, (short) -1)
                .putInt(88, -1)
                .putInt(92, -1);
        assertUnreadable(Files.write(folder.resolve("zip64"), end64.array()), "larger table of entries");
    }

    @Test
    void anEntryThatIsThereTwiceIsMalformed() throws IOException {
        // The JDK writes no entry twice, so one gets its name afterwards.
        var file = TestBundle.all(LOG).text("keys.tx2", LOG.keyText()).write(folder);
        var bytes = Files.readString(file, StandardCharsets.ISO_8859_1).replace("keys.tx2", "keys.txt");
        Files.writeString(file, bytes, StandardCharsets.ISO_8859_1);

        assertMalformed(file, "more than once");
    }

    @Test
    void namesAreNeverPathsAndEntriesThatNobodyKnowsAreNamed() {
        var file = TestBundle.all(LOG)
                .text("../../evil.txt", "x")
                .text("/etc/passwd", "x")
                .text("folder/events.jsonl", "x")
                .write(folder);

        var outcome = Outcome.of(file, "--key", LOG.keyText());

        assertThat(outcome.verdict()).isEqualTo("VERIFIED");
        assertThat(outcome.notes()).hasSize(3).allMatch(note -> note.startsWith("Nothing is proven about "));
    }

    @Test
    void aSmallEntryThatUnpacksToALotIsMalformed() throws IOException {
        for (var entry : List.of("manifest.json", "checkpoint.txt", "proof.json", "consistency.json", "keys.txt")) {
            var file = bomb(entry, 64, ' ');
            var outcome = Outcome.of(file);
            assertThat(outcome.exitCode()).as(entry).isEqualTo(1);
            assertThat(outcome.kinds()).as(entry).containsExactly("MALFORMED");
            assertThat(outcome.text()).contains("16 MiB");
        }
    }

    @Test
    void eventsThatUnpackToALotOfNothingAreMalformed() throws IOException {
        assertMalformed(bomb("events.jsonl", 64, 'x'), "longer than 256 KiB");
        assertMalformed(bomb("events.jsonl", 64, '\n'), "not of the format");
    }

    /** A good bundle with one entry of so many megabytes of one character. */
    private Path bomb(String entry, int megabytes, char c) throws IOException {
        var good = TestBundle.all(LOG).consistentWith(LOG, 40, 20);
        good.entries.remove(entry);
        var file = Files.createTempFile(folder, "bomb", ".zip");
        var megabyte = new byte[1 << 20];
        Arrays.fill(megabyte, (byte) c);
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var other : good.entries.entrySet()) write(zip, other.getKey(), other.getValue(), 1);
            write(zip, entry, megabyte, megabytes);
        }
        return file;
    }

    private static void write(ZipOutputStream zip, String entry, byte[] bytes, int times) throws IOException {
        zip.putNextEntry(new ZipEntry(entry));
        for (int i = 0; i < times; i++) ((OutputStream) zip).write(bytes);
        zip.closeEntry();
    }

    @Test
    void jsonThatIsNestedDeeplyIsMalformed() {
        var deep = "[".repeat(1_000_000);
        for (var entry : List.of("manifest.json", "proof.json", "consistency.json"))
            assertMalformed(good().text(entry, deep).write(folder), entry);
        assertMalformed(good().text("manifest.json", "{\"a\":".repeat(500_000)).write(folder), "manifest.json");
        var event = good().changeLines(lines -> {
            lines.set(
                    3,
                    lines.get(3)
                            .replace(
                                    "\"meta\":{\"count\":3}", "\"meta\":" + "[".repeat(100_000) + "]".repeat(100_000)));
            return lines;
        });
        assertThat(Outcome.of(event.write(folder), "--key", LOG.keyText()).kinds())
                .contains("NOT_CANONICAL");
    }

    @Test
    void numbersThatCannotBeAreMalformed() {
        for (var wrong : List.of(
                "-1", "1.5", "1e2", "1e400000000", "9".repeat(19), "9".repeat(2000), "\"40\"", "null", "01", "+1"))
            for (var member : List.of("\"size\":", "\"from\":", "\"to\":", "\"count\":", "\"format\":"))
                assertMalformed(
                        good().change("manifest.json", json -> json.replaceFirst(member + "\\d+", member + wrong))
                                .write(folder),
                        "manifest.json");
        for (var wrong : List.of("-1", "00", "1e1", "9".repeat(30), "", "\"0\""))
            assertMalformed(
                    good().replace("events.jsonl", "{\"n\":7,", "{\"n\":" + wrong + ",")
                            .write(folder),
                    "not of the format");
    }

    @Test
    void sizesNearTheEndOfTheNumbersAreRefusedAndHarmNothing() {
        var size = "999999999999999999";
        var huge = good().replace("manifest.json", "\"size\":40", "\"size\":" + size)
                .text("checkpoint.txt", LOG.checkpoint(Long.parseLong(size), LOG.root(40), LOG.timeOf(40)));
        assertMalformed(huge.write(folder), "too few");

        var selection = TestBundle.selection(LOG, 40, 3)
                .replace("manifest.json", "\"to\":40,\"size\":40", "\"to\":" + size + ",\"size\":" + size)
                .text("checkpoint.txt", LOG.checkpoint(Long.parseLong(size), LOG.root(40), LOG.timeOf(40)));
        assertThat(Outcome.of(selection.write(folder), "--key", LOG.keyText()).kinds())
                .containsExactly("PROOF_WRONG");
    }

    @Test
    void membersThatAreThereTwiceAreMalformed() {
        assertMalformed(
                good().replace("manifest.json", "\"kind\":", "\"size\":40,\"kind\":")
                        .write(folder),
                "manifest.json");
        assertMalformed(
                good().replace("proof.json", "\"left\":", "\"left\":[],\"left\":")
                        .write(folder),
                "proof.json");
    }

    @Test
    void aBundleThatLacksAnEntryIsMalformed() {
        for (var entry : List.of("checkpoint.txt", "events.jsonl", "proof.json")) {
            var bundle = good();
            bundle.entries.remove(entry);
            assertMalformed(bundle.write(folder), entry + " is missing");
        }
    }

    @Test
    void linesThatAreNotOfTheFormatAreMalformedAtTheirPosition() {
        for (var wrong : List.of("", " ", "{}", "{\"n\": 7", "\u0000", "x".repeat(300_000))) {
            var bundle = good().changeLines(lines -> {
                lines.set(7, wrong);
                return lines;
            });
            var outcome = Outcome.of(bundle.write(folder), "--key", LOG.keyText());
            assertThat(outcome.kinds()).contains("MALFORMED");
            assertThat(outcome.exitCode()).isEqualTo(1);
        }
        assertMalformed(good().change("events.jsonl", String::stripTrailing).write(folder), "ends within a line");
        assertMalformed(
                good().change("events.jsonl", text -> text.replace("\n", "\r\n"))
                        .write(folder),
                "not of the format");
    }

    @Test
    void aFileOfCheckpointsThatIsNoneIsUnreadableOrMalformed() throws IOException {
        var bundle = good().write(folder);
        var other = Files.writeString(folder.resolve("other.txt"), "nothing of the kind\n");
        var foreign = Mirror.write(folder, LOG.checkpoint(20).replace("000000000001\n", "000000000009\n"));
        assertThat(Outcome.of(bundle, "--key", LOG.keyText(), "--last", other).exitCode())
                .isEqualTo(2);
        assertThat(Outcome.of(bundle, "--key", LOG.keyText(), "--last", foreign).exitCode())
                .isEqualTo(2);
        assertThat(Outcome.of(bundle, "--key", LOG.keyText(), "--last", folder.resolve("absent"))
                        .exitCode())
                .isEqualTo(2);

        var garbled = Mirror.write(
                folder, LOG.checkpoint(10) + LOG.checkpoint(20).replace("\n20\n", "\n021\n") + LOG.checkpoint(30));
        assertThat(Outcome.of(bundle, "--key", LOG.keyText(), "--last", garbled).kinds())
                .contains("MALFORMED");
        var changed =
                Mirror.write(folder, LOG.checkpoint(10) + LOG.checkpoint(20).replace("\n20\n", "\n21\n"));
        assertThat(Outcome.of(bundle, "--key", LOG.keyText(), "--last", changed).kinds())
                .contains("SIGNATURE_WRONG");
    }

    @Test
    void theLastNoteOfAMirrorMayBeTorn() {
        var bundle = good().write(folder);
        var next = LOG.checkpoint(30);
        for (int length = 1; length < next.length(); length += 13) {
            var torn = Mirror.write(folder, LOG.checkpoint(10) + LOG.checkpoint(20) + next.substring(0, length));
            var outcome = Outcome.of(bundle, "--key", LOG.keyText(), "--last", torn);
            assertThat(outcome.exitCode()).as("" + length).isIn(0, 1);
            if (outcome.exitCode() == 1) assertThat(outcome.kinds()).containsExactly("SIGNATURE_WRONG");
        }
    }

    @Test
    void notesOfOtherLogsAndBlankLinesBetweenNotesArePassedOver() {
        var other = LOG.checkpoint(5).replace("verify.example", "other.example");
        var mirror = Mirror.write(folder, other + "\n\n" + LOG.checkpoint(10) + "\n" + other + LOG.checkpoint(20));

        var outcome = Outcome.of(good().write(folder), "--key", LOG.keyText(), "--last", mirror);

        assertThat(outcome.verdict()).isEqualTo("VERIFIED");
        assertThat(outcome.json().getInt("keptContained")).isEqualTo(2);
    }

    @Test
    void anyByteThatIsChangedIsNeverVerifiedWithOtherContent() throws IOException {
        var random = new Random(62);
        for (var bundle :
                List.of(good(), TestBundle.selection(LOG, 40, 3, 20, 39).consistentWith(LOG, 40, 20))) {
            var mirror = Mirror.write(folder, LOG, 20);
            var good = bundle.write(folder);
            var bytes = Files.readAllBytes(good);
            for (int i = 0; i < 200; i++) {
                var flipped = bytes.clone();
                for (int flips = random.nextInt(3); flips >= 0; flips--)
                    flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
                var file = Files.write(folder.resolve("flipped.zip"), flipped);
                var outcome = Outcome.of(file, "--key", LOG.keyText(), "--last", mirror);
                assertThat(outcome.exitCode()).isBetween(0, 2);
                if (outcome.exitCode() == 0)
                    assertThat(proven(file)).as("round " + i).isEqualTo(proven(good));
            }
        }
    }

    @Test
    void anyByteOfAnEntryThatIsChangedIsNeverVerifiedWithOtherContent() {
        var random = new Random(82);
        var mirror = Mirror.write(folder, LOG, 20);
        for (int i = 0; i < 400; i++) {
            var bundle = i % 2 == 0
                    ? good()
                    : TestBundle.selection(LOG, 40, 3, 20, 39).consistentWith(LOG, 40, 20);
            var names = new ArrayList<>(new HashSet<>(bundle.entries.keySet()));
            names.sort(null);
            names.remove("keys.txt");
            var name = names.get(random.nextInt(names.size()));
            var bytes = bundle.entries.get(name).clone();
            bytes[random.nextInt(bytes.length)] = (byte)
                    (random.nextBoolean() ? random.nextInt(256) : "0123456789,:\"{}[]\n".charAt(random.nextInt(18)));
            var isSame = Arrays.equals(bytes, bundle.entries.get(name));
            bundle.entries.put(name, bytes);

            var outcome = Outcome.of(bundle.write(folder), "--key", LOG.keyText(), "--last", mirror);

            // Members of the manifest that nothing depends on may change, and blanks outside of the lines.
            if (!isSame && !name.endsWith(".json"))
                assertThat(outcome.exitCode()).as(name + " in round " + i).isEqualTo(1);
            assertThat(outcome.exitCode()).isBetween(0, 2);
        }
    }

    /** What of a bundle a verdict covers. */
    private static String proven(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            var all = new StringBuilder();
            for (var name : List.of("checkpoint.txt", "events.jsonl")) {
                try (var in = zip.getInputStream(zip.getEntry(name))) {
                    all.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
            return all.toString();
        }
    }

    private static TestBundle good() {
        return TestBundle.all(LOG);
    }

    private void assertMalformed(Path file, String words) {
        var outcome = Outcome.of(file, "--key", LOG.keyText());
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.kinds()).containsExactly("MALFORMED");
        assertThat(outcome.text()).contains(words);
    }

    private static void assertUnreadable(Path file, String words) {
        var outcome = Outcome.of(file, "--key", LOG.keyText());
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.verdict()).isEqualTo("UNREADABLE");
        assertThat(outcome.text()).contains(words);
    }
}
