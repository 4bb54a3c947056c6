package io.holdfast.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a bundle can be besides the whole log of an organization, and what is wrong with each when it is. */
class BundleFormsTest {
    private static final int SIZE = 100;
    private static final TestLog LOG = TestLog.of(SIZE);

    @TempDir
    Path folder;

    @Test
    void anyPartOfALogOfAnySizeVerifies() {
        var random = new Random(20261129);
        for (int i = 0; i < 60; i++) {
            var size = 1 + random.nextInt(SIZE);
            var from = random.nextInt(size);
            var to = from + 1 + random.nextInt(size - from);
            var outcome = verify(TestBundle.range(LOG, from, to, size));
            assertThat(outcome.kinds()).as(from + " to " + to + " of " + size).isEmpty();
            assertThat(outcome.json().getInt("events")).isEqualTo(to - from);
        }
    }

    /** ZIP64, which a bundle of more than 4 GB has. */
    @Test
    void theFormOfLargeFilesVerifies() throws IOException {
        var file = folder.resolve("large.zip");
        try (var zip = FileSystems.newFileSystem(
                URI.create("jar:" + file.toUri()), Map.of("create", "true", "forceZIP64End", "true"))) {
            for (var entry : TestBundle.all(LOG).entries.entrySet())
                Files.write(zip.getPath(entry.getKey()), entry.getValue());
        }
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).contains("PK\6\6");

        assertThat(Outcome.of(file, "--key", LOG.keyText()).kinds()).isEmpty();
    }

    @Test
    void entriesAndTheirTableAreFoundBehindFourGigabytes() throws IOException {
        var file = folder.resolve("behind.zip");
        try (var holes = new Holes(file);
                var zip = new ZipOutputStream(holes)) {
            holes.entry(zip, "other.bin", (4L << 30) + 1);
            for (var entry : TestBundle.all(LOG).entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        assertThat(Files.size(file)).isGreaterThan(4L << 30);

        var outcome = Outcome.of(file, "--key", LOG.keyText());
        assertThat(outcome.kinds()).isEmpty();
        assertThat(outcome.notes()).containsExactly("Nothing is proven about other.bin in the bundle.");
    }

    @Test
    void aHashOfARangeProofThatWasChangedLeftOutOrAddedIsFound() {
        var proof = TestBundle.range(LOG, 21, 50, 75);
        for (var side : List.of("left", "right")) {
            assertThat(verify(changedProof(side, hashes -> hashes.set(0, flipped(hashes.get(0)))))
                            .kinds())
                    .containsExactly("ROOT_DIFFERS");
            assertThat(verify(changedProof(side, hashes -> hashes.remove(0))).kinds())
                    .containsExactly("MALFORMED");
            assertThat(verify(changedProof(side, hashes -> hashes.add(hashes.get(0))))
                            .kinds())
                    .containsExactly("MALFORMED");
        }
        assertThat(verify(proof.replace("proof.json", TestLog.hex(LOG.chain(20)), TestLog.hex(LOG.chain(19))))
                        .kinds())
                .containsExactly("CHAIN_BROKEN");
        assertThat(verify(TestBundle.all(LOG).replace("proof.json", "0".repeat(64), "1".repeat(64)))
                        .kinds())
                .containsExactly("MALFORMED");
    }

    private static TestBundle changedProof(String side, Consumer<List<byte[]>> change) {
        var hashes = side.equals("left")
                ? Rfc6962.subtrees(0, 21, LOG.leaves(75))
                : Rfc6962.subtrees(50, 75, LOG.leaves(75));
        var original = TestBundle.hashes(hashes);
        change.accept(hashes);
        return TestBundle.range(LOG, 21, 50, 75).replace("proof.json", original, TestBundle.hashes(hashes));
    }

    @Test
    void aSelectionVerifiesEventByEvent() {
        var outcome = verify(TestBundle.selection(LOG, SIZE, 0, 17, 64, 99));

        assertThat(outcome.verdict()).isEqualTo("VERIFIED");
        assertThat(outcome.json().getInt("events")).isEqualTo(4);
    }

    @Test
    void anInclusionProofThatProvesNothingIsFound() {
        var path = Rfc6962.path(17, LOG.leaves(SIZE));
        var good = TestBundle.hashes(path);
        var flipped = new ArrayList<>(path);
        flipped.set(3, flipped(path.get(3)));
        var more = new ArrayList<>(path);
        more.add(path.get(0));

        assertProofWrong(selection().replace("events.jsonl", good, TestBundle.hashes(flipped)), "17");
        assertProofWrong(selection().replace("events.jsonl", good, TestBundle.hashes(more)), "17");
        assertProofWrong(
                selection().replace("events.jsonl", good, TestBundle.hashes(path.subList(1, path.size()))), "17");
        assertProofWrong(selection().replace("events.jsonl", "{\"n\":17", "{\"n\":18"), "18");
        assertProofWrong(selection().replace("events.jsonl", "\"count\":17", "\"count\":18"), "17");
        var otherSize = TestBundle.selection(LOG, SIZE, 17);
        otherSize.entries.put(
                "events.jsonl", TestBundle.selection(LOG, 99, 17).entries.get("events.jsonl"));
        assertProofWrong(otherSize, "17");
    }

    private static TestBundle selection() {
        return TestBundle.selection(LOG, SIZE, 17);
    }

    private void assertProofWrong(TestBundle bundle, String place) {
        var outcome = verify(bundle);
        assertThat(outcome.kinds()).containsExactly("PROOF_WRONG");
        assertThat(outcome.firstBad()).isEqualTo(place);
    }

    @Test
    void aSelectionWithAnEventTwiceOrOneTooFewIsFound() {
        assertThat(verify(TestBundle.selection(LOG, SIZE, 17, 17)).kinds()).containsExactly("POSITION_REPEATED");
        assertThat(verify(TestBundle.selection(LOG, SIZE, 18, 17)).kinds()).containsExactly("POSITION_REPEATED");
        assertThat(verify(TestBundle.selection(LOG, SIZE, 17, 18).changeLines(lines -> lines.subList(0, 1)))
                        .kinds())
                .containsExactly("EVENT_MISSING");
        assertThat(verify(TestBundle.selection(LOG, SIZE)).kinds()).containsExactly("EMPTY");
    }

    @Test
    void keptCheckpointsAreShownByConsistencyProofs() {
        var bundle = TestBundle.selection(LOG, SIZE, 17).consistentWith(LOG, SIZE, 1, 20, 64, 99);

        var outcome = verify(bundle, "--last", mirror(LOG, 1, 20, 64, 99, 100));

        assertThat(outcome.verdict()).isEqualTo("VERIFIED");
        assertThat(outcome.json().getInt("keptContained")).isEqualTo(5);
    }

    @Test
    void theNewestKeptCheckpointMustBeShownAndOlderOnesNeedNot() {
        var bundle = TestBundle.selection(LOG, SIZE, 17).consistentWith(LOG, SIZE, 64);

        assertThat(verify(bundle, "--last", mirror(LOG, 20, 64)).verdict()).isEqualTo("VERIFIED");
        assertThat(verify(bundle, "--last", mirror(LOG, 20, 64)).json().getInt("keptNotShown"))
                .isEqualTo(1);
        assertThat(verify(bundle, "--last", mirror(LOG, 20, 65)).kinds()).containsExactly("INCONSISTENT");
        assertThat(verify(bundle, "--last", mirror(LOG, 64), "--last", mirror(LOG, 65))
                        .kinds())
                .containsExactly("INCONSISTENT");
    }

    @Test
    void aConsistencyProofThatProvesNothingIsFound() {
        var path = Rfc6962.consistency(20, LOG.leaves(SIZE));
        var good = TestBundle.hashes(path);
        var kept = mirror(LOG, 20);
        var flipped = new ArrayList<>(path);
        flipped.set(1, flipped(path.get(1)));
        var more = new ArrayList<>(path);
        more.add(path.get(0));

        for (var wrong : List.of(flipped, more, path.subList(1, path.size())))
            assertThat(verify(consistent().replace("consistency.json", good, TestBundle.hashes(wrong)), "--last", kept)
                            .kinds())
                    .containsExactly("PROOF_WRONG");
        assertThat(verify(consistent().replace("consistency.json", "\"to\":100", "\"to\":99"), "--last", kept)
                        .kinds())
                .containsExactly("PROOF_WRONG");
        assertThat(verify(consistent().replace("consistency.json", "\"from\":20", "\"from\":21"), "--last", kept)
                        .kinds())
                .containsExactly("INCONSISTENT");
    }

    private static TestBundle consistent() {
        return TestBundle.selection(LOG, SIZE, 17).consistentWith(LOG, SIZE, 20);
    }

    @Test
    void missingEventsAreAcceptedInsideAProvenRetentionRecordAlone() {
        var log = LOG.copy();
        log.events.set(90, retention(90, 10, 40));

        var covered = TestBundle.all(log)
                .withoutBodies(log, 10, 40)
                .lines("retention.jsonl", List.of(TestBundle.selectionLine(log, SIZE, 90)));
        var outcome = verify(log, covered);
        assertThat(outcome.verdict()).isEqualTo("VERIFIED");
        assertThat(outcome.json().getInt("events")).isEqualTo(70);
        assertThat(outcome.json().getInt("removed")).isEqualTo(30);

        var wider = TestBundle.all(log)
                .withoutBodies(log, 10, 41)
                .lines("retention.jsonl", List.of(TestBundle.selectionLine(log, SIZE, 90)));
        assertThat(verify(log, wider).kinds()).containsExactly("EVENT_MISSING");
        assertThat(verify(log, wider).firstBad()).isEqualTo("40");
        assertThat(verify(log, TestBundle.all(log).withoutBodies(log, 10, 40)).firstBad())
                .isEqualTo("10");
    }

    @Test
    void aRetentionRecordThatIsNoneOrIsNotProvenCoversNothing() {
        var log = LOG.copy();
        log.events.set(90, retention(90, 10, 95));
        log.events.set(91, retention(91, 10, 40).replace("SUCCEEDED", "FAILED"));
        log.events.set(92, retention(92, 10, 40).replace("audit.retention", "audit.retell"));
        log.events.set(93, retention(93, 10, 40));

        for (var position : List.of(90, 91, 92)) {
            var bundle = TestBundle.all(log)
                    .withoutBodies(log, 10, 40)
                    .lines("retention.jsonl", List.of(TestBundle.selectionLine(log, SIZE, position)));
            assertThat(verify(log, bundle).kinds()).as("" + position).containsExactly("EVENT_MISSING");
        }
        var unproven = TestBundle.all(log)
                .withoutBodies(log, 10, 40)
                .lines(
                        "retention.jsonl",
                        List.of(TestBundle.selectionLine(log, SIZE, 93).replace("\"n\":93", "\"n\":94")));
        assertThat(verify(log, unproven).kinds()).contains("EVENT_MISSING", "PROOF_WRONG");
    }

    private static String retention(int n, int from, int to) {
        return TestLog.event(
                TestLog.TENANT, n, "audit.retention", "\"meta\":{\"from\":" + from + ",\"to\":" + to + "}");
    }

    @Test
    void aHashOfARemovedEventThatWasChangedIsFound() {
        var log = LOG.copy();
        log.events.set(90, retention(90, 10, 40));
        var bundle = TestBundle.all(log)
                .withoutBodies(log, 10, 40)
                .lines("retention.jsonl", List.of(TestBundle.selectionLine(log, SIZE, 90)))
                .replace("events.jsonl", TestLog.hex(log.leaf(15)), TestLog.hex(log.leaf(16)));

        assertThat(verify(log, bundle).kinds()).contains("EVENT_CHANGED", "ROOT_DIFFERS");
        assertThat(verify(log, bundle).firstBad()).isEqualTo("14 to 15");
    }

    @Test
    void aBundleOfRemovedEventsAloneIsEmpty() {
        var log = LOG.copy();
        log.events.set(90, retention(90, 10, 40));
        var bundle = TestBundle.range(log, 10, 20, SIZE)
                .lines("retention.jsonl", List.of(TestBundle.selectionLine(log, SIZE, 90)));
        bundle.changeLines(lines -> {
            for (int i = 0; i < lines.size(); i++)
                lines.set(
                        i,
                        lines.get(i).substring(0, lines.get(i).indexOf(",\"event\":")) + ",\"leaf\":\""
                                + TestLog.hex(log.leaf(10 + i)) + "\"}");
            return lines;
        });

        assertThat(verify(log, bundle).kinds()).containsExactly("EMPTY");
    }

    @Test
    void absenceIsProvenByEveryEventBetweenTwoCheckpoints() {
        var outcome = verify(absence(absentUser()));

        assertThat(outcome.kinds()).isEmpty();
        assertThat(outcome.json().getString("absentUser"))
                .isEqualTo(absentUser().toString());
    }

    @Test
    void anEventThatWasDeniedIsPresent() {
        var outcome = verify(absence(TestLog.USER));

        assertThat(outcome.kinds()).containsExactly("PRESENT");
        // The claim is about twelve seconds after 12:00:10.
        assertThat(outcome.firstBad()).isEqualTo("10");
        assertThat(outcome.json().getJsonObject("counts").getInt("PRESENT")).isEqualTo(12);
    }

    @Test
    void absenceIsNotProvenByCheckpointsThatDoNotEncloseIt() {
        assertThat(verify(absence(absentUser()).text("before.txt", LOG.checkpoint(20)))
                        .kinds())
                .containsExactly("EVENT_MISSING");
        assertThat(verify(absence(absentUser()).text("after.txt", LOG.checkpoint(60, TestLog.START.plusSeconds(300))))
                        .kinds())
                .containsExactly("EVENT_MISSING");
        assertThat(verify(absence(absentUser()).text("before.txt", LOG.checkpoint(3)))
                        .kinds())
                .contains("EVENT_MISSING");
        assertThat(verify(absence(absentUser()).text("after.txt", late(90))).kinds())
                .contains("EVENT_MISSING");
        assertThat(verify(absence(absentUser())
                                .text("after.txt", LOG.checkpoint(60, LOG.root(59), TestLog.START.plusSeconds(3600))))
                        .kinds())
                .containsExactly("INCONSISTENT");
        assertThat(verify(absence(absentUser())
                                .text(
                                        "after.txt",
                                        LOG.signedBy(TestLog.newKey()).checkpoint(60)))
                        .kinds())
                .containsExactly("MALFORMED");
    }

    @Test
    void absenceIsNotProvenWhereEventsWereRemoved() {
        var log = LOG.copy();
        log.events.set(90, retention(90, 0, 40));
        var bundle = TestBundle.all(log)
                .withoutBodies(log, 30, 31)
                .lines("retention.jsonl", List.of(TestBundle.selectionLine(log, SIZE, 90)));
        claim(bundle, log, absentUser());

        var outcome = verify(log, bundle);

        assertThat(outcome.kinds()).containsExactly("EVENT_MISSING");
        assertThat(outcome.firstBad()).isEqualTo("30");
    }

    private static UUID absentUser() {
        return UUID.fromString("0193527c-6a00-7000-8000-0000000000ff");
    }

    private static TestBundle absence(UUID user) {
        return claim(TestBundle.range(LOG, 5, 60, SIZE), LOG, user);
    }

    private static TestBundle claim(TestBundle bundle, TestLog log, UUID user) {
        return bundle.text(
                        "absence.json",
                        "{\"filter\":{\"user\":\"" + user
                                + "\"},\"from\":\"2026-11-29T12:00:10Z\",\"to\":\"2026-11-29T12:00:22Z\",\"matches\":0}")
                .text("before.txt", log.checkpoint(5))
                .text("after.txt", log.checkpoint(60, TestLog.START.plusSeconds(3600)));
    }

    private static String late(int size) {
        return LOG.checkpoint(size, TestLog.START.plusSeconds(3600));
    }

    @Test
    void theCheckpointIsProvenToBeAmongTheHeads() {
        var outcome = verify(heads(LOG, LOG.timeOf(SIZE)));

        assertThat(outcome.verdict()).isEqualTo("VERIFIED");
        assertThat(outcome.json().getInt("headsSize")).isEqualTo(6);
    }

    @Test
    void aHeadOfAnotherCheckpointOrPlaceProvesNothing() {
        assertThat(verify(heads(LOG, LOG.timeOf(SIZE).plusSeconds(1))).kinds()).containsExactly("PROOF_WRONG");
        assertThat(verify(heads(LOG, LOG.timeOf(SIZE)).replace("head.json", "\"index\":3", "\"index\":2"))
                        .kinds())
                .containsExactly("PROOF_WRONG");
        assertThat(verify(heads(LOG, LOG.timeOf(SIZE)).replace("head.json", "0707", "0708"))
                        .kinds())
                .containsExactly("PROOF_WRONG");
        assertThat(verify(heads(LOG.copy(2, SIZE), LOG.timeOf(SIZE)).text("checkpoint.txt", LOG.checkpoint(SIZE)))
                        .kinds())
                .contains("MALFORMED");
    }

    private static TestBundle heads(TestLog log, Instant time) {
        var blind = Rfc6962.sha256(new byte[] {4}, TestLog.SECRET, TestLog.bytes(TestLog.TENANT));
        var leaf = "{\"blind\":\"" + TestLog.hex(blind) + "\",\"format\":1,\"root\":\"" + TestLog.hex(log.root(SIZE))
                + "\",\"size\":" + SIZE + ",\"time\":\"" + time + "\"}";
        var leaves = new ArrayList<>(LOG.leaves(6));
        leaves.set(3, Rfc6962.sha256(new byte[] {0}, TestLog.utf8(leaf)));
        return TestBundle.all(log)
                .text(
                        "head.json",
                        "{\"secret\":\"" + TestLog.hex(TestLog.SECRET) + "\",\"leaf\":\"" + leaf.replace("\"", "\\\"")
                                + "\",\"index\":3,\"hashes\":" + TestBundle.hashes(Rfc6962.path(3, leaves)) + "}")
                .text("heads.txt", log.note(log.headsOrigin(), 6, Rfc6962.root(leaves), log.timeOf(SIZE)));
    }

    @Test
    void aLossThatTheLogDeclaresIsAForkUnlessItIsAccepted() {
        var restored = restored(40, "\"from\":40,\"incarnation\":2,\"size\":60,\"to\":60");
        var kept = mirror(LOG, 20, 40, 60);

        var outcome = verify(restored, TestBundle.all(restored), "--last", kept);
        assertThat(outcome.kinds()).containsExactly("FORKED");
        assertThat(outcome.firstBad()).isEqualTo("40 to 59");

        var accepted = verify(restored, TestBundle.all(restored), "--last", kept, "--accept-restore");
        assertThat(accepted.verdict()).isEqualTo("VERIFIED");
        assertThat(accepted.notes()).anyMatch(note -> note.contains("lost positions from 40 to before 60"));
    }

    @Test
    void aLossThatTheLogDoesNotDeclareIsAForkInAnyCase() {
        var restored = restored(40, "\"incarnation\":1");
        var kept = mirror(LOG, 20, 40, 60);

        var outcome = verify(restored, TestBundle.all(restored), "--last", kept, "--accept-restore");

        assertThat(outcome.kinds()).containsExactly("FORKED");
    }

    @Test
    void aRestoreThatLostNothingKeepsTheLog() {
        var restored = restored(60, "\"incarnation\":2");

        assertThat(verify(restored, TestBundle.all(restored), "--last", mirror(LOG, 20, 40, 60))
                        .verdict())
                .isEqualTo("VERIFIED");
    }

    @Test
    void aBundleOfALogThatWasGivenUpIsFound() {
        var restored = restored(40, "\"incarnation\":2");

        assertThat(verify(TestBundle.range(LOG, 0, 60, 60), "--last", mirror(restored, 55))
                        .kinds())
                .containsExactly("FORKED");
    }

    private static TestLog restored(int size, String meta) {
        var restored = LOG.copy(2, size);
        restored.events.add(TestLog.event(TestLog.TENANT, size, "audit.incarnation", "\"meta\":{" + meta + "}"));
        for (int i = 0; i < 30; i++) restored.events.add(TestLog.event(200 + i));
        // Events after the restore are later than the size says.
        restored.delay(300);
        return restored;
    }

    @Test
    void whileKeysAreReplacedOneCheckpointCarriesBoth() {
        var next = LOG.signedBy(TestLog.newKey());
        var text = LOG.origin() + "\n50\n" + TestLog.base64(LOG.root(50)) + "\n";
        var both = text + "\n" + LOG.signatures(LOG.origin(), text, LOG.timeOf(50))
                + next.signatures(LOG.origin(), text, LOG.timeOf(50));
        var mirror = Mirror.write(folder, LOG.checkpoint(40) + both + next.checkpoint(60));

        var bundle = TestBundle.all(next);
        assertThat(Outcome.of(bundle.write(folder), "--key", LOG.keyText(), "--key", next.keyText(), "--last", mirror)
                        .verdict())
                .isEqualTo("VERIFIED");
        assertThat(Outcome.of(bundle.write(folder), "--key", next.keyText(), "--last", mirror)
                        .kinds())
                .containsExactly("KEY_UNKNOWN");
        assertThat(Outcome.of(bundle.write(folder), "--key", LOG.keyText(), "--last", mirror)
                        .kinds())
                .containsExactly("KEY_UNKNOWN");
    }

    @Test
    void aKeyThatSomebodyAddedToANoteIsNotTrusted() {
        var thief = LOG.signedBy(TestLog.newKey());
        var text = LOG.origin() + "\n100\n" + TestLog.base64(LOG.root(SIZE)) + "\n";
        var both = LOG.checkpoint(SIZE) + thief.signatures(LOG.origin(), text, LOG.timeOf(SIZE));

        assertThat(verify(TestBundle.all(LOG).text("checkpoint.txt", both)).verdict())
                .isEqualTo("VERIFIED");
        assertThat(verify(TestBundle.all(thief).text("keys.txt", LOG.keyText() + "\n" + thief.keyText() + "\n"))
                        .kinds())
                .containsExactly("KEY_UNKNOWN");
    }

    private Outcome verify(TestBundle bundle, Object... more) {
        return verify(LOG, bundle, more);
    }

    private Outcome verify(TestLog log, TestBundle bundle, Object... more) {
        var arguments = new ArrayList<Object>(List.of(bundle.write(folder), "--key", log.keyText()));
        arguments.addAll(List.of(more));
        return Outcome.of(arguments.toArray());
    }

    private Path mirror(TestLog log, int... sizes) {
        return Mirror.write(folder, log, sizes);
    }

    private static byte[] flipped(byte[] hash) {
        var flipped = hash.clone();
        flipped[7] ^= 16;
        return flipped;
    }
}
