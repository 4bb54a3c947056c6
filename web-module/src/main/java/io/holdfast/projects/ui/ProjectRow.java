package io.holdfast.projects.ui;

import io.holdfast.projects.model.Milestone;
import io.holdfast.projects.usecase.ProjectSummary;
import io.holdfast.webshared.ui.Tag;
import io.holdfast.webshared.ui.ViewerClock;
import java.time.LocalDate;

/**
 * One project in a list, in words.
 *
 * @param milestone the next milestone's name; null when there is none
 * @param milestoneDay "24 Nov", or "was 14 Nov" when that day has passed; null when there is no milestone
 */
public record ProjectRow(
        String id, String name, String account, Tag tag, int progress, String milestone, String milestoneDay) {

    static ProjectRow of(ProjectSummary project, ViewerClock clock) {
        Milestone next = project.nextMilestone();
        return new ProjectRow(
                project.id(),
                project.name(),
                project.accountName(),
                States.ofProject(project.status(), project.progressPercentage(), project.endDate(), clock.today()),
                project.progressPercentage(),
                next == null ? null : next.name(),
                next == null ? null : day(next.endDate(), clock));
    }

    private static String day(LocalDate end, ViewerClock clock) {
        if (end == null) {
            return "no date";
        }
        return end.isBefore(clock.today()) ? "was " + clock.day(end) : clock.day(end);
    }
}
