package io.holdfast.system;

import static io.holdfast.system.ProblemAssert.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The log of an organization is verified where it stands, by somebody who may see all of it. */
abstract class VerificationContract {
    private static final String AUDITOR = "district@riverside.example";
    private static final String VERIFY = "/api/v1/audit-logs/verify";
    private static final String VERIFICATION = "/api/v1/audit-logs/verification";
    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void aChangedColumnIsFoundAndLocatedAndNothingIsFoundInALogThatIsAsItWasWritten(Portal portal, Database database) {
        Visitor auditor = portal.signIn(AUDITOR);
        await().atMost(SOON).until(() -> database.checkpointed("riverside") > 0);
        JsonObject intact = verified(auditor);
        assertThat(intact.getString("verdict")).as("%s", intact).isEqualTo("VERIFIED");
        assertThat(intact.getInt("events")).isPositive();
        assertThat(intact.getInt("checkpoints")).isPositive();
        assertThat(intact.getInt("covered")).isPositive();

        Database.Place event = database.firstEvent("riverside");
        database.rewriteAction(event, "project.read");
        try {
            JsonObject changed = verified(auditor);
            assertThat(changed.getString("verdict")).isEqualTo("FAILED");
            assertThat(changed.getInt("found")).isEqualTo(1);
            JsonObject finding = changed.getJsonArray("findings").getJsonObject(0);
            assertThat(finding.getString("kind")).isEqualTo("COLUMN_CHANGED");
            assertThat(finding.getJsonNumber("position").longValue()).isEqualTo(event.position());
            assertThat(finding.getString("event")).isEqualTo(event.id());
            assertThat(finding.getString("detail")).contains("action").doesNotContain(event.action());
        } finally {
            database.rewriteAction(event, event.action());
        }

        assertThat(database.count("audit.verify", "FAILED")).isPositive();
        assertThat(verified(auditor).getString("verdict")).isEqualTo("VERIFIED");
    }

    @Test
    void whoMayNotSeeTheLogCannotHaveItVerified(Portal portal) {
        assertThatProblem(portal.signIn("user@acme.example").send("POST", VERIFY, null))
                .hasStatus(403);
        assertThatProblem(portal.stranger().send("POST", VERIFY, null)).hasStatus(401);
    }

    private static JsonObject verified(Visitor auditor) {
        Answer begun = auditor.send("POST", VERIFY, null);
        assertThat(begun.status()).as("%s", begun).isEqualTo(202);
        String id = begun.json().getString("id");
        await().atMost(SOON).until(() -> latest(auditor, id).containsKey("finishedAt"));
        return latest(auditor, id);
    }

    private static JsonObject latest(Visitor auditor, String id) {
        return auditor.get(VERIFICATION).json().getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .filter(item -> item.getString("id").equals(id))
                .findFirst()
                .orElseThrow();
    }
}
