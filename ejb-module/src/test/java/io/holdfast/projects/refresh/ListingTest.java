package io.holdfast.projects.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.projects.model.Budget;
import io.holdfast.projects.model.ListedProject;
import io.holdfast.projects.model.Milestone;
import io.holdfast.zoho.projects.ZohoPhase;
import io.holdfast.zoho.projects.ZohoProject;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListingTest {
    @Test
    void phasesGoToTheirProjects() {
        List<ListedProject> listing = Listing.of(
                List.of(project("1", new BigDecimal("10.50")), project("2", null)),
                List.of(phase("a", "2"), phase("b", "9"), phase("c", "2")));
        assertThat(listing.get(0).milestones()).isEmpty();
        assertThat(listing.get(1).milestones()).extracting(Milestone::id).containsExactly("a", "c");
    }

    @Test
    void aProjectWithoutABudgetHasNone() {
        List<ListedProject> listing =
                Listing.of(List.of(project("1", new BigDecimal("10.50")), project("2", null)), List.of());
        assertThat(listing.get(0).budget()).isEqualTo(new Budget(new BigDecimal("10.50"), "USD"));
        assertThat(listing.get(1).budget()).isNull();
    }

    private static ZohoProject project(String id, BigDecimal budget) {
        return new ZohoProject(id, "Project " + id, "Active", "77", 5, null, null, budget, "USD");
    }

    private static ZohoPhase phase(String id, String project) {
        return new ZohoPhase(id, project, "Phase " + id, "Open", null, null, false);
    }
}
