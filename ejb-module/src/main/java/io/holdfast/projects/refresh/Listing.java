package io.holdfast.projects.refresh;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.holdfast.projects.model.Budget;
import io.holdfast.projects.model.ListedProject;
import io.holdfast.projects.model.Milestone;
import io.holdfast.projects.model.Timeline;
import io.holdfast.zoho.projects.ZohoPhase;
import io.holdfast.zoho.projects.ZohoProject;
import java.util.List;
import java.util.Map;

/** Puts what Zoho lists apart together: projects, and the phases that belong to them. */
public final class Listing {
    private Listing() {}

    /** Phases of projects that are not listed are left out: they belong to projects that we may not see. */
    public static List<ListedProject> of(List<ZohoProject> projects, List<ZohoPhase> phases) {
        Map<String, List<Milestone>> milestones =
                phases.stream().collect(groupingBy(ZohoPhase::projectId, mapping(Listing::milestone, toList())));
        return projects.stream()
                .map(project -> project(project, milestones.getOrDefault(project.id(), List.of())))
                .toList();
    }

    private static ListedProject project(ZohoProject project, List<Milestone> milestones) {
        return new ListedProject(
                project.id(),
                project.accountId(),
                project.name(),
                project.status(),
                project.progressPercentage(),
                milestones,
                new Timeline(project.startDate(), project.endDate()),
                project.budget() == null ? null : new Budget(project.budget(), project.currency()));
    }

    private static Milestone milestone(ZohoPhase phase) {
        return new Milestone(
                phase.id(), phase.name(), phase.status(), phase.startDate(), phase.endDate(), phase.completed());
    }
}
