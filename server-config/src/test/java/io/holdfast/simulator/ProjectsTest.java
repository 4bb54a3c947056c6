package io.holdfast.simulator;

import static io.holdfast.simulator.RunningSimulator.ACME;
import static io.holdfast.simulator.RunningSimulator.BRIDGE;
import static io.holdfast.simulator.RunningSimulator.PORTAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.simulator.RunningSimulator.Answer;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ProjectsTest {
    private static final String PROJECTS = PORTAL + "/projects";

    @RegisterExtension
    final RunningSimulator zoho = new RunningSimulator();

    @Test
    void thePortalIsListedInABareArray() {
        JsonObject portal = zoho.get("/api/v3/portals").array().getJsonObject(0);

        assertThat(portal.getString("id")).isEqualTo("846213907");
        assertThat(portal.getJsonObject("profile").getJsonNumber("id").toString())
                .hasSize(19);
    }

    @Test
    void theDemoHasSixProjectsOfAcmeAndFourOfGlobexWithTheirPhases() {
        JsonArray projects = zoho.get(PROJECTS).array();

        assertThat(projects).hasSize(10);
        assertThat(projects.getValuesAs(JsonObject.class))
                .filteredOn(project -> project.getString("crm_account_id").equals(ACME))
                .hasSize(6);
        assertThat(projects.getValuesAs(JsonObject.class))
                .allSatisfy(project -> assertThat(project.getString("id")).matches("\\d{19}"))
                .allSatisfy(project -> assertThat(zoho.get(PROJECTS + "/" + project.getString("id") + "/phases")
                                .json()
                                .getJsonArray("milestones"))
                        .hasSizeBetween(2, 6));
    }

    @Test
    void aProjectCarriesWhatZohoTellsAboutIt() {
        JsonObject project = zoho.get(PROJECTS + "/" + BRIDGE).json();

        assertThat(project.getString("key")).isEqualTo("PRJ-0142");
        assertThat(project.getJsonObject("status").getBoolean("is_closed_type")).isFalse();
        assertThat(LocalDate.parse(project.getString("start_date")))
                .isBefore(LocalDate.parse(project.getString("end_date")));
        assertThat(project.getInt("percent_complete")).isBetween(1, 99);
        assertThat(project.getJsonObject("budget_info").getString("budget_value"))
                .isEqualTo("1840000.00");
        assertThat(project.getJsonObject("budget_info")
                        .getJsonNumber("actual_value")
                        .toString())
                .isEqualTo("1102450.75");
        assertThat(project.getJsonObject("milestones").getInt("closed_count")).isEqualTo(3);
        assertThat(project.getString("last_modified_time"))
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    }

    @Test
    void pagesOfABareArrayEndWithAShortOne() {
        assertThat(zoho.get(PROJECTS + "?page=1&per_page=4").array()).hasSize(4);
        assertThat(zoho.get(PROJECTS + "?page=3&per_page=4").array()).hasSize(2);
        assertThat(zoho.get(PROJECTS + "?page=4&per_page=4").array()).isEmpty();
    }

    @Test
    void phasesOfTheWholePortalCarryTheirProjectAndSayWhetherMoreFollow() {
        JsonObject first = zoho.get(PORTAL + "/phases?page=1&per_page=30").json();
        JsonObject second =
                zoho.get("/api/v3.1/portal/846213907/phases?page=2&per_page=30").json();

        assertThat(first.getJsonObject("page_info").getBoolean("has_next_page")).isTrue();
        assertThat(second.getJsonObject("page_info").getBoolean("has_next_page"))
                .isFalse();
        JsonObject phase = first.getJsonArray("milestones").getJsonObject(0);
        assertThat(phase.getJsonObject("project").getString("id")).isEqualTo(BRIDGE);
        assertThat(phase.getInt("completion_percentage")).isEqualTo(100);
        assertThat(phase.getJsonObject("status").getBoolean("is_closed_type")).isTrue();
        assertThat(second.getJsonArray("milestones")).isNotEmpty();
    }

    @Test
    void renamingByPatchShowsEverywhereAndTextComesBackAsItWas() {
        String name = "<script>alert(1)</script> '; DROP TABLE projects; -- é 橋";

        Answer renamed = zoho.send("PATCH", PROJECTS + "/" + BRIDGE, "{\"name\":\"" + name + "\"}");

        assertThat(renamed.status()).isEqualTo(200);
        assertThat(zoho.get(PROJECTS + "/" + BRIDGE).json().getString("name")).isEqualTo(name);
        assertThat(zoho.get(PROJECTS).array().getJsonObject(0).getString("name"))
                .isEqualTo(name);
        assertThat(zoho.get(PORTAL + "/phases?per_page=1")
                        .json()
                        .getJsonArray("milestones")
                        .getJsonObject(0)
                        .getJsonObject("project")
                        .getString("name"))
                .isEqualTo(name);
    }

    @Test
    void aNewProjectComesBackAloneInAnArrayAndCanBeTrashed() {
        Answer made = zoho.send(
                "POST",
                PROJECTS,
                "{\"name\":\"Dam\",\"start_date\":\"2026-12-01\",\"crm_account_id\":\"" + ACME + "\"}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.array()).hasSize(1);
        String path = PROJECTS + "/" + made.array().getJsonObject(0).getString("id");

        assertThat(zoho.get(path).json().getString("crm_account_id")).isEqualTo(ACME);
        assertThat(zoho.send("POST", path + "/phases", "{\"name\":\"Survey\"}").status())
                .isEqualTo(201);
        assertThat(zoho.send("POST", path + "/trash", "").status()).isEqualTo(200);
        assertThat(zoho.get(path).status()).isEqualTo(404);
        assertThat(zoho.get(PROJECTS).array()).hasSize(10);
        assertThat(zoho.get(path + "/phases").title()).isEqualTo("RESOURCE_NOT_FOUND");
    }

    @Test
    void closingAPhaseMovesTheProjectOn() {
        int before = zoho.get(PROJECTS + "/" + BRIDGE).json().getInt("percent_complete");
        String open = zoho.get(PROJECTS + "/" + BRIDGE + "/phases")
                .json()
                .getJsonArray("milestones")
                .getJsonObject(3)
                .getString("id");

        Answer closed = zoho.send(
                "PATCH", PROJECTS + "/" + BRIDGE + "/phases/" + open, "{\"status\":{\"id\":\"2418573000000016093\"}}");

        assertThat(closed.json().getInt("completion_percentage")).isEqualTo(100);
        assertThat(closed.json().getBoolean("is_completed")).isTrue();
        assertThat(zoho.get(PROJECTS + "/" + BRIDGE).json().getInt("percent_complete"))
                .isGreaterThan(before);
    }

    @Test
    void unknownFiltersAndFlatLinksAreAcceptedAndIgnored() {
        assertThat(zoho.get(PROJECTS + "?search=nothing-like-this&status=closed")
                        .array())
                .hasSize(10);
        Answer patched = zoho.send("PATCH", PROJECTS + "/" + BRIDGE, "{\"status_id\":\"2418573000000016080\"}");
        assertThat(patched.status()).isEqualTo(200);
        assertThat(patched.json().getJsonObject("status").getString("name")).isEqualTo("In Progress");
    }

    @Test
    void wrongAddressesAndVerbsAreAnsweredInProjectsShape() {
        assertError(zoho.get("/api/v3/portals/846213907/projects"), 400, "URL_RULE_NOT_CONFIGURED");
        assertError(zoho.get(PROJECTS + "/"), 400, "URL_RULE_NOT_CONFIGURED");
        assertError(zoho.send("PUT", PROJECTS + "/" + BRIDGE, "{}"), 400, "INVALID_METHOD");
        assertError(zoho.send("DELETE", PROJECTS + "/" + BRIDGE, ""), 400, "INVALID_METHOD");
        assertError(zoho.get(PROJECTS + "/2418573000000999999"), 404, "RESOURCE_NOT_FOUND");
        assertError(zoho.get("/api/v3/portal/1/projects"), 404, "RESOURCE_NOT_FOUND");
        assertError(zoho.get(PROJECTS + "/abc"), 400, "INVALID_PARAMETER_VALUE");
        assertThat(zoho.send("PUT", PROJECTS + "/" + BRIDGE, "{}")
                        .json()
                        .getJsonObject("error")
                        .getString("method"))
                .isEqualTo("PUT");
    }

    @Test
    void badFieldsAreNamed() {
        assertField("POST", "{}", "LESS_THAN_MIN_OCCURANCE", "name");
        assertField("POST", "{\"name\":\" \"}", "LESS_THAN_MIN_LENGTH", "name");
        assertField("POST", "{\"name\":\"" + "x".repeat(256) + "\"}", "MORE_THAN_MAX_LENGTH", "name");
        assertField("POST", "{\"name\":7}", "INVALID_PARAMETER_VALUE", "name");
        assertField("POST", "{\"name\":\"a\",\"start_date\":\"12-31-2026\"}", "INVALID_PARAMETER_VALUE", "start_date");
        assertField(
                "POST",
                "{\"name\":\"a\",\"start_date\":\"2026-12-31\",\"end_date\":\"2026-01-01\"}",
                "INVALID_PARAMETER_VALUE",
                "end_date");
        assertField("POST", "{\"name\":\"a\",\"status\":{\"id\":\"1\"}}", "INVALID_PARAMETER_VALUE", "status");
        assertField("POST", "{\"name\":\"a\",\"colour\":\"red\"}", "EXTRA_KEY_FOUND_IN_JSON", "colour");
        assertThat(zoho.get(PROJECTS).array()).hasSize(10);
    }

    @Test
    void pageBoundsAreHeld() {
        for (String query :
                new String[] {"page=0", "page=-1", "page=x", "per_page=201", "per_page=0", "per_page=9e9"}) {
            assertError(zoho.get(PROJECTS + "?" + query), 400, "INVALID_PARAMETER_VALUE");
        }
    }

    private void assertField(String method, String body, String title, String field) {
        Answer answer = zoho.send(method, PROJECTS, body);
        assertError(answer, 400, title);
        assertThat(answer.json()
                        .getJsonObject("error")
                        .getJsonArray("details")
                        .getJsonObject(0)
                        .getString("field_name"))
                .isEqualTo(field);
    }

    private static void assertError(Answer answer, int status, String title) {
        assertThat(answer.title()).isEqualTo(title);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type").toLowerCase(Locale.ROOT)).startsWith("application/json");
    }
}
