package io.holdfast.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.shared.id.TenantId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class EpochLeaseTest {
    private static final Duration LENGTH = Duration.ofMillis(250);
    private static final TenantId FIRM = TenantId.next();

    private final EpochsInMemory epochs = new EpochsInMemory();
    private final Deque<Runnable> beside = new ArrayDeque<>();
    private final EpochLease lease = new EpochLease(LENGTH, epochs::nanoTime, epochs, beside::add);

    EpochLeaseTest() {
        epochs.raise(FIRM);
    }

    @Test
    void aNodeThatNobodyAsksReadsNothing() {
        epochs.pass(Duration.ofHours(1));

        assertThat(epochs.readings()).isZero();
    }

    @Test
    void theFirstRequestReadsAndTheOthersRelyOnIt() {
        for (int i = 0; i < 1000; i++) {
            assertThat(lease.now()).isPresent();
        }

        assertThat(epochs.readings()).isOne();
        assertThat(beside).isEmpty();
    }

    @Test
    void aChangeIsSeenByWhoeverComesWhenTheLeaseIsSpent() {
        Stamp before = moment().stamp(FIRM);
        epochs.raise(FIRM);

        epochs.pass(LENGTH.minusNanos(1));
        assertThat(moment().holds(FIRM, before)).as("within the lease").isTrue();
        epochs.pass(Duration.ofNanos(1));
        assertThat(moment().holds(FIRM, before)).as("after it").isFalse();
    }

    @Test
    void theLeaseRunsFromTheMomentWhenTheReadingWasSent() {
        epochs.during(() -> epochs.pass(Duration.ofMillis(200)));
        Stamp stamp = moment().stamp(FIRM);
        epochs.during(() -> {});
        epochs.raise(FIRM);

        epochs.pass(Duration.ofMillis(49));
        assertThat(moment().holds(FIRM, stamp)).isTrue();
        epochs.pass(Duration.ofMillis(1));
        assertThat(moment().holds(FIRM, stamp)).isFalse();
    }

    @Test
    void aReadingThatTookLongerThanTheLeaseIsNothingToRelyOn() {
        epochs.during(() -> epochs.pass(LENGTH));

        assertThat(lease.now()).isEmpty();
    }

    @Test
    void whileReadingsTakeTooLongFewRequestsWaitForOne() {
        epochs.during(() -> epochs.pass(LENGTH));
        for (int i = 0; i < 100; i++) {
            assertThat(lease.now()).isEmpty();
        }
        assertThat(epochs.readings()).isOne();

        epochs.pass(LENGTH);
        epochs.during(() -> {});
        assertThat(lease.now()).isPresent();
    }

    @Test
    void aLeaseThatIsHalfSpentIsRenewedBesideTheRequestOnce() {
        lease.now();
        epochs.pass(LENGTH.dividedBy(2).plusNanos(1));
        for (int i = 0; i < 10; i++) {
            assertThat(lease.now()).isPresent();
        }
        assertThat(epochs.readings()).isOne();
        assertThat(beside).hasSize(1);

        beside.remove().run();
        assertThat(epochs.readings()).isEqualTo(2);
        epochs.pass(LENGTH.dividedBy(2));
        lease.now();
        assertThat(epochs.readings()).as("the lease began anew").isEqualTo(2);
    }

    @Test
    void aRenewalThatWaitsForAThreadIsTakenOverByTheRequestThatNeedsIt() {
        lease.now();
        epochs.pass(LENGTH.dividedBy(2).plusNanos(1));
        lease.now();
        epochs.pass(LENGTH);

        assertThat(lease.now()).isPresent();
        assertThat(epochs.readings()).isEqualTo(2);
        beside.remove().run();
        assertThat(epochs.readings()).as("there is nothing left to do beside").isEqualTo(2);
    }

    @Test
    void withoutAThreadBesideRequestsRenewForThemselves() {
        var refusing = new EpochLease(LENGTH, epochs::nanoTime, epochs, task -> {
            throw new RejectedExecutionException("full");
        });
        refusing.now();
        epochs.pass(LENGTH.dividedBy(2).plusNanos(1));
        assertThat(refusing.now()).isPresent();
        epochs.pass(LENGTH);

        assertThat(refusing.now()).isPresent();
    }

    @Test
    void anEndedLeaseIsReadAnewByTheNextRequest() {
        Stamp before = moment().stamp(FIRM);
        epochs.raise(FIRM);
        lease.end();
        epochs.pass(Duration.ofNanos(1));

        assertThat(moment().holds(FIRM, before)).isFalse();
        assertThat(epochs.readings()).isEqualTo(2);
    }

    @Test
    void aReadingThatWasUnderWayWhenTheLeaseEndedIsNotReliedOn() {
        epochs.during(() -> {
            epochs.pass(Duration.ofNanos(1));
            lease.end();
            epochs.during(() -> {});
        });

        assertThat(lease.now()).isEmpty();
        epochs.pass(Duration.ofNanos(1));
        assertThat(lease.now()).isPresent();
        assertThat(epochs.readings()).isEqualTo(2);
    }

    @Test
    void anEndedLeaseIsNotWaitedForButReadAgain() throws ExecutionException, InterruptedException {
        var sent = new CountDownLatch(1);
        var answer = new CountDownLatch(1);
        var slow = new EpochLease(
                LENGTH,
                epochs::nanoTime,
                (incarnation, horizon) -> {
                    var reading = epochs.since(incarnation, horizon);
                    if (epochs.readings() == 1) {
                        sent.countDown();
                        await(answer);
                    }
                    return reading;
                },
                task -> {});
        var pool = Executors.newSingleThreadExecutor();
        try {
            Future<Optional<Moment>> first = pool.submit(slow::now);
            sent.await();
            epochs.raise(FIRM);
            slow.end();
            epochs.pass(Duration.ofNanos(1));

            Stamp after = slow.now().orElseThrow().stamp(FIRM);
            answer.countDown();

            assertThat(first.get().orElseThrow().holds(FIRM, after))
                    .as("the older answer that came later did not replace the newer")
                    .isTrue();
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void whileEpochsCannotBeReadThereIsNoLeaseAndFewTry() {
        epochs.during(() -> {
            throw new IllegalStateException("no connection");
        });
        for (int i = 0; i < 100; i++) {
            assertThat(lease.now()).isEmpty();
        }
        assertThat(epochs.readings()).isOne();

        epochs.pass(LENGTH);
        epochs.during(() -> {});
        assertThat(lease.now()).isPresent();
    }

    @Test
    void aNodeThatTheRegisterDoesNotShowAliveHoldsNoLeaseAndAsksSeldom() {
        epochs.showsAlive(false);
        for (int i = 0; i < 100; i++) {
            assertThat(lease.now()).isEmpty();
        }
        assertThat(epochs.readings()).isOne();

        epochs.showsAlive(true);
        assertThat(lease.now()).isEmpty();
        epochs.pass(LENGTH);
        assertThat(lease.now()).isPresent();
    }

    @Test
    void afterARestoreNothingThatWasReadBeforeHolds() {
        epochs.restore("first");
        Stamp before = moment().stamp(FIRM);
        epochs.restore("second");
        epochs.pass(LENGTH);

        assertThat(moment().stamp(FIRM).epoch()).isEqualTo(before.epoch());
        assertThat(moment().holds(FIRM, before)).isFalse();
    }

    @Test
    void ofATenantWithoutAnEpochNothingHolds() {
        TenantId unknown = TenantId.next();

        assertThat(moment().holds(unknown, moment().stamp(unknown))).isFalse();
    }

    @Test
    void databaseTimeGoesOnBetweenReadingsByTheMonotonicClock() {
        var begin = moment().databaseTime();
        epochs.pass(Duration.ofMillis(200));

        assertThat(moment().databaseTime()).isEqualTo(begin.plusMillis(200)).isEqualTo(epochs.databaseTime());
    }

    @Test
    void databaseTimeIsNeverBehind() {
        epochs.during(() -> epochs.pass(Duration.ofMillis(40)));

        assertThat(moment().databaseTime()).isAfterOrEqualTo(epochs.databaseTime());
    }

    @Test
    void aLeaseOfNoLengthAsksNothing() {
        var none = new EpochLease(Duration.ZERO, epochs::nanoTime, epochs, beside::add);

        assertThat(none.now()).isEmpty();
        assertThat(epochs.readings()).isZero();
    }

    @Test
    void requestsAtTheSameTimeShareOneReading() throws ExecutionException, InterruptedException {
        int requests = 8;
        var all = new CountDownLatch(requests);
        epochs.during(() -> await(all));
        var pool = Executors.newFixedThreadPool(requests);
        try {
            List<Future<Optional<Moment>>> running = new ArrayList<>();
            for (int i = 0; i < requests; i++) {
                running.add(pool.submit(() -> {
                    all.countDown();
                    return lease.now();
                }));
            }
            for (Future<Optional<Moment>> request : running) {
                assertThat(request.get()).isPresent();
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(epochs.readings()).isOne();
    }

    @Test
    void aChangeElsewhereIsNeverPassedByALeaseLater() {
        // Every interleaving of a change with readings in steps of 10 ms, judged as another node would judge it.
        for (int change = 0; change < 60; change++) {
            var history = new EpochsInMemory();
            history.raise(FIRM);
            var node = new EpochLease(LENGTH, history::nanoTime, history, Runnable::run);
            Stamp before = node.now().orElseThrow().stamp(FIRM);
            for (int step = 0; step < 120; step++) {
                if (step == change) {
                    history.raise(FIRM);
                }
                boolean allowed = node.now().map(m -> m.holds(FIRM, before)).orElse(false);
                if (step - change >= 25) {
                    assertThat(allowed)
                            .as("changed at %d, asked at %d", change, step)
                            .isFalse();
                }
                history.pass(Duration.ofMillis(10));
            }
        }
    }

    private Moment moment() {
        return lease.now().orElseThrow();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
