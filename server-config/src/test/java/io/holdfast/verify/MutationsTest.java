package io.holdfast.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody who owns the database can do to a log that was mirrored: each is detected, and where. */
class MutationsTest {
    private static final UUID OTHER_TENANT = UUID.fromString("00000000-0000-7000-8000-000000000002");
    private static final int SIZE = 100;

    private static final TestLog LOG = TestLog.of(SIZE);

    @TempDir
    Path folder;

    @Test
    void nothingIsFoundInALogThatNobodyChanged() {
        var outcome = verify(TestBundle.all(LOG), mirror(LOG, 20, 40, 60, 80, 100));

        assertThat(outcome.verdict()).isEqualTo("VERIFIED");
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.json().getInt("events")).isEqualTo(SIZE);
        assertThat(outcome.json().getInt("keptContained")).isEqualTo(5);
    }

    @Test
    void aFieldThatWasEditedIsFoundAtItsPosition() {
        assertFound(edited(LOG, 17), "EVENT_CHANGED", "16 to 17");
    }

    @Test
    void theFirstEventWhenEditedIsFoundAtItsPosition() {
        assertFound(edited(LOG, 0), "EVENT_CHANGED", "0");
    }

    @Test
    void theLastEventWhenEditedIsFoundAtItsPosition() {
        assertFound(edited(LOG, 99), "EVENT_CHANGED", "98 to 99");
    }

    @Test
    void anEditWhoseChainValueWasComputedAnewIsFoundAtItsPosition() {
        var bundle = edited(LOG, 17).changeLines(lines -> {
            var rewritten = rewritten(LOG, 17);
            lines.set(
                    17,
                    TestBundle.line(
                            17,
                            TestLog.link(17, LOG.chain(16), rewritten.leaf(17)),
                            "\"event\":" + rewritten.events.get(17)));
            return lines;
        });

        assertFound(bundle, "EVENT_CHANGED", "17 to 18");
    }

    @Test
    void aChainThatWasComputedAnewIsFoundBetweenTheMirroredCheckpoints() {
        var bundle = TestBundle.all(rewritten(LOG, 47));
        bundle.text("checkpoint.txt", LOG.checkpoint(SIZE));

        var outcome = verify(bundle, mirror(LOG, 20, 40, 60, 80, 100));

        assertFailed(outcome, "ROOT_DIFFERS", "40 to 59");
        assertThat(outcome.kinds()).contains("INCONSISTENT");
    }

    @Test
    void aChainThatWasComputedAnewIsFoundWithoutAMirrorToo() {
        var bundle = TestBundle.all(rewritten(LOG, 47));
        bundle.text("checkpoint.txt", LOG.checkpoint(SIZE));

        assertFailed(verify(bundle), "ROOT_DIFFERS", "0 to 99");
    }

    @Test
    void aLogThatWasRewrittenAndSignedAnewWithTheStolenKeyIsFoundByTheMirror() {
        assertFailed(
                verify(TestBundle.all(rewritten(LOG, 47)), mirror(LOG, 20, 40, 60, 80, 100)),
                "INCONSISTENT",
                "40 to 59");
    }

    @Test
    void aLogThatWasRewrittenAndSignedWithAnotherKeyIsFoundAndPlaced() {
        var forged = rewritten(LOG, 47).signedBy(TestLog.newKey());

        var outcome = verify(TestBundle.all(forged), mirror(LOG, 20, 40, 60, 80, 100));

        assertFailed(outcome, "KEY_UNKNOWN", "40 to 59");
    }

    @Test
    void anEventDeletedInTheMiddleIsFoundAtItsPosition() {
        assertFound(TestBundle.all(LOG).changeLines(without(33)), "POSITION_MISSING", "33");
    }

    @Test
    void anEventDeletedInTheMiddleWithPositionsMovedUpIsFoundAtItsPosition() {
        var bundle = TestBundle.all(LOG).changeLines(lines -> {
            lines.remove(33);
            for (int n = 33; n < lines.size(); n++)
                lines.set(n, lines.get(n).replace("{\"n\":" + (n + 1), "{\"n\":" + n));
            return lines;
        });

        assertFound(bundle, "CHAIN_BROKEN", "33");
    }

    @Test
    void aTailThatWasCutOffIsFoundByTheMirroredCheckpoint() {
        assertFailed(
                verify(TestBundle.all(LOG.copy(1, 60)), mirror(LOG, 20, 40, 60, 80, 100)), "TRUNCATED", "60 to 99");
    }

    @Test
    void aTailMissingInTheBundleAloneIsFoundAtItsFirstPosition() {
        assertFound(TestBundle.all(LOG).changeLines(lines -> lines.subList(0, 90)), "POSITION_MISSING", "90 to 99");
    }

    @Test
    void aTruncatedTableIsFound() {
        var empty = TestBundle.all(LOG.copy(1, 0));

        assertThat(verify(empty).kinds()).containsExactly("EMPTY");
        assertFailed(verify(empty, mirror(LOG, 20, 100)), "TRUNCATED", "0 to 99");
        assertFound(TestBundle.all(LOG).text("events.jsonl", ""), "POSITION_MISSING", "0 to 99");
    }

    @Test
    void aDroppedPartitionIsFoundWithItsPositions() {
        var bundle = TestBundle.all(LOG).changeLines(lines -> {
            lines.subList(30, 60).clear();
            return lines;
        });

        assertFound(bundle, "POSITION_MISSING", "30 to 59");
    }

    @Test
    void aDroppedPartitionWhosePositionsAreStillThereIsFoundToo() {
        var outcome = verify(TestBundle.all(LOG).withoutBodies(LOG, 30, 60));

        assertFailed(outcome, "EVENT_MISSING", "30");
        assertThat(outcome.json().getJsonObject("counts").getInt("EVENT_MISSING"))
                .isEqualTo(30);
    }

    @Test
    void linesInAnotherOrderAreFound() {
        var bundle = TestBundle.all(LOG).changeLines(lines -> {
            Collections.swap(lines, 50, 51);
            return lines;
        });

        assertFound(bundle, "POSITION_MISSING", "50");
    }

    @Test
    void eventsInAnotherOrderAreFound() {
        var swapped = LOG.copy();
        Collections.swap(swapped.events, 50, 60);

        var outcome = verify(withEventsOf(swapped, TestBundle.all(LOG)));

        assertFailed(outcome, "EVENT_CHANGED", "49 to 50");
        assertThat(outcome.json().getJsonObject("counts").getInt("EVENT_CHANGED"))
                .isEqualTo(2);
    }

    @Test
    void anEventThatIsThereTwiceIsFound() {
        var bundle = TestBundle.all(LOG).changeLines(lines -> {
            lines.add(51, lines.get(50));
            return lines;
        });

        assertFound(bundle, "POSITION_REPEATED", "50");
    }

    @Test
    void aForgedEventPutInBetweenIsFound() {
        var forged = LOG.copy();
        forged.events.add(70, TestLog.event(75));
        forged.events.remove(SIZE);
        var bundle = TestBundle.all(forged);
        bundle.text("checkpoint.txt", LOG.checkpoint(SIZE));

        assertFailed(verify(bundle, mirror(LOG, 60, 70, 80)), "ROOT_DIFFERS", "70 to 79");
    }

    @Test
    void aForgedEventPutAtTheEndIsFound() {
        var forged = LOG.copy();
        forged.events.add(TestLog.event(1000));
        var bundle = TestBundle.all(LOG);
        bundle.entries.put("events.jsonl", TestBundle.all(forged).entries.get("events.jsonl"));

        assertFound(bundle, "MALFORMED", "100");
    }

    @Test
    void rowsOfTwoTenantsThatWereExchangedAreFound() {
        var exchanged = LOG.copy();
        exchanged.events.set(25, TestLog.event(OTHER_TENANT, 25, "\"meta\":{}"));

        var outcome = verify(withEventsOf(exchanged, TestBundle.all(LOG)));

        assertThat(outcome.kinds()).contains("WRONG_TENANT", "EVENT_CHANGED", "ROOT_DIFFERS");
        assertThat(outcome.firstBad()).isEqualTo("25");
    }

    @Test
    void anEventOfAnotherTenantIsFoundEvenWhereEverythingWasSignedWithIt() {
        var exchanged = LOG.copy();
        exchanged.events.set(25, TestLog.event(OTHER_TENANT, 25, "\"meta\":{}"));

        assertFound(TestBundle.all(exchanged), "WRONG_TENANT", "25");
    }

    @Test
    void aBundleWhoseTenantWasChangedIsFound() {
        var bundle = TestBundle.all(LOG).replace("manifest.json", TestLog.TENANT.toString(), OTHER_TENANT.toString());

        assertThat(verify(bundle).kinds()).containsExactly("MALFORMED");
    }

    @Test
    void aTimeThatWasChangedIsFoundAtItsPosition() {
        var bundle = TestBundle.all(LOG).changeLines(lines -> {
            lines.set(80, lines.get(80).replace("T12:01:20.000000Z", "T12:01:21.000000Z"));
            return lines;
        });

        assertFound(bundle, "EVENT_CHANGED", "79 to 80");
    }

    @Test
    void anErasedValueThatWasPutBackIsFoundAtItsPosition() {
        var bundle = TestBundle.all(LOG).changeLines(lines -> {
            lines.set(
                    12, lines.get(12).replace("\"commitments\":{}", "\"commitments\":{\"ip_address\":\"192.0.2.1\"}"));
            return lines;
        });

        assertFound(bundle, "EVENT_CHANGED", "11 to 12");
    }

    @Test
    void anOlderCopyThatWasRestoredIsFound() {
        assertFailed(verify(TestBundle.all(LOG.copy(1, 40)), mirror(LOG, 20, 40, 60)), "TRUNCATED", "40 to 59");
    }

    @Test
    void anOlderCopyThatWasRestoredAndContinuedIsFoundBetweenTheMirroredCheckpoints() {
        var continued = LOG.copy(1, 45);
        for (int i = 0; i < 75; i++) continued.events.add(TestLog.event(200 + i));

        assertFailed(verify(TestBundle.all(continued), mirror(LOG, 20, 40, 60, 80, 100)), "INCONSISTENT", "40 to 59");
    }

    @Test
    void aCheckpointThatWasReplacedByAnEarlierOneIsFound() {
        var bundle = TestBundle.all(LOG).text("checkpoint.txt", LOG.checkpoint(80));

        assertThat(verify(bundle).kinds()).containsExactly("MALFORMED");
    }

    @Test
    void aCheckpointWhoseRootWasReplacedIsFound() {
        var bundle = TestBundle.all(LOG)
                .replace("checkpoint.txt", TestLog.base64(LOG.root(SIZE)), TestLog.base64(LOG.root(SIZE - 1)));

        assertThat(verify(bundle).kinds()).contains("SIGNATURE_WRONG", "ROOT_DIFFERS");
    }

    @Test
    void aCheckpointThatAnotherKeySignedIsRefused() {
        var other = LOG.signedBy(TestLog.newKey());

        assertThat(verify(TestBundle.all(other)).kinds()).containsExactly("KEY_UNKNOWN");
    }

    @Test
    void aKeyThatIsNoLongerTrustedIsRefused() {
        var revoked = LOG.signedBy(TestLog.newKey());

        var outcome = Outcome.of(TestBundle.all(revoked).write(folder), "--key", LOG.keyText());

        assertThat(outcome.kinds()).containsExactly("KEY_UNKNOWN");
        assertThat(outcome.exitCode()).isEqualTo(1);
    }

    @Test
    void twoSignedCheckpointsThatExcludeEachOtherAreFound() {
        var rewritten = rewritten(LOG, 47);

        assertThat(verify(TestBundle.all(LOG), mirror(LOG, 60), mirror(rewritten, 60))
                        .kinds())
                .contains("FORKED");
        assertThat(verify(TestBundle.all(LOG), mirror(rewritten, SIZE)).kinds()).contains("FORKED", "INCONSISTENT");
    }

    @Test
    void aMirrorInWhichTheSizeWentBackIsFound() {
        assertFailed(verify(TestBundle.all(LOG), mirror(LOG, 60, 80, 70, 90)), "FORKED", "70 to 79");
    }

    @Test
    void aClockThatWasSetBackIsFoundInTheMirror() throws Exception {
        var mirror = Files.writeString(
                folder.resolve("clock.txt"),
                LOG.checkpoint(60) + LOG.checkpoint(80, LOG.timeOf(60).minus(Duration.ofHours(2))));

        assertFailed(verify(TestBundle.all(LOG), mirror), "TIME_WRONG", "60 to 79");
    }

    @Test
    void anEventThatIsLaterThanTheCheckpointThatCoversItIsFound() {
        var late = LOG.copy();
        late.events.set(30, TestLog.event(4000));

        assertFailed(verify(TestBundle.all(late), mirror(late, 40)), "TIME_WRONG", "30");
    }

    @Test
    void anEventThatIsNotInCanonicalFormIsFoundEvenWhereItWasSigned() {
        var spaced = LOG.copy();
        spaced.events.set(66, spaced.events.get(66).replace("\"risk\":\"LOW\"", "\"risk\": \"LOW\""));

        assertFound(TestBundle.all(spaced), "NOT_CANONICAL", "66");
    }

    @Test
    void aChainValueThatWasChangedIsFoundAtItsPosition() {
        var bundle =
                TestBundle.all(LOG).replace("events.jsonl", TestLog.hex(LOG.chain(20)), TestLog.hex(LOG.chain(21)));

        assertFound(bundle, "CHAIN_BROKEN", "20");
    }

    private void assertFound(TestBundle bundle, String kind, String place) {
        assertFailed(verify(bundle), kind, place);
    }

    private static void assertFailed(Outcome outcome, String kind, String place) {
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.verdict()).isEqualTo("FAILED");
        assertThat(outcome.kinds()).contains(kind);
        assertThat(outcome.firstBad()).isEqualTo(place);
    }

    private Outcome verify(TestBundle bundle, Path... mirrors) {
        var arguments = new ArrayList<Object>(List.of(bundle.write(folder), "--key", LOG.keyText()));
        for (var mirror : mirrors) arguments.addAll(List.of("--last", mirror));
        return Outcome.of(arguments.toArray());
    }

    private Path mirror(TestLog log, int... sizes) {
        return Mirror.write(folder, log, sizes);
    }

    /** The same log with one event that says something else. */
    private static TestLog rewritten(TestLog log, int position) {
        var rewritten = log.copy();
        rewritten.events.set(position, log.events.get(position).replace("project.read", "project.tidy"));
        return rewritten;
    }

    /** One event edited, everything else as it was. */
    private static TestBundle edited(TestLog log, int position) {
        return withEventsOf(rewritten(log, position), TestBundle.all(log));
    }

    private static TestBundle withEventsOf(TestLog log, TestBundle bundle) {
        return bundle.changeLines(lines -> {
            for (int n = 0; n < lines.size(); n++) {
                var line = lines.get(n);
                lines.set(n, line.substring(0, line.indexOf("\"event\":")) + "\"event\":" + log.events.get(n) + "}");
            }
            return lines;
        });
    }

    private static UnaryOperator<List<String>> without(int position) {
        return lines -> {
            lines.remove(position);
            return lines;
        };
    }
}
