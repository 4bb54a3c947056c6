package io.holdfast.system;

import static io.holdfast.system.ProblemAssert.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Parts of the product die; the others answer clearly, lose nothing and go on when it is back. */
abstract class FaultContract extends RestartContract {
    /** Longer than the lifetime of a copy in these tests. */
    private static final Duration UNTIL_OLD = Duration.ofSeconds(3);

    @AfterEach
    void zohoRecovers(Simulator zoho) {
        zoho.recover();
    }

    @Test
    void whileZohoIsDownTheLastCopyIsShownAsOld(Portal portal, Simulator zoho) {
        Visitor visitor = portal.signIn(CLIENT);
        List<Visitor.Project> before = visitor.projects();
        zoho.goDown();

        showsOld(visitor, before);

        zoho.recover();
        showsFresh(visitor);
    }

    @Test
    void whileZohoTalksRubbishTheLastCopyIsShownAsOld(Portal portal, Simulator zoho) {
        Visitor visitor = portal.signIn(CLIENT);
        List<Visitor.Project> before = visitor.projects();
        zoho.talkRubbish();

        showsOld(visitor, before);

        zoho.recover();
        showsFresh(visitor);
    }

    @Test
    void whileTheDatabaseStandsStillAnswersAreClearAndThenAllIsAsBefore(Portal portal, Database database) {
        Visitor visitor = portal.signIn(CLIENT);
        List<Visitor.Project> before = visitor.projects();
        List<OsProcess> stopped = database.standStill();
        try (Traffic traffic = new Traffic()) {
            traffic.every(Duration.ofMillis(100), "projects", () -> visitor.tryProjects(""), FaultContract::clear);
            Instant end = Instant.now().plusSeconds(6);
            await().atMost(Duration.ofSeconds(20)).until(() -> Instant.now().isAfter(end));
            stopped.forEach(OsProcess::resume);
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(visitor.projects()).isEqualTo(before));

            assertThat(traffic.wrong()).isEmpty();
        } finally {
            stopped.forEach(OsProcess::resume);
        }
    }

    @Test
    void whileTheDatabaseIsAwayNobodysQuotaIsSpentAndAfterwardsItHolds(Holdfast holdfast, Database database) {
        Portal portal = holdfast.portal();
        Visitor visitor = portal.signIn(CLIENT);
        OsProcess restarts = holdfast.launcher().process();
        List<Answer> answers;
        restarts.pause();
        try {
            database.kill();
            // What the node knows of the session holds for a moment yet.
            await().atMost(Duration.ofSeconds(30)).until(() -> visitor.session().status() == 503);
            answers = Stream.generate(() -> visitor.get(RateLimitContract.DURING_AN_OUTAGE))
                    .limit(10)
                    .toList();
        } finally {
            restarts.resume();
        }

        assertThat(answers).allSatisfy(answer -> {
            assertThatProblem(answer).hasStatus(503).hasCode("CORE-0503");
            assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
        });
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(visitor.tryProjects("").status()).isEqualTo(200));
        for (int request = 1; request <= 3; request++) {
            assertThatProblem(visitor.get(RateLimitContract.DURING_AN_OUTAGE)).hasStatus(404);
        }
        assertThatProblem(visitor.get(RateLimitContract.DURING_AN_OUTAGE)).hasStatus(429);
        assertThatProblem(portal.stranger().get(RateLimitContract.DURING_AN_OUTAGE))
                .hasStatus(404);
    }

    @Test
    void whenOneConnectionOfTheDatabaseCrashesTheNodeFindsNewOnes(Portal portal, Database database) {
        Visitor visitor = portal.signIn(CLIENT);
        database.killOneConnectionOfANode();

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(visitor.tryProjects("").status()).isEqualTo(200));
        assertThat(portal.signIn(CLIENT).projects()).hasSize(3);
    }

    @Test
    void anImportGoesOnWhenTheDatabaseIsKilledAndDoesNothingTwice(Portal portal, Database database) {
        theImportGoesOn(portal, database, database::kill);
    }

    private static Optional<String> clear(Answer answer) {
        boolean told = answer.status() == 503 && answer.header("Content-Type").contains("problem+json");
        return answer.status() == 200 || told ? Optional.empty() : Optional.of(answer.toString());
    }

    private static void showsOld(Visitor visitor, List<Visitor.Project> before) {
        await().pollDelay(UNTIL_OLD).atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            Answer answer = visitor.tryProjects("");
            assertThat(answer.status()).as("%s", answer).isEqualTo(200);
            assertThat(answer.json().getBoolean("stale")).isTrue();
            assertThat(answer.json().getString("reason")).isNotBlank();
            assertThat(Integer.parseInt(answer.header("Age"))).isGreaterThanOrEqualTo(2);
            assertThat(answer.header("Cache-Status")).contains("ttl=-");
        });
        assertThat(visitor.projects()).isEqualTo(before);
    }

    private static void showsFresh(Visitor visitor) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(visitor.tryProjects("").json().getBoolean("stale"))
                        .isFalse());
    }
}
