package io.holdfast.system;

import static io.holdfast.system.ProblemAssert.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What became of rows that say who may do what, read back (feature C5). */
abstract class PermissionChangesContract {
    private static final String CHANGES = "/api/v1/audit-logs/permissions";
    private static final String ADMINISTRATOR = "admin@meridian.example";
    private static final String ENGINEER = "engineer@meridian.example";

    @Test
    void aRoleThatIsGivenAndTakenBackIsTwoChangesOfAPerson(Portal portal) {
        Visitor administrator = portal.signIn(ADMINISTRATOR);
        String engineer;
        String assignment;
        try (var office = new RoleOffice(administrator)) {
            engineer = office.person(ENGINEER);
            assignment = office.assigned(engineer, "internal_pm").getString("id");
        }

        List<JsonObject> changes =
                items(administrator.get(CHANGES + "?table=user_roles&subject=" + engineer + "&rowId=" + assignment));

        assertThat(changes).extracting(change -> change.getString("operation")).containsExactly("UPDATE", "INSERT");
        JsonObject given = changes.get(1);
        assertThat(given.get("oldValues")).isEqualTo(JsonValue.NULL);
        assertThat(given.getJsonObject("newValues").getString("user_id")).isEqualTo(engineer);
        assertThat(given.getString("userName")).isNotEmpty();
        assertThat(given.getString("ipAddress")).isEqualTo("127.0.0.1");
        assertThat(given.getString("databaseUser")).isEqualTo("holdfast_app");
        assertThat(items(administrator.get(CHANGES + "?requestId=" + given.getString("requestId"))))
                .extracting(change -> change.getString("id"))
                .contains(given.getString("id"));
        assertThat(items(administrator.get(CHANGES + "?role="
                        + given.getJsonObject("newValues").getString("role_id") + "&operation=INSERT&limit=200")))
                .extracting(change -> change.getString("id"))
                .contains(given.getString("id"));
    }

    @Test
    void pagesFollowEachOtherWithoutAGapOrARepetition(Portal portal) {
        Visitor administrator = portal.signIn(ADMINISTRATOR);
        String query = CHANGES + "?table=role_permissions&operation=INSERT&limit=";
        List<String> whole = ids(administrator.get(query + 20));

        Answer first = administrator.get(query + 10);
        Answer second = administrator.get(query + "10&cursor=" + first.json().getString("next"));

        assertThat(whole).hasSize(20);
        assertThat(ids(first)).isEqualTo(whole.subList(0, 10));
        assertThat(ids(second)).isEqualTo(whole.subList(10, 20));
    }

    @Test
    void anotherOrganizationsChangesAreNotThere(Portal portal) {
        String mine =
                ids(portal.signIn(ADMINISTRATOR).get(CHANGES + "?limit=1")).get(0);
        assertThat(ids(portal.signIn("owner@harvest.example").get(CHANGES + "?limit=200")))
                .isNotEmpty()
                .doesNotContain(mine);
    }

    @Test
    void whoDoesNotViewTheAuditLogIsRefused(Portal portal, Database database) {
        assertThatProblem(portal.signIn(ENGINEER).get(CHANGES)).hasStatus(403).hasCode("RBAC-2001");
        assertThatProblem(portal.stranger().get(CHANGES)).hasStatus(401);
        assertThat(database.eventsOf(ENGINEER))
                .extracting(event -> event.action() + " " + event.outcome())
                .contains("permission-change.list DENIED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "table=users",
                "operation=GRANT",
                "user=admin",
                "subject=1",
                "role=admin",
                "rowId=1",
                "from=yesterday",
                "from=2026-11-30T00:00:00Z&to=2026-11-29T00:00:00Z",
                "limit=0",
                "limit=201",
                "cursor=abc",
                "colour=blue"
            })
    void filtersThatAreNoneAreRefused(String query, Portal portal) {
        assertThatProblem(portal.signIn(ADMINISTRATOR).get(CHANGES + "?" + query))
                .hasStatus(400);
    }

    private static List<JsonObject> items(Answer answer) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json().getJsonArray("items").getValuesAs(JsonObject.class);
    }

    private static List<String> ids(Answer answer) {
        return items(answer).stream().map(change -> change.getString("id")).toList();
    }
}
