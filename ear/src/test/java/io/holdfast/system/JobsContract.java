package io.holdfast.system;

import static io.holdfast.system.ProblemAssert.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Background work as whoever runs the platform sees it. */
abstract class JobsContract {
    private static final String OPERATOR = "root@holdfast.example";
    private static final String CLIENT = "user@acme.example";
    private static final String JOBS = "/api/admin/jobs";
    private static final String SCHEDULES = "/api/admin/job-schedules";
    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void aScheduleThatIsRunNowIsDoneAndOnRecord(Portal portal, Database database) {
        Visitor operator = portal.signIn(OPERATOR);
        Answer accepted =
                operator.send("POST", SCHEDULES + "/" + schedule(operator, "forget-signin-attempts") + "/run", null);
        assertThat(accepted.status()).isEqualTo(202);
        String job = JOBS + "/" + accepted.json().getString("id");

        await().atMost(SOON)
                .until(() -> operator.get(job).json().getString("state").equals("SUCCEEDED"));
        assertThat(operator.get(job).json().getJsonObject("result").getInt("removed"))
                .isNotNegative();
        assertThatProblem(operator.send("POST", job + "/cancel", null)).hasStatus(409);
        assertThatProblem(operator.send("POST", job + "/replay", null)).hasStatus(409);
        assertThat(database.eventsOf(OPERATOR))
                .extracting(Database.Event::action)
                .contains("job-schedule.run");
    }

    @Test
    void aScheduleFollowsItsNewTimeInItsNewZone(Portal portal) {
        Visitor operator = portal.signIn(OPERATOR);
        String schedule = SCHEDULES + "/" + schedule(operator, "forget-sessions");
        JsonObject before = item(operator, "forget-sessions");

        Answer changed = operator.send("PUT", schedule, change("15 6 * * *", "Asia/Kolkata", true));
        assertThat(changed.json().getJsonArray("next").getString(0)).endsWith("T00:45:00Z");
        assertThat(operator.send("PUT", schedule, change("15 6 * * *", "Asia/Kolkata", false))
                        .json()
                        .getJsonArray("next"))
                .isEmpty();
        operator.send("PUT", schedule, change(before.getString("cron"), before.getString("zone"), true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"cron\":\"61 * * * *\",\"zone\":\"UTC\",\"enabled\":true}",
                "{\"cron\":\"* * * * *\",\"zone\":\"Mars/Base\",\"enabled\":true}",
                "{\"cron\":\"0 0 30 2 *\",\"zone\":\"UTC\",\"enabled\":true}",
                "{\"zone\":\"UTC\",\"enabled\":true}"
            })
    void aTimeThatIsNoneIsRefused(String body, Portal portal) {
        Visitor operator = portal.signIn(OPERATOR);
        assertThatProblem(operator.send("PUT", SCHEDULES + "/" + schedule(operator, "make-partitions"), body))
                .hasStatus(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?state=DONE", "?cursor=rubbish", "?limit=0", "?type=%00", "?colour=red"})
    void aFilterThatIsNoneIsRefused(String query, Portal portal) {
        assertThatProblem(portal.signIn(OPERATOR).get(JOBS + query)).hasStatus(400);
    }

    @Test
    void jobsAreClosedToClientsAndThoseOfAnotherOrganizationAreNotThere(Portal portal) {
        assertThatProblem(portal.signIn(CLIENT).get(JOBS)).hasStatus(403);
        assertThatProblem(portal.signIn(CLIENT).get(SCHEDULES)).hasStatus(403);
        String theirs = schedule(portal.signIn(OPERATOR), "forget-jobs");
        assertThatProblem(portal.signIn("admin@meridian.example").send("POST", SCHEDULES + "/" + theirs + "/run", null))
                .hasStatus(404);
    }

    private static String change(String cron, String zone, boolean enabled) {
        return "{\"cron\":\"" + cron + "\",\"zone\":\"" + zone + "\",\"enabled\":" + enabled + "}";
    }

    private static String schedule(Visitor operator, String name) {
        return item(operator, name).getString("id");
    }

    private static JsonObject item(Visitor operator, String name) {
        return operator.get(SCHEDULES).json().getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .filter(item -> item.getString("name").equals(name))
                .findFirst()
                .orElseThrow();
    }
}
