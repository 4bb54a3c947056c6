package io.holdfast.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.cluster.model.NodeState;
import io.holdfast.cluster.model.RegisteredNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CallRoundsTest {
    private static final UUID SELF = UUID.randomUUID();
    private static final UUID SECOND = UUID.randomUUID();
    private static final UUID THIRD = UUID.randomUUID();
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration NOTHING = Duration.ZERO;

    private final List<CallRounds.Round> sent = new CopyOnWriteArrayList<>();

    @Test
    void aNodeAloneWaitsForNobody() {
        assertThat(rounds(round -> expect(round, SELF)).call(LONG)).isTrue();
    }

    @Test
    void theCallIsOverWhenTheLastNodeHasAnswered() {
        var rounds = new CallRounds[1];
        rounds[0] = rounds(round -> {
            expect(round, SELF, SECOND, THIRD);
            rounds[0].answered(round.id(), SECOND);
            assertThat(rounds[0].openRounds()).isOne();
            rounds[0].answered(round.id(), THIRD);
        });

        assertThat(rounds[0].call(LONG)).isTrue();
        assertThat(rounds[0].openRounds()).isZero();
    }

    @Test
    void anAnswerThatOvertakesTheRegisterCounts() {
        var rounds = new CallRounds[1];
        rounds[0] = rounds(round -> {
            round.sending();
            rounds[0].answered(round.id(), SECOND);
            expect(round, SELF, SECOND);
        });

        assertThat(rounds[0].call(LONG)).isTrue();
    }

    @Test
    void oneThatDoesNotAnswerIsWaitedForNoLongerThanAsked() {
        CallRounds rounds = rounds(round -> expect(round, SELF, SECOND));

        assertThat(rounds.call(NOTHING)).isFalse();
        assertThat(rounds.openRounds()).isZero();
        rounds.answered(sent.get(0).id(), SECOND);
    }

    @Test
    void answersToOtherCallsDoNotCount() {
        var rounds = new CallRounds[1];
        rounds[0] = rounds(round -> {
            expect(round, SELF, SECOND);
            rounds[0].answered(UUID.randomUUID(), SECOND);
            rounds[0].answered(round.id(), THIRD);
        });

        assertThat(rounds[0].call(NOTHING)).isFalse();
    }

    @Test
    void aCallThatCannotBeSentIsWaitedForAndTheNextIsAnotherOne() {
        var rounds = new CallRounds(
                SELF,
                round -> {
                    sent.add(round);
                    return CompletableFuture.failedFuture(new IllegalStateException("no connection"));
                },
                System::nanoTime);

        assertThat(rounds.call(NOTHING)).isFalse();
        assertThat(rounds.call(NOTHING)).isFalse();

        assertThat(sent).doesNotHaveDuplicates().hasSize(2);
        assertThat(rounds.openRounds()).isZero();
    }

    @Test
    void whoComesBeforeTheCallIsSentJoinsItAndWhoComesAfterIsNotServedByIt() throws Exception {
        var rounds = new CallRounds(
                SELF,
                round -> {
                    sent.add(round);
                    return new CompletableFuture<>();
                },
                System::nanoTime);
        var pool = Executors.newFixedThreadPool(3);
        try {
            Future<Boolean> first = pool.submit(() -> rounds.call(LONG));
            untilSent(1);
            Future<Boolean> joins = joined(pool, rounds);
            sent.get(0).sending();
            Future<Boolean> late = pool.submit(() -> rounds.call(LONG));
            untilSent(2);

            expect(sent.get(0), SELF);
            assertThat(first.get()).isTrue();
            assertThat(joins.get()).isTrue();
            assertThat(late.isDone()).isFalse();

            expect(sent.get(1), SELF);
            assertThat(late.get()).isTrue();
            assertThat(sent).hasSize(2);
        } finally {
            pool.shutdownNow();
        }
    }

    private Future<Boolean> joined(ExecutorService pool, CallRounds rounds) throws Exception {
        var entering = new CountDownLatch(1);
        Future<Boolean> joining = pool.submit(() -> {
            entering.countDown();
            return rounds.call(LONG);
        });
        entering.await();
        while (sent.get(0).waiting() < 2) {
            Thread.onSpinWait();
        }
        return joining;
    }

    private void untilSent(int count) {
        while (sent.size() < count) {
            Thread.onSpinWait();
        }
    }

    private CallRounds rounds(Consumer<CallRounds.Round> happens) {
        return new CallRounds(
                SELF,
                round -> {
                    sent.add(round);
                    round.sending();
                    happens.accept(round);
                    return CompletableFuture.completedFuture(null);
                },
                System::nanoTime);
    }

    private static void expect(CallRounds.Round round, UUID... nodes) {
        Instant now = Instant.parse("2026-11-21T09:00:00Z");
        round.expect(Stream.of(nodes)
                .map(id -> new RegisteredNode(
                        id, "node", null, "1.0.0", NodeState.UP, now, now, now, 0, 1, 1, false, "{}"))
                .toList());
    }
}
