package io.holdfast.system;

import static io.holdfast.system.ProblemAssert.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.system.Database.Event;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the lists tell of their age, and what they cost: Zoho, the database, the log. */
abstract class CacheContract {
    private static final String CLIENT = "user@acme.example";
    private static final String STAFF = "pm@meridian.example";
    /** Somebody who reads lists in this test alone: an earlier minute may end at any moment. */
    private static final String READER = "engineer@meridian.example";

    private static final String INVOICES = "/api/billing/invoices";
    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void everyAnswerSaysHowOldItIsAndWhereItWasFound(Portal portal) {
        Visitor visitor = portal.signIn(CLIENT);
        String project = visitor.projects().get(0).id();

        for (String path : List.of("/api/projects", "/api/projects/" + project, INVOICES)) {
            Answer answer = visitor.get(path);
            assertThat(answer.header("Age")).as(path).matches("\\d+");
            assertThat(answer.header("Cache-Status"))
                    .as(path)
                    .matches("Holdfast; (hit|fwd=\\w+)(; fwd-status=200; stored)?; ttl=-?\\d+; detail=\\w+");
            assertThat(answer.header("ETag")).as(path).startsWith("W/\"");
            assertThat(answer.header("Cache-Control"))
                    .as(path)
                    .contains("private")
                    .contains("no-cache");
        }
    }

    @Test
    void aListThatWasJustReadComesFromMemory(Portal portal) {
        Visitor visitor = portal.signIn(CLIENT);

        await().atMost(SOON).untilAsserted(() -> {
            visitor.tryProjects("");
            assertThat(visitor.tryProjects("").header("Cache-Status"))
                    .contains("; hit;")
                    .endsWith("detail=local");
        });
    }

    @Test
    void whoeverHasAnAnswerIsToldThatItIsStillTheSame(Portal portal) {
        Visitor visitor = portal.signIn(CLIENT);
        String project = "/api/projects/" + visitor.projects().get(0).id();

        for (String path : List.of("/api/projects", project, INVOICES)) {
            // A new reading of Zoho between the two is another answer.
            await().atMost(SOON).untilAsserted(() -> {
                String tag = visitor.get(path).header("ETag");
                Answer again = visitor.get(path, "If-None-Match", tag);
                assertThat(again.status()).as("%s", again).isEqualTo(304);
                assertThat(again.body()).isEmpty();
                assertThat(again.header("ETag")).isEqualTo(tag);
                assertThat(again.header("Age")).matches("\\d+");
            });
        }
    }

    @Test
    void staffMayHaveZohoReadAtOnce(Portal portal, Simulator zoho) {
        Visitor visitor = portal.signIn(STAFF);
        String before = visitor.projects().get(0).name();
        zoho.rename(before, before + ", phase 2");

        await().atMost(SOON).untilAsserted(() -> {
            Answer answer = visitor.tryProjects("?refresh=true");
            assertThat(answer.header("Cache-Status")).startsWith("Holdfast; fwd=request; fwd-status=200; stored");
            assertThat(answer.body()).contains(before + ", phase 2");
        });
    }

    @Test
    void aClientMayNotSpendTheRequestsOfTheFirm(Portal portal, Simulator zoho, Database database) {
        Visitor visitor = portal.signIn(CLIENT);
        long denials = database.count("project.refresh", "DENIED");

        assertThatProblem(visitor.tryProjects("?refresh=true")).hasStatus(403).hasCode("RBAC-2001");
        assertThatProblem(visitor.get(INVOICES + "?refresh=true"))
                .hasStatus(403)
                .hasCode("RBAC-2001");

        assertThat(database.count("project.refresh", "DENIED")).isEqualTo(denials + 1);
    }

    @Test
    void twoFirmsNeverShareAPage(Portal portal) {
        String path = "/api/projects?limit=200";
        Visitor acme = portal.signIn("admin@acme.example");
        Visitor globex = portal.signIn("user@globex.example");
        for (int i = 0; i < 5; i++) {
            assertThat(acme.get(path).body()).contains("\"Acme\"").doesNotContain("\"Globex\"");
            assertThat(globex.get(path).body()).contains("\"Globex\"").doesNotContain("\"Acme\"");
        }
    }

    @Test
    void theFirstReadingOfAListIsOnRecordAndTheNextOnesAreCounted(Portal portal, Database database) {
        int before = lists(database);
        Visitor visitor = portal.signIn(READER);
        for (int i = 0; i < 20; i++) {
            visitor.projects();
        }

        assertThat(lists(database)).isEqualTo(before + 1);
    }

    private static int lists(Database database) {
        return (int) database.eventsOf(READER).stream()
                .map(Event::action)
                .filter("project.list"::equals)
                .count();
    }
}
