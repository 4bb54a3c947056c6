package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.system.Officers.Officer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who holds a role for a time is told when it is given, when it gets another end and before it ends, each time once. */
abstract class TermMailsContract {
    private static final String PRESIDENT = "president@lincoln.example";
    private static final String OPERATOR = "root@holdfast.example";
    private static final String SCHEDULES = "/api/admin/job-schedules";
    private static final String JULY = "2099-07-01T00:00:00Z";
    private static final Duration SOON = Duration.ofMinutes(1);

    private Visitor president;
    private Database database;
    private Officers officers;

    @BeforeEach
    void thePresidentOfAnOrganization(Portal portal, Database database) {
        this.database = database;
        president = portal.signIn(PRESIDENT);
        officers = new Officers(president, database);
    }

    @AfterEach
    void whatWasGivenIsTakenBack() {
        officers.close();
    }

    @Test
    void whoGetsARoleForATimeIsToldOfItByAnAssignmentAndByAHandover() {
        Officer dana = officers.member("Dana");
        Officer kim = officers.member("Kim");

        JsonObject given = officers.given(dana, "secretary", ",\"validTo\":\"" + JULY + "\"");
        officers.given(kim, "volunteer", "");
        officers.handOver(Officers.handover(Officers.row(given, kim, JULY, "2100-07-01T00:00:00Z")));

        assertThat(mails(dana)).containsExactly("term-given");
        assertThat(mails(kim)).containsExactly("term-given");
    }

    @Test
    void whoseRoleGetsAnotherEndIsToldOfItEachTime() {
        Officer dana = officers.member("Dana");
        JsonObject given = officers.given(dana, "secretary", "");

        prolong(given, JULY);
        prolong(given, JULY);
        assertThat(mails(dana)).containsExactly("term-changed");
        prolong(given, "2098-07-01T00:00:00Z");
        prolong(given, JULY);
        prolong(given, null);

        assertThat(mails(dana)).hasSize(4).containsOnly("term-changed");
    }

    @Test
    void whoHandsAnOfficeOverEarlierIsToldWhenTheirTermEnds() {
        Officer dana = officers.member("Dana");
        Officer kim = officers.member("Kim");
        JsonObject given = officers.given(dana, "secretary", "");

        officers.handOver(Officers.handover(Officers.row(given, kim, JULY, "2100-07-01T00:00:00Z")));

        assertThat(mails(dana)).containsExactly("term-changed");
        assertThat(mails(kim)).containsExactly("term-given");
    }

    @Test
    void aQuestionAndARefusedHandoverMailNothing() {
        Officer dana = officers.member("Dana");
        Officer kim = officers.member("Kim");
        JsonObject given = officers.given(dana, "secretary", "");

        officers.handOver(Officers.handover(
                Officers.row(given, kim, JULY, "2100-07-01T00:00:00Z"),
                Officers.row(null, kim, JULY, "2100-07-01T00:00:00Z").add("role", "district_admin")));
        president.send(
                "POST",
                "/api/v1/rbac/simulate",
                "{\"assignments\":[{\"userId\":\"" + kim.id() + "\",\"role\":\"volunteer\",\"validTo\":\"" + JULY
                        + "\"}]}");

        assertThat(mails(kim)).isEmpty();
    }

    @Test
    void aTermThatEndsSoonIsToldOnceAndAgainWhenItHasAnotherEnd(Portal portal) {
        Officer dana = officers.member("Dana");
        JsonObject given = officers.given(dana, "secretary", "");
        String end = Instant.now()
                .plus(3, ChronoUnit.DAYS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        prolong(given, end);
        database.execute("UPDATE user_roles SET valid_from = now() - interval '1 year' WHERE id = '"
                + given.getString("id") + "'");

        remind(portal);
        remind(portal);
        assertThat(mails(dana)).containsExactly("term-changed", "term-ending");
        assertThat(about(given))
                .contains("term-ending " + dana.email(), "term-ending-of-other " + PRESIDENT)
                .doesNotHaveDuplicates();
        assertThat(about(given)).hasSizeLessThanOrEqualTo(6);

        prolong(
                given,
                Instant.now()
                        .plus(5, ChronoUnit.DAYS)
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString());
        remind(portal);
        assertThat(mails(dana)).containsExactly("term-changed", "term-ending", "term-changed", "term-ending");
    }

    /** @param end null for none */
    private void prolong(JsonObject given, String end) {
        Answer answer = president.send(
                "PUT",
                "/api/v1/rbac/assign/" + given.getString("id"),
                Json.createObjectBuilder()
                        .add("validTo", end == null ? JsonValue.NULL : Json.createValue(end))
                        .build()
                        .toString());
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    }

    private static void remind(Portal portal) {
        Visitor operator = portal.signIn(OPERATOR);
        String id = operator.get(SCHEDULES).json().getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .filter(each -> each.getString("name").equals("remind-of-terms"))
                .findFirst()
                .orElseThrow()
                .getString("id");
        Answer started = operator.send("POST", SCHEDULES + "/" + id + "/run", "");
        assertThat(started.status()).as("%s", started).isEqualTo(202);
        String job = started.json().getString("id");
        await().atMost(SOON).until(() -> operator.get("/api/admin/jobs/" + job)
                .json()
                .getString("state")
                .equals("SUCCEEDED"));
    }

    private List<String> mails(Officer officer) {
        return database.mails("term-%").stream()
                .filter(mail -> mail.endsWith(" " + officer.email()))
                .map(mail -> mail.split(" ")[0])
                .toList();
    }

    private List<String> about(JsonObject given) {
        return database.mails("term-ending%/" + given.getString("id") + "/%");
    }
}
