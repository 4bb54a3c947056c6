package io.holdfast.system;

import static io.holdfast.system.ProblemAssert.assertThatProblem;
import static io.holdfast.system.RoleOffice.RBAC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Parts of the product die; the others answer clearly, lose nothing and go on when it is back. */
abstract class FaultContract {
    private static final String CLIENT = "user@acme.example";

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
    void whenTheDatabaseIsKilledUnderLoadEveryAnswerIsClearAndSessionsGoOn(Portal portal, Database database)
            throws Exception {
        Visitor visitor = portal.signIn(CLIENT);
        List<Answer> answers;
        try (Load load = Load.of(4, () -> visitor.tryProjects(""))) {
            await().until(() -> load.answers().size() > 20);
            database.kill();
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(lastOf(load.answers(), 20))
                    .allMatch(answer -> answer.status() == 200));
            answers = load.answers();
        }

        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .isNotEmpty()
                .allSatisfy(answer -> assertThatProblem(answer).hasStatus(503));
        assertThat(portal.signIn(CLIENT).projects()).hasSize(3);
        assertThat(database.rolesOfNodes()).containsExactly("holdfast_app");
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

    @Test
    void anImportGoesOnWhenItsNodeIsKilledAndDoesNothingTwice(Portal portal, Holdfast holdfast, Database database) {
        OsProcess node = holdfast.launcher().memberProcess("node");

        theImportGoesOn(portal, database, node::kill);

        assertThat(holdfast.launcher().memberProcess("node").pid()).isNotEqualTo(node.pid());
    }

    private static void theImportGoesOn(Portal portal, Database database, Runnable afterAFault) {
        Visitor president = portal.signIn("president@lincoln.example");
        List<String> people = database.members("lincoln", 300);
        String file = "email,role\n"
                + people.stream().map(email -> email + ",committee_chair\n").collect(Collectors.joining());
        try {
            String id = president.send("POST", RBAC + "imports", file).json().getString("id");
            String made = RBAC + "imports/" + id;
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> president.get(made).json().getString("state").equals("CHECKED"));
            president.send("POST", made + "/apply", null);
            await().pollInterval(Duration.ofMillis(20))
                    .until(() ->
                            president.get(made).json().getJsonObject("counts").getInt("assigned") > 0);

            afterAFault.run();

            await().atMost(Duration.ofMinutes(5))
                    .ignoreExceptions()
                    .until(() -> president.get(made).json().getString("state").equals("APPLIED"));
            assertThat(president.get(made).json().getJsonObject("counts").getInt("assigned"))
                    .isEqualTo(300);
            assertThat(database.given(id)).hasSize(300).doesNotHaveDuplicates();
            assertThat(database.events("import", id)).containsOnlyOnce("import.finish SUCCEEDED");
        } finally {
            database.takeBack(people);
            database.execute("DELETE FROM imports");
        }
    }

    @Test
    void aSignInThatWasAnsweredOutlivesAKilledLauncher(Portal portal, Holdfast holdfast, Database database) {
        Visitor visitor = portal.signIn(CLIENT);
        int events = database.eventsOf(CLIENT).size();

        holdfast.launcher().kill();
        holdfast.launcher().run();

        assertThat(visitor.session().status()).isEqualTo(200);
        assertThat(portal.signIn(CLIENT).projects()).hasSize(3);
        assertThat(database.eventsOf(CLIENT)).hasSizeGreaterThan(events);
    }

    @Test
    void aStopEndsWhatIsOpenAndAStartKeepsWhatWasThere(Portal portal, Holdfast holdfast, Database database)
            throws IOException {
        Visitor visitor = portal.signIn(CLIENT);
        long readings = database.readings("project.list");
        int events = database.eventsOf(CLIENT).size();
        for (int i = 0; i < 5; i++) {
            visitor.projects();
        }

        try (Trickle slow = portal.trickle("/api/auth/signin", 1000)) {
            holdfast.launcher().stop();
            assertThat(slow.answer()).as("what was still being asked").startsWith("HTTP/1.1 408");
        }
        assertThat(holdfast.launcher().statusCode()).isEqualTo(3);
        holdfast.launcher().run();

        // What was only counted is written before the node goes.
        assertThat(database.readings("project.list")).isGreaterThanOrEqualTo(readings + 5);
        assertThat(portal.signIn(CLIENT).projects()).hasSize(3);
        assertThat(database.eventsOf(CLIENT)).hasSizeGreaterThan(events);
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

    private static List<Answer> lastOf(List<Answer> answers, int count) {
        return answers.subList(Math.max(0, answers.size() - count), answers.size());
    }
}
