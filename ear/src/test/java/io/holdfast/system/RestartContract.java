package io.holdfast.system;

import static io.holdfast.system.ProblemAssert.assertThatProblem;
import static io.holdfast.system.RoleOffice.RBAC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What an archive has to stand by itself: the database, the node or the launcher is killed, or all is stopped, and started again. */
abstract class RestartContract {
    static final String CLIENT = "user@acme.example";

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
    void anImportGoesOnWhenItsNodeIsKilledAndDoesNothingTwice(Portal portal, Holdfast holdfast, Database database) {
        OsProcess node = holdfast.launcher().memberProcess("node");

        theImportGoesOn(portal, database, node::kill);

        assertThat(holdfast.launcher().memberProcess("node").pid()).isNotEqualTo(node.pid());
    }

    static void theImportGoesOn(Portal portal, Database database, Runnable afterAFault) {
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

    private static List<Answer> lastOf(List<Answer> answers, int count) {
        return answers.subList(Math.max(0, answers.size() - count), answers.size());
    }
}
