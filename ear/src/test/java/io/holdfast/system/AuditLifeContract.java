package io.holdfast.system;

import static io.holdfast.system.ProblemAssert.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long events are kept, what is held, and what erasure leaves of a person. */
abstract class AuditLifeContract {
    private static final String OWNER = "owner@harvest.example";
    private static final String ADMINISTRATOR = "admin@meridian.example";
    private static final String CLIENT = "user@acme.example";
    private static final String PERSON = "pm@meridian.example";
    private static final String SETTINGS = "/api/admin/audit-settings";
    private static final String ROOT = "root@holdfast.example";
    private static final String SCHEDULES = "/api/admin/job-schedules";
    private static final String HOLDS = "/api/admin/audit-holds";
    private static final String LOG = "/api/admin/audit-logs";

    @Test
    void anOrganizationChoosesHowLongItKeepsItsEvents(Portal portal) {
        Visitor owner = portal.signIn(OWNER);
        String before = owner.get(SETTINGS).json().getString("retention");

        Answer changed = owner.send("PUT", SETTINGS, "{\"retention\":\"P3Y6M\"}");

        assertThat(changed.status()).as("%s", changed).isEqualTo(200);
        assertThat(owner.get(SETTINGS).json().getString("retention")).isEqualTo("P3Y6M");
        JsonObject event = detail(owner, "?action=audit-settings.update");
        assertThat(event.getJsonObject("oldValues").getString("retention")).isEqualTo(before);
        assertThat(event.getJsonObject("newValues").getString("retention")).isEqualTo("P3Y6M");
        assertThat(event.getString("risk")).isEqualTo("HIGH");
        assertThat(portal.signIn(ADMINISTRATOR).get(SETTINGS).json().getBoolean("chosen"))
                .as("of another organization")
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"P1D", "P364D", "P11M", "P101Y", "P", "PT1H", "7 years", "P-7Y", "P9999999999Y"})
    void aPeriodThatIsNoneOrTooShortIsRefused(String period, Portal portal) {
        assertThatProblem(portal.signIn(OWNER).send("PUT", SETTINGS, "{\"retention\":\"" + period + "\"}"))
                .hasStatus(422);
    }

    @Test
    void thoseWhoOnlyReadOrHaveNothingToDoWithTheLogDecideNothing(Portal portal) {
        Visitor client = portal.signIn(CLIENT);

        assertThatProblem(client.send("PUT", SETTINGS, "{\"retention\":\"P7Y\"}"))
                .hasStatus(403);
        assertThatProblem(client.get(HOLDS)).hasStatus(403);
        assertThatProblem(client.send("POST", HOLDS, "{\"reason\":\"x\"}")).hasStatus(403);
        assertThatProblem(client.send("POST", erasureOf(UUID.randomUUID().toString()), "{\"reason\":\"x\"}"))
                .hasStatus(403);
    }

    @Test
    void aHoldKeepsAPersonsValuesFromErasureUntilItIsReleasedAndTheEventsStay(Portal portal) {
        Visitor person = portal.signIn(PERSON);
        person.projects();
        Visitor administrator = portal.signIn(ADMINISTRATOR);
        JsonObject seen = events(administrator, "?action=LOGIN&user=" + PERSON).get(0);
        String id = seen.getString("userId");
        String hold = set(administrator, id);

        assertThatProblem(administrator.send("POST", erasureOf(id), "{\"reason\":\"asked for it\"}"))
                .hasStatus(409);
        assertThat(administrator.send("DELETE", HOLDS + "/" + hold, null).status())
                .isEqualTo(204);
        assertThatProblem(administrator.send("DELETE", HOLDS + "/" + hold, null))
                .hasStatus(404);
        Answer erased = administrator.send("POST", erasureOf(id), "{\"reason\":\"asked for it\"}");

        assertThat(erased.status()).as("%s", erased).isEqualTo(200);
        assertThat(erased.json().getInt("values")).isPositive();
        JsonObject left = administrator.get(LOG + "/" + seen.getString("id")).json();
        assertThat(left.getString("leafHash"))
                .isEqualTo(detailOf(administrator, seen).getString("leafHash"));
        assertThat(left.containsKey("actorName")).isFalse();
        assertThat(left.getJsonArray("erased").toString()).contains("ip_address", "actor_name");
        JsonObject event = detail(administrator, "?action=audit.erase");
        assertThat(event.getString("entityId")).isEqualTo(id);
        assertThat(event.getString("risk")).isEqualTo("HIGH");
        assertThat(event.getJsonObject("oldValues").getInt("values"))
                .isEqualTo(erased.json().getInt("values"));
        assertThat(events(administrator, "?action=audit-hold.set")).isNotEmpty();
        assertThat(events(administrator, "?action=audit-hold.release")).isNotEmpty();
    }

    @Test
    void whatIsPastItsRetentionGoesWhenItsRecordIsSignedAndMirrored(Portal portal, Database database) {
        String tenant = database.organizationWithOldEvents(3);
        Visitor root = portal.signIn(ROOT);
        String run = SCHEDULES + "/" + retentionSchedule(root) + "/run";

        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> {
                    root.send("POST", run, null);
                    assertThat(database.eventsOfOrganization(tenant))
                            .containsExactly("audit.retention {\"to\": 3, \"from\": 0}");
                });

        assertThat(database.positionsOf(tenant)).isEqualTo(4);
    }

    private static String retentionSchedule(Visitor root) {
        return root.get(SCHEDULES).json().getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .filter(schedule -> schedule.getString("name").equals("remove-expired-events"))
                .findFirst()
                .orElseThrow()
                .getString("id");
    }

    @Test
    void nobodyErasesTheirOwnValuesOrThoseOfNobody(Portal portal) {
        Visitor owner = portal.signIn(OWNER);
        String self = events(owner, "?action=LOGIN&user=" + OWNER).get(0).getString("userId");

        assertThatProblem(owner.send("POST", erasureOf(self), "{\"reason\":\"x\"}"))
                .hasStatus(409);
        assertThatProblem(owner.send("POST", erasureOf(UUID.randomUUID().toString()), "{\"reason\":\"x\"}"))
                .hasStatus(404);
        assertThatProblem(owner.send("POST", erasureOf("me"), "{\"reason\":\"x\"}"))
                .hasStatus(400);
        assertThatProblem(owner.send("POST", erasureOf(self), "{}")).hasStatus(422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"reason\":\"\"}",
                "{\"reason\":\"x\",\"subject\":\"me\"}",
                "{\"reason\":\"x\",\"from\":\"yesterday\"}",
                "{\"reason\":\"x\",\"from\":\"2026-01-02T00:00:00Z\",\"to\":\"2026-01-01T00:00:00Z\"}"
            })
    void aHoldThatIsNoneIsRefused(String body, Portal portal) {
        assertThatProblem(portal.signIn(OWNER).send("POST", HOLDS, body)).hasStatus(422);
    }

    private static String set(Visitor visitor, String subject) {
        Answer set = visitor.send(
                "POST",
                HOLDS,
                "{\"reason\":\"a dispute\",\"subject\":\"" + subject + "\",\"from\":\"2026-01-01T00:00:00Z\"}");
        assertThat(set.status()).as("%s", set).isEqualTo(201);
        String id = set.json().getString("id");
        assertThat(visitor.get(HOLDS).json().getJsonArray("items").getValuesAs(JsonObject.class))
                .filteredOn(hold -> hold.getString("id").equals(id))
                .singleElement()
                .satisfies(hold -> assertThat(hold.getOrDefault("releasedAt", JsonValue.NULL))
                        .isEqualTo(JsonValue.NULL));
        return id;
    }

    private static String erasureOf(String user) {
        return "/api/admin/users/" + user + "/erase-audit-values";
    }

    private static JsonObject detail(Visitor reader, String query) {
        return detailOf(reader, events(reader, query).get(0));
    }

    private static JsonObject detailOf(Visitor reader, JsonObject event) {
        return reader.get(LOG + "/" + event.getString("id")).json();
    }

    private static List<JsonObject> events(Visitor reader, String query) {
        Answer answer = reader.get(LOG + query);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json().getJsonArray("items").getValuesAs(JsonObject.class);
    }
}
