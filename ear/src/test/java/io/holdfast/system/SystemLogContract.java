package io.holdfast.system;

import static io.holdfast.system.ProblemAssert.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a node complains about is found by those who look after the system, and by nobody else. */
abstract class SystemLogContract {
    private static final String LOG = "/api/v1/system-logs";
    private static final String ADMINISTRATOR = "admin@meridian.example";
    private static final String CLIENT = "user@acme.example";

    @Test
    void aWarningAboutARequestBelongsToItsOrganization(Portal portal) {
        Visitor eager = portal.signIn("engineer@meridian.example");
        eager.get(RateLimitContract.LOGGED);
        String request = eager.get(RateLimitContract.LOGGED).header("X-Request-Id");
        Visitor administrator = portal.signIn(ADMINISTRATOR);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(items(administrator, "?text=LIMITED-AND-LOGGED&level=WARNING"))
                        .singleElement()
                        .satisfies(entry -> {
                            assertThat(entry.getString("message")).contains("is refused");
                            assertThat(entry.getString("logger")).startsWith("io.holdfast.webshared.limits");
                            assertThat(entry.getString("node")).isEqualTo("node1");
                            assertThat(entry.getString("requestId")).isEqualTo(request);
                        }));

        assertThat(items(administrator, "?requestId=" + request)).hasSize(1);
        assertThat(items(administrator, "?logger=io.holdfast.webshared&text=limited-and"))
                .hasSize(1);
        assertThat(items(administrator, "?logger=io.holdfast.zoho&text=limited-and"))
                .isEmpty();
        assertThat(items(portal.signIn("owner@harvest.example"), "?text=limited-and-logged"))
                .isEmpty();
        assertThat(items(portal.signIn("root@holdfast.example"), "?text=limited-and-logged"))
                .isEmpty();
    }

    @Test
    void itIsClosedToClients(Portal portal) {
        assertThatProblem(portal.signIn(CLIENT).get(LOG)).hasStatus(403).hasCode("RBAC-2001");
        assertThatProblem(portal.stranger().get(LOG)).hasStatus(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?level=INFO",
                "?from=yesterday",
                "?from=2026-11-22T00:00:00Z&to=2026-11-21T00:00:00Z",
                "?cursor=rubbish",
                "?limit=0",
                "?text=%00",
                "?sort=timestamp",
                "?colour=red"
            })
    void aQuestionThatIsNoneIsRefused(String query, Portal portal) {
        assertThatProblem(portal.signIn(ADMINISTRATOR).get(LOG + query)).hasStatus(400);
    }

    @Test
    void aCursorOfTheAuditLogIsNone(Portal portal) {
        Visitor administrator = portal.signIn(ADMINISTRATOR);
        String next = administrator.get("/api/v1/audit-logs?limit=1").json().getString("next");

        assertThatProblem(administrator.get(LOG + "?cursor=" + next)).hasStatus(400);
    }

    private static List<JsonObject> items(Visitor visitor, String query) {
        Answer answer = visitor.get(LOG + query);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json().getJsonArray("items").getValuesAs(JsonObject.class);
    }
}
