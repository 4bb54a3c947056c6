package io.holdfast.mirror.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.shared.id.TenantId;
import io.holdfast.testing.TestDatabase;
import io.holdfast.testing.TestUnit;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProjectionRefreshesIT {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final TestUnit UNIT = new TestUnit(DATABASE);
    private static final Duration LONG = Duration.ofHours(1);
    private static final String PROJECTS = "projects";
    private static final Instant CHANGED = Instant.parse("2026-11-20T10:00:00Z");

    private TenantId tenant;

    @BeforeEach
    void aTenant() {
        tenant = new TenantId(DATABASE.newTenant("engineering-portal"));
    }

    @AfterAll
    static void close() {
        UNIT.close();
    }

    @Test
    void aProjectionThatWasNeverReadIsDue() {
        assertThat(state(LONG)).isEqualTo(RefreshState.NEVER);
    }

    @Test
    void ofManyCallersOneGetsTheClaim() throws Exception {
        int callers = 8;
        var together = new CyclicBarrier(callers);
        var threads = Executors.newFixedThreadPool(callers);
        try {
            Callable<Optional<RefreshClaim>> claim = () -> {
                together.await();
                return claim(LONG, LONG, Duration.ZERO);
            };
            var tasks = IntStream.range(0, callers)
                    .mapToObj(i -> threads.submit(claim))
                    .toList();
            int claims = 0;
            for (var task : tasks) {
                claims += task.get().isPresent() ? 1 : 0;
            }
            assertThat(claims).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aCompletedRefreshIsFreshForItsLifetime() {
        RefreshClaim claim = claim(LONG, LONG, Duration.ZERO).orElseThrow();
        assertThat(complete(claim)).isTrue();
        assertThat(state(LONG))
                .extracting(RefreshState::refreshedAt, RefreshState::due, RefreshState::failure)
                .containsExactly(claim.at(), false, null);
        assertThat(state(LONG).age()).isBetween(Duration.ZERO, Duration.ofMinutes(5));
        assertThat(claim(LONG, LONG, Duration.ZERO)).isEmpty();
        assertThat(state(Duration.ZERO).due()).isTrue();
        assertThat(claim(Duration.ZERO, LONG, Duration.ZERO)).isPresent();
    }

    @Test
    void aFailedRefreshIsNotRepeatedAtOnceAndSaysWhy() {
        RefreshClaim claim = claim(LONG, LONG, Duration.ZERO).orElseThrow();
        with(refreshes -> {
            refreshes.failed(tenant, PROJECTS, claim, "Zoho does not answer.");
            return null;
        });
        assertThat(state(LONG)).isEqualTo(new RefreshState(null, null, true, "Zoho does not answer."));
        assertThat(claim(LONG, LONG, LONG)).isEmpty();
        assertThat(claim(LONG, LONG, Duration.ZERO)).isPresent();
    }

    @Test
    void aHolderWhoseClaimWasTakenOverCompletesNothing() {
        RefreshClaim slow = claim(LONG, Duration.ZERO, Duration.ZERO).orElseThrow();
        RefreshClaim next = claim(LONG, LONG, Duration.ZERO).orElseThrow();
        assertThat(complete(slow)).isFalse();
        assertThat(complete(next)).isTrue();
    }

    @Test
    void afterAWholeListingChangesAreReadFromTenMinutesBeforeTheNewestOne() {
        RefreshClaim first = due(LONG);
        assertThat(first.changedSince()).as("nothing was read yet").isNull();
        complete(first, CHANGED);
        assertThat(due(LONG).changedSince()).isEqualTo(CHANGED.minusSeconds(600));
    }

    @Test
    void theMarkMovesForwardOnlyAndStaysWhereNothingChanged() {
        complete(due(LONG), CHANGED);
        complete(due(LONG), CHANGED.plusSeconds(60));
        complete(due(LONG), CHANGED.plusSeconds(30));
        complete(due(LONG), null);
        assertThat(due(LONG).changedSince()).isEqualTo(CHANGED.plusSeconds(60).minusSeconds(600));
    }

    @Test
    void aFailureOrALostClaimMovesNoMark() {
        complete(due(LONG), CHANGED);
        RefreshClaim failing = due(LONG);
        with(refreshes -> {
            refreshes.failed(tenant, PROJECTS, failing, "Zoho does not answer.");
            return null;
        });
        assertThat(complete(failing, CHANGED.plusSeconds(60))).isFalse();
        assertThat(due(LONG).changedSince()).isEqualTo(CHANGED.minusSeconds(600));
    }

    @Test
    void aTimeOfChangeInTheFutureHidesNothing() {
        RefreshClaim claim = due(LONG);
        complete(claim, claim.at().plus(Duration.ofDays(1000)));
        assertThat(due(LONG).changedSince()).isEqualTo(claim.at().minusSeconds(600));
    }

    @Test
    void theWholeListingIsReadAgainWhenTheLastOneIsTooOld() {
        complete(due(LONG), CHANGED);
        assertThat(due(Duration.ZERO).changedSince()).isNull();
    }

    @Test
    void aSourceThatTellsNoChangesIsAlwaysReadAsAWhole() {
        complete(due(LONG), null);
        assertThat(due(LONG).changedSince()).isNull();
    }

    @Test
    void anotherConnectionBeginsWithAWholeListing() {
        complete(due(LONG), CHANGED);
        with(refreshes -> {
            refreshes.forgetMarks(tenant);
            return null;
        });
        assertThat(due(LONG).changedSince()).isNull();
    }

    private RefreshState state(Duration lifetime) {
        return with(refreshes -> refreshes.state(tenant, PROJECTS, lifetime));
    }

    private Optional<RefreshClaim> claim(Duration lifetime, Duration lease, Duration backOff) {
        return with(refreshes -> refreshes.claim(tenant, PROJECTS, lifetime, lease, backOff, LONG));
    }

    private RefreshClaim due(Duration wholeEvery) {
        return this.<Optional<RefreshClaim>>with(refreshes ->
                        refreshes.claim(tenant, PROJECTS, Duration.ZERO, Duration.ZERO, Duration.ZERO, wholeEvery))
                .orElseThrow();
    }

    private boolean complete(RefreshClaim claim) {
        return complete(claim, null);
    }

    private boolean complete(RefreshClaim claim, Instant newest) {
        return with(refreshes -> refreshes.complete(tenant, PROJECTS, claim, newest));
    }

    private <T> T with(Function<ProjectionRefreshes, T> work) {
        return UNIT.inTenant(tenant.value(), em -> {
            var refreshes = new ProjectionRefreshes();
            refreshes.em = em;
            return work.apply(refreshes);
        });
    }
}
