package io.holdfast.system;

import static io.holdfast.system.ProblemAssert.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading the log in both interfaces: filters, orders, pages and streams, and what becomes of a question that is none. */
abstract class AuditReadingContract {
    private static final String ADMINISTRATOR = "admin@meridian.example";
    private static final String CLIENT = "user@acme.example";
    private static final String SEED = "/api/admin/audit-logs";
    private static final String V1 = "/api/v1/audit-logs";
    private static final String LINES = "application/x-ndjson";
    private static final String CSV = "text/csv";
    /** Where nobody else of these tests comes from. */
    private static final String ELSEWHERE = "198.51.100.23";

    @Test
    void theOtherInterfaceSaysResourceAndWhatBecameOfTheFields(Portal portal) {
        Visitor administrator = portal.signIn(ADMINISTRATOR);
        String person = items(administrator, V1 + "?action=LOGIN&user=" + ADMINISTRATOR)
                .get(0)
                .getString("userId");
        String status = "/api/admin/users/"
                + items(administrator, V1 + "?action=LOGIN&user=" + engineer(portal))
                        .get(0)
                        .getString("userId")
                + "/status";
        administrator.send("PUT", status, "{\"status\":\"DISABLED\",\"reason\":\"on leave\"}");
        administrator.send("PUT", status, "{\"status\":\"ACTIVE\",\"reason\":\"is back from leave\"}");

        JsonObject event = items(administrator, V1 + "/user/" + person + "?text=back%20leave&entity=user")
                .get(0);

        assertThat(event.getString("resource")).isEqualTo("user");
        assertThat(event.getJsonObject("changes").getJsonObject("status").toString())
                .isEqualTo("{\"before\":\"disabled\",\"after\":\"active\"}");
        assertThat(event.getString("reason")).isEqualTo("is back from leave");
    }

    private static String engineer(Portal portal) {
        String engineer = "engineer@meridian.example";
        portal.signIn(engineer);
        return engineer;
    }

    @Test
    void whatWasDoneFromAnAddressIsFoundByIt(Portal portal) {
        portal.behindProxy(ELSEWHERE).trySignIn(CLIENT, "not-the-password");
        portal.behindProxy(ELSEWHERE).signIn(CLIENT).projects();

        List<JsonObject> events = items(portal.signIn(ADMINISTRATOR), SEED + "?address=" + ELSEWHERE);

        assertThat(events).isNotEmpty().allSatisfy(event -> assertThat(event.getString("ipAddress"))
                .isEqualTo(ELSEWHERE));
        JsonObject search =
                items(portal.signIn(ADMINISTRATOR), SEED + "?action=audit.search&outcome=SUCCEEDED").stream()
                        .filter(event -> event.getJsonObject("meta")
                                .getJsonArray("filter")
                                .isEmpty())
                        .findFirst()
                        .orElseThrow();
        assertThat(search.toString()).doesNotContain(ELSEWHERE);
    }

    @Test
    void theOldestComeFirstWhenAskedForAndACursorBelongsToItsOrder(Portal portal) {
        Visitor administrator = portal.signIn(ADMINISTRATOR);
        Answer first = administrator.get(V1 + "?sort=timestamp&limit=2");
        String next = first.json().getString("next");
        Answer second = administrator.get(V1 + "?sort=timestamp&limit=2&cursor=" + next);

        assertThat(times(first)).isSorted();
        assertThat(times(second).get(0)).isGreaterThanOrEqualTo(times(first).get(1));
        assertThat(first.header("Link")).contains("sort=timestamp", "rel=\"next\"");
        assertThatProblem(administrator.get(V1 + "?limit=2&cursor=" + next)).hasStatus(400);
    }

    @ParameterizedTest
    @CsvSource({SEED + ",entity", V1 + ",resource"})
    void aStreamHoldsEverythingThatFitsAsLinesOfJson(String log, String noun, Portal portal) {
        portal.signIn(CLIENT).projects();
        Visitor administrator = portal.signIn(ADMINISTRATOR);

        Answer answer = administrator.accepting(LINES).get(log + "?category=AUTHENTICATION&outcome=SUCCEEDED");

        List<JsonObject> lines =
                answer.body().lines().map(AuditReadingContract::object).toList();
        assertThat(answer.header("Content-Type")).startsWith(LINES);
        assertThat(answer.header("Content-Disposition")).contains("audit-log.jsonl");
        assertThat(lines).hasSizeGreaterThan(1).hasSize(Integer.parseInt(answer.header("Holdfast-Rows")));
        assertThat(lines)
                .allSatisfy(line -> assertThat(line.getString("category")).isEqualTo("AUTHENTICATION"));
        assertThat(lines).anySatisfy(line -> assertThat(line.keySet()).contains("id", "timestamp", noun));
    }

    @Test
    void aTableHasOneRowForEachEventAndNoFormula(Portal portal) {
        Visitor administrator = portal.signIn(ADMINISTRATOR);
        portal.signIn(CLIENT).get(SEED);

        Answer answer = administrator.accepting(CSV).get(V1 + "?outcome=DENIED&user=" + CLIENT);

        assertThat(answer.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        List<String> rows = answer.body().lines().toList();
        assertThat(rows.get(0))
                .startsWith("id,timestamp,userId,")
                .contains(",resource,")
                .contains(",changes,");
        assertThat(rows.size()).isGreaterThan(1).isEqualTo(1 + Integer.parseInt(answer.header("Holdfast-Rows")));
    }

    @Test
    void anExportIsOnRecordWithItsFilterAndNumberOfRows(Portal portal) {
        Visitor administrator = portal.signIn(ADMINISTRATOR);
        Answer answer = administrator.accepting(CSV).get(SEED + "?action=LOGIN&text=login");

        JsonObject event = items(administrator, SEED + "?action=audit.export").get(0);

        assertThat(event.getString("risk")).isEqualTo("MEDIUM");
        JsonObject meta = event.getJsonObject("meta");
        assertThat(meta.getJsonArray("filter").toString())
                .contains("action=LOGIN")
                .doesNotContain("text");
        assertThat(meta.getString("format")).isEqualTo("csv");
        assertThat(meta.get("count")).hasToString(answer.header("Holdfast-Rows"));
        JsonObject detail =
                administrator.get(SEED + "/" + event.getString("id")).json();
        assertThat(detail.getJsonObject("personal").getString("text")).isEqualTo("login");
    }

    @Test
    void onlyTheOwnOrganizationIsGivenOut(Portal portal) {
        Visitor theirs = portal.signIn("owner@harvest.example");

        String all = theirs.accepting(LINES).get(V1).body();

        assertThat(all).contains("owner@harvest.example").doesNotContain("meridian.example", "acme.example");
        assertThatProblem(portal.signIn(CLIENT).accepting(LINES).get(V1)).hasStatus(403);
        assertThatProblem(portal.signIn(CLIENT).get(V1)).hasStatus(403).hasCode("RBAC-2001");
        assertThat(items(portal.signIn(ADMINISTRATOR), SEED + "?outcome=DENIED&action=audit.export"))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?sort=risk",
                "?from=2026-11-22T00:00:00Z&to=2026-11-21T00:00:00Z",
                "?address=198.51.100.0/24",
                "?address=localhost",
                "?location=kitchen",
                "?text=!",
                "?text=%00a",
                "?cursor=rubbish",
                "?limit=201",
                "?limit=2&limit=3",
                "?ipAddress=198.51.100.23",
                "/user/me"
            })
    void aQuestionThatIsNoneIsRefusedByBoth(String query, Portal portal) {
        Visitor administrator = portal.signIn(ADMINISTRATOR);

        assertThatProblem(administrator.get(V1 + query)).hasStatus(400);
        if (query.startsWith("?")) {
            assertThatProblem(administrator.get(SEED + query)).hasStatus(400);
            assertThatProblem(administrator.accepting(CSV).get(V1 + query)).hasStatus(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"?limit=10", "?cursor=rubbish"})
    void aStreamHasNoPages(String query, Portal portal) {
        assertThatProblem(portal.signIn(ADMINISTRATOR).accepting(LINES).get(SEED + query))
                .hasStatus(400);
    }

    @Test
    void aTextOfAHundredAndOneCharactersIsTooLong(Portal portal) {
        assertThatProblem(portal.signIn(ADMINISTRATOR).get(V1 + "?text=" + "x".repeat(101)))
                .hasStatus(400);
        assertThat(items(portal.signIn(ADMINISTRATOR), V1 + "?text=" + "x".repeat(100)))
                .isEmpty();
    }

    private static List<JsonObject> items(Visitor visitor, String path) {
        Answer answer = visitor.get(path);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json().getJsonArray("items").getValuesAs(JsonObject.class);
    }

    private static List<String> times(Answer page) {
        return page.json().getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .map(event -> event.getString("timestamp"))
                .toList();
    }

    private static JsonObject object(String line) {
        try (JsonReader reader = Json.createReader(new StringReader(line))) {
            return reader.readObject();
        }
    }
}
