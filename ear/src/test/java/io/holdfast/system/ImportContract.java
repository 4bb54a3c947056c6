package io.holdfast.system;

import static io.holdfast.system.ProblemAssert.assertThatProblem;
import static io.holdfast.system.RoleOffice.RBAC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.system.Officers.Officer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file of people and roles is read, says what it would do, and does it. */
abstract class ImportContract {
    private static final String IMPORTS = RBAC + "imports";
    private static final String PRESIDENT = "president@lincoln.example";
    private static final String NAMES = "email,first name,last name,role,scope,from,until\n";

    private final String unique = UUID.randomUUID().toString().substring(0, 8);
    private Visitor president;
    private Database database;
    private Officers officers;

    @BeforeEach
    void thePresidentOfAnOrganization(Portal portal, Database database) {
        this.database = database;
        PostOffice.open();
        president = portal.signIn(PRESIDENT);
        officers = new Officers(president, database);
    }

    @AfterEach
    void whatWasGivenIsTakenBack() {
        officers.close();
        database.execute(
                "UPDATE invitations SET revoked_at = now() WHERE accepted_at IS NULL AND revoked_at IS NULL AND"
                        + " email LIKE '%" + unique + "@imported.example'");
        database.execute("DELETE FROM imports");
    }

    @Test
    void everyLineIsJudgedBeforeAnythingChangesAndDoneWhenItIsApplied() {
        Officer dana = officers.member("Dana");
        Officer kim = officers.member("Kim");
        officers.given(kim, "secretary", "");
        String file = NAMES
                + dana.email() + ",,,treasurer,,,2099-06-30\n"
                + kim.email().toUpperCase() + ",,,secretary,,,\n"
                + "new-" + unique + "@imported.example,Nora,New,volunteer,organization,,\n"
                + "new-" + unique + "@imported.example,Nora,New,member,,,\n"
                + dana.email() + ",,,emperor,,,\n"
                + dana.email() + ",,,volunteer,Nowhere,,\n"
                + dana.email() + ",,,volunteer,,1999-01-01,\n"
                + dana.email() + ",,,volunteer,,,June\n"
                + dana.email() + ",,,district_admin,,,\n"
                + PRESIDENT + ",,,treasurer,,,\n"
                + "no address,No,One,member,,,\n"
                + kim.email() + ",,,volunteer\n"
                + "=1+1,,,member,,,\n";
        List<String> before = database.rights("lincoln");

        String id = checked(file);

        assertThat(rows(id))
                .containsExactly(
                        "2 ASSIGN",
                        "3 PRESENT",
                        "4 INVITE",
                        "5 REFUSED email",
                        "6 REFUSED role",
                        "7 REFUSED scope",
                        "8 REFUSED from",
                        "9 REFUSED until",
                        "10 REFUSED role",
                        "11 REFUSED role",
                        "12 REFUSED email",
                        "13 REFUSED -",
                        "14 REFUSED email");
        assertThat(database.rights("lincoln")).isEqualTo(before);
        JsonObject simulated = simulated(id);
        assertThat(simulated.getBoolean("allowed")).isTrue();
        assertThat(simulated.getInt("gaining")).isEqualTo(1);
        assertThat(database.rights("lincoln").subList(0, 4)).isEqualTo(before.subList(0, 4));

        applied(id);

        assertThat(rows(id)).startsWith("2 ASSIGNED", "3 PRESENT", "4 INVITED").contains("6 REFUSED role");
        assertThat(officers.assignments(dana))
                .extracting(one -> one.getString("role") + " " + one.getString("validTo"))
                .containsExactly("treasurer 2099-07-01T00:00:00Z");
        assertThat(president.get("/api/admin/users?q=new-" + unique).body()).contains("Nora New", "volunteer");
        assertThat(database.events("import", id))
                .contains("import.create SUCCEEDED", "import.apply SUCCEEDED", "import.finish SUCCEEDED");
        assertThat(database.events("user", dana.id())).contains("role.grant SUCCEEDED");
        assertThatProblem(president.send("POST", IMPORTS + "/" + id + "/apply", null))
                .hasStatus(409);

        String table = president
                .accepting("text/csv")
                .get(IMPORTS + "/" + id + "/result")
                .body();
        assertThat(table.lines().toList()).hasSize(14);
        assertThat(table)
                .contains("2," + dana.email() + ",,treasurer,,,2099-06-30,ASSIGNED,,")
                .contains("14,'=1+1,");

        String again = checked(file);
        assertThat(rows(again)).startsWith("2 PRESENT", "3 PRESENT", "4 PRESENT");
    }

    @Test
    void itIsDoneByTheRightsThatWhoAskedHasThen(Portal portal) {
        Officer kim = officers.member("Kim");
        try (var office = new RoleOffice(president)) {
            String keeper = office.role(RandomWishes.name(), 20, List.of("manage:all-users"), List.of())
                    .getString("name");
            JsonObject held = office.assigned(office.person("volunteer@lincoln.example"), keeper);
            Visitor low = portal.signIn("volunteer@lincoln.example");
            String id = checked(low, "email,role\n" + kim.email() + "," + keeper + "\n" + kim.email() + ",treasurer\n");
            assertThat(rows(low, id)).containsExactly("2 ASSIGN", "3 REFUSED role");

            office.takeBack(held.getString("id"));

            assertThatProblem(low.send("POST", IMPORTS + "/" + id + "/apply", null))
                    .hasStatus(403);
            assertThat(officers.held(kim)).isEmpty();
            assertThatProblem(president.get(IMPORTS + "/" + id)).hasStatus(404);
        }
    }

    @Test
    void whileNoMailMayBeSentMembersGetTheirRolesAndInvitationsWait() {
        Officer dana = officers.member("Dana");
        String id = checked("email,last name,role\na-" + unique + "@imported.example,New,member\n" + dana.email()
                + ",,treasurer\n");
        database.withTooMuchMail("lincoln", () -> {
            president.send("POST", IMPORTS + "/" + id + "/apply", null);
            await().untilAsserted(() -> assertThat(rows(id)).containsExactly("2 INVITE", "3 ASSIGNED"));
            await().untilAsserted(() -> assertThat(president
                            .get(IMPORTS + "/" + id)
                            .json()
                            .getJsonObject("job")
                            .getString("state"))
                    .isEqualTo("WAITING"));
            assertThatProblem(president.send("POST", IMPORTS + "/" + id + "/apply", null))
                    .hasStatus(409);
            assertThatProblem(president.send("DELETE", IMPORTS + "/" + id, null))
                    .hasStatus(409);
        });

        database.execute("UPDATE jobs SET run_at = now() WHERE type = 'import.apply' AND state = 'WAITING'");

        reaches(president, id, "APPLIED");
        assertThat(rows(id)).containsExactly("2 INVITED", "3 ASSIGNED");
    }

    @Test
    void rolesThatAreKeptApartAreRefusedAtTheirLine() {
        Officer dana = officers.member("Dana");
        try (var office = new RoleOffice(president)) {
            office.set("Money or words " + unique, "STATIC", 2, "treasurer", "secretary");

            String id = checked("email;role\r\n" + dana.email() + ";treasurer\r\n" + dana.email() + ";secretary\r\n");
            assertThat(rows(id)).containsExactly("2 ASSIGN", "3 REFUSED role");

            applied(id);
            assertThat(rows(id)).containsExactly("2 ASSIGNED", "3 REFUSED role");
            officers.close();
        }
    }

    @Test
    void anImportIsItsMakersAloneAndCanBeRemoved(Portal portal) {
        String id = checked("email,role\nnobody,member\n");
        Visitor other = portal.signIn("district@riverside.example");

        assertThatProblem(other.get(IMPORTS + "/" + id)).hasStatus(404);
        assertThatProblem(other.get(IMPORTS + "/" + id + "/rows")).hasStatus(404);
        assertThatProblem(other.get(IMPORTS + "/" + id + "/result")).hasStatus(404);
        assertThatProblem(other.send("POST", IMPORTS + "/" + id + "/apply", null))
                .hasStatus(404);
        assertThatProblem(other.send("DELETE", IMPORTS + "/" + id, null)).hasStatus(404);
        assertThatProblem(portal.signIn("volunteer@lincoln.example").send("POST", IMPORTS, "email,role\na,b"))
                .hasStatus(403);
        assertThat(president.send("DELETE", IMPORTS + "/" + id, null).status()).isEqualTo(204);
        assertThatProblem(president.get(IMPORTS + "/" + id)).hasStatus(404);
    }

    @Test
    void aFileOfManyBadLinesIsJudgedLineByLine() {
        var file = new StringBuilder("email,role\n");
        for (int i = 0; i < 40_000; i++) {
            file.append("nobody").append(i).append("@imported.example,emperor\n");
        }
        String id = checked(file.toString());

        JsonObject made = president.get(IMPORTS + "/" + id).json();
        assertThat(made.getInt("lines")).isEqualTo(40_000);
        assertThat(made.getJsonObject("counts").getInt("refused")).isEqualTo(40_000);
        JsonObject page = president
                .get(IMPORTS + "/" + id + "/rows?state=REFUSED&limit=200")
                .json();
        assertThat(page.getJsonArray("items")).hasSize(200);
        JsonObject second = president
                .get(IMPORTS + "/" + id + "/rows?state=REFUSED&limit=1&cursor=" + page.getString("next"))
                .json();
        assertThat(second.getJsonArray("items").getJsonObject(0).getInt("line")).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "email,role", "email,colour\na,b", "{\"csv\":1}"})
    void whatIsNoTableIsRefused(String file) {
        assertThatProblem(president.send("POST", IMPORTS, file)).hasStatus(422).hasCode("CORE-0003");
        assertThatProblem(president.send("POST", IMPORTS + "?zone=Mars", "email,role\na,b"))
                .hasStatus(400);
    }

    private String checked(String file) {
        return checked(president, file);
    }

    private static String checked(Visitor visitor, String file) {
        Answer answer = visitor.send("POST", IMPORTS, file);
        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
        String id = answer.json().getString("id");
        assertThat(answer.header("Location")).endsWith(IMPORTS + "/" + id);
        reaches(visitor, id, "CHECKED");
        return id;
    }

    private void applied(String id) {
        Answer answer = president.send("POST", IMPORTS + "/" + id + "/apply", null);
        assertThat(answer.status()).as("%s", answer).isEqualTo(202);
        reaches(president, id, "APPLIED");
    }

    private static void reaches(Visitor visitor, String id, String state) {
        await().atMost(Duration.ofMinutes(3))
                .untilAsserted(() ->
                        assertThat(visitor.get(IMPORTS + "/" + id).body()).contains("\"state\":\"" + state + "\""));
    }

    private List<String> rows(String id) {
        return rows(president, id);
    }

    private static List<String> rows(Visitor visitor, String id) {
        return visitor
                .get(IMPORTS + "/" + id + "/rows?limit=200")
                .json()
                .getJsonArray("items")
                .getValuesAs(JsonObject.class)
                .stream()
                .map(row -> row.getInt("line") + " " + row.getString("state")
                        + (row.containsKey("problem") ? " " + row.getString("column", "-") : ""))
                .toList();
    }

    private JsonObject simulated(String id) {
        Answer answer = president.send(
                "POST",
                RBAC + "simulate",
                Json.createObjectBuilder()
                        .add("import", Json.createObjectBuilder().add("id", id))
                        .build()
                        .toString());
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json();
    }
}
