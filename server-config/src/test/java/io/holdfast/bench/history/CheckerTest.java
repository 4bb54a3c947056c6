package io.holdfast.bench.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.bench.product.BenchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Histories written by hand: those that can be, and those that the checker must refuse. */
class CheckerTest {
    private final List<Operation> operations = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void anAllowThatBeganAfterTheRevokeHadReturnedIsRefused() {
        grant("s", 0, 10);
        revoke("s", 20, 30);
        read("s", 31, 35, Operation.ALLOW);

        assertThat(rules()).containsExactly(Checker.STALE_ALLOW);
    }

    @Test
    void anAllowThatBeganBeforeTheRevokeReturnedIsFine() {
        grant("s", 0, 10);
        revoke("s", 20, 30);
        read("s", 29, 90, Operation.ALLOW);

        assertThat(rules()).isEmpty();
    }

    @Test
    void whileARevokeIsUnderWayBothAnswersAreFine() {
        grant("s", 0, 10);
        revoke("s", 20, 50);
        read("s", 25, 30, Operation.DENY);
        read("s", 31, 35, Operation.ALLOW);
        read("s", 51, 55, Operation.DENY);

        assertThat(rules()).isEmpty();
    }

    @Test
    void aRevokeOfWhichNobodyKnowsMayHaveHappenedOrNot() {
        grant("s", 0, 10);
        unknown(Action.REVOKE, "s", 20, 30);
        read("s", 31, 35, Operation.ALLOW);
        read("s", 40, 45, Operation.DENY);

        assertThat(rules()).isEmpty();
    }

    @Test
    void aRevokeThatFailedExplainsNoRefusal() {
        grant("s", 0, 10);
        operation(Action.REVOKE, "s", 20, 30, Outcome.FAIL, "no connection");
        read("s", 31, 35, Operation.DENY);

        assertThat(rules()).containsExactly(Checker.LOST_SESSION);
    }

    @Test
    void aRefusalOfASessionThatNobodyEndedIsRefused() {
        grant("s", 0, 10);
        read("s", 11, 15, Operation.DENY);

        assertThat(rules()).containsExactly(Checker.LOST_SESSION);
    }

    @Test
    void aRefusalWhileTheSessionBeginsIsFine() {
        grant("s", 0, 10);
        read("s", 9, 15, Operation.DENY);

        assertThat(rules()).isEmpty();
    }

    @Test
    void aRightThatCameBackIsAllowedAgain() {
        grant("s", 0, 10);
        revoke("s", 20, 30);
        grant("s", 40, 50);
        read("s", 45, 48, Operation.ALLOW);
        read("s", 60, 65, Operation.ALLOW);

        assertThat(rules()).isEmpty();
    }

    @Test
    void aRightThatCameBackIsNoExcuseAfterTheNextRevoke() {
        grant("s", 0, 10);
        revoke("s", 20, 30);
        grant("s", 40, 50);
        revoke("s", 60, 70);
        read("s", 71, 75, Operation.ALLOW);

        assertThat(rules()).containsExactly(Checker.STALE_ALLOW);
    }

    @Test
    void aGrantOfWhichNobodyKnowsMayComeAsLateAsItLikes() {
        unknown(Action.GRANT, "s", 0, 10);
        revoke("s", 20, 30);
        read("s", 40, 45, Operation.ALLOW);

        assertThat(rules()).isEmpty();
    }

    @Test
    void aReadWithoutAnAnswerSaysNothing() {
        grant("s", 0, 10);
        revoke("s", 20, 30);
        unknown(Action.READ, "s", 40, 45);

        assertThat(rules()).isEmpty();
    }

    @Test
    void sessionsDoNotBearOnEachOther() {
        grant("s", 0, 10);
        grant("t", 0, 10);
        revoke("s", 20, 30);
        read("t", 31, 35, Operation.ALLOW);

        assertThat(rules()).isEmpty();
    }

    @Test
    void anEffectThatHappenedTwiceIsRefused() {
        submit("j", 0, 10);
        effect("j", 20);
        effect("j", 30);

        assertThat(rules()).containsExactly(Checker.EFFECT_TOO_MUCH);
    }

    @Test
    void anEffectThatNobodyAskedForIsRefused() {
        operation(Action.SUBMIT, "j", 0, 10, Outcome.FAIL, "no connection");
        effect("j", 20);

        assertThat(rules()).containsExactly(Checker.EFFECT_TOO_MUCH);
    }

    @Test
    void aJobWithoutAnEffectIsRefusedOnlyWhenAllHadTheTimeToEnd() {
        submit("j", 0, 10);
        assertThat(rules()).isEmpty();

        rest(100);
        assertThat(rules()).containsExactly(Checker.EFFECT_MISSING);
    }

    @Test
    void ofAJobOfWhichNobodyKnowsTheEffectMayBeThereOrNot() {
        unknown(Action.SUBMIT, "j", 0, 10);
        unknown(Action.SUBMIT, "k", 0, 10);
        effect("k", 20);
        rest(100);

        assertThat(rules()).isEmpty();
    }

    @Test
    void aHistoryReplaysFromItsFile() throws IOException {
        grant("s", 0, 10);
        revoke("s", 20, 30);
        read("s", 31, 35, Operation.ALLOW);
        var history = new History("by hand, seed 7", operations);
        var file = folder.resolve("history.jsonl");
        history.write(file);

        assertThat(History.read(file)).isEqualTo(history);
        assertThat(Checker.check(History.read(file))).isEqualTo(Checker.check(history));
    }

    @Test
    void aFileThatHoldsNoHistoryIsNamed() throws IOException {
        var file = Files.writeString(folder.resolve("other"), "hello");
        assertThatThrownBy(() -> History.read(file))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("other");
    }

    private List<String> rules() {
        return Checker.check(new History("by hand", operations)).stream()
                .map(Violation::rule)
                .toList();
    }

    private void grant(String subject, long from, long to) {
        operation(Action.GRANT, subject, from, to, Outcome.OK, "");
    }

    private void revoke(String subject, long from, long to) {
        operation(Action.REVOKE, subject, from, to, Outcome.OK, "");
    }

    private void read(String subject, long from, long to, String value) {
        operation(Action.READ, subject, from, to, Outcome.OK, value);
    }

    private void submit(String subject, long from, long to) {
        operation(Action.SUBMIT, subject, from, to, Outcome.OK, "");
    }

    private void effect(String subject, long at) {
        operation(Action.EFFECT, subject, at, at, Outcome.OK, "");
    }

    private void rest(long at) {
        operation(Action.REST, "", at, at, Outcome.OK, "");
    }

    private void unknown(Action action, String subject, long from, long to) {
        operation(action, subject, from, to, Outcome.UNKNOWN, "");
    }

    private void operation(Action action, String subject, long from, long to, Outcome outcome, String value) {
        operations.add(new Operation(operations.size() + 1, 1, action, subject, "node1", from, to, outcome, value));
    }
}
