package io.holdfast.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ScaleTest {
    private static final int SCALE = 7;
    private static final String INVOICES = "/books/v3/invoices?organization_id=846213455&per_page=200";

    @RegisterExtension
    final RunningSimulator zoho = new RunningSimulator(SCALE);

    @Test
    void everyCopyAddsSixProjectsOfAcmeAndFourOfGlobex() {
        List<JsonObject> projects = projects();

        assertThat(projects)
                .filteredOn(project -> project.getString("crm_account_id").equals(RunningSimulator.ACME))
                .hasSize(6 * SCALE);
        assertThat(projects).hasSize(10 * SCALE);
        assertThat(projects).extracting(project -> project.getString("id")).doesNotHaveDuplicates();
        assertThat(projects).extracting(project -> project.getString("key")).doesNotHaveDuplicates();
        assertThat(projects).extracting(project -> project.getString("name")).doesNotHaveDuplicates();
    }

    @Test
    void theDemoStandsFirstWithItsIdsAndNames() {
        assertThat(projects().get(0).getString("id")).isEqualTo(RunningSimulator.BRIDGE);
        assertThat(projects().get(0).getString("name")).isEqualTo("Harbor Crossing Bridge Rehabilitation");
        assertThat(projects().get(10).getString("name")).isEqualTo("Harbor Crossing Bridge Rehabilitation, lot 2");
    }

    @Test
    void everyCopiedProjectHasTwoPhases() {
        String id = projects().get(10).getString("id");

        List<JsonObject> phases = zoho.get(RunningSimulator.PORTAL + "/projects/" + id + "/phases")
                .json()
                .getJsonArray("milestones")
                .getValuesAs(JsonObject.class);
        assertThat(phases).hasSize(2).allSatisfy(phase -> assertThat(
                        phase.getJsonObject("project").getString("id"))
                .isEqualTo(id));
    }

    @Test
    void everyCopyAddsTwelveInvoicesOfAcmeAndEightOfGlobex() {
        List<JsonObject> invoices = invoices();

        assertThat(invoices)
                .filteredOn(invoice -> !invoice.getString("status").equals("draft"))
                .hasSize(20 * SCALE)
                .filteredOn(invoice -> invoice.getString("customer_name").equals("Acme"))
                .hasSize(12 * SCALE);
        assertThat(invoices)
                .extracting(invoice -> invoice.get("invoice_id").toString())
                .doesNotHaveDuplicates();
        assertThat(invoices)
                .extracting(invoice -> invoice.getString("invoice_number"))
                .doesNotHaveDuplicates();
    }

    @Test
    void aCopiedInvoiceBelongsToACopiedProject() {
        List<String> projects =
                projects().stream().map(project -> project.getString("id")).toList();

        assertThat(invoices())
                .extracting(invoice -> invoice.getString("cf_project_id"))
                .filteredOn(project -> !project.isEmpty())
                .isSubsetOf(projects);
    }

    private List<JsonObject> projects() {
        return zoho.get(RunningSimulator.PORTAL + "/projects?per_page=200")
                .array()
                .getValuesAs(JsonObject.class);
    }

    private List<JsonObject> invoices() {
        return new ArrayList<>(
                zoho.get(INVOICES).json().getJsonArray("invoices").getValuesAs(JsonObject.class));
    }
}
